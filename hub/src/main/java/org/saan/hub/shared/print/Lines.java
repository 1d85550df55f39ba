package org.saan.hub.shared.print;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.saan.thaitext.ThaiLines;

/** Sets words into lines of a width. Nothing is added to them; only spaces at the end of a line are not drawn. */
final class Lines {
    private final List<Span> spans;
    private final Style style;
    private final Function<Face, EmbeddedFont> fonts;
    private final float width;
    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private int start;

    private Lines(List<Span> spans, Style style, float width, Function<Face, EmbeddedFont> fonts) {
        this.spans = spans;
        this.style = style;
        this.width = width;
        this.fonts = fonts;
        var joined = new StringBuilder();
        spans.forEach(span -> joined.append(span.words()));
        this.text = joined.toString();
    }

    static List<Line> of(List<Span> spans, Style style, float width, Function<Face, EmbeddedFont> fonts) {
        return new Lines(spans, style, width, fonts).set();
    }

    private List<Line> set() {
        float used = 0;
        int at = 0;
        for (var piece : Breaks.pieces(text)) {
            float wide = width(at, at + piece.stripTrailing().length());
            if (used > 0 && used + wide > width) {
                end(at);
                used = 0;
            }
            if (wide > width) {
                used = cut(at, piece);
            } else {
                used += width(at, at + piece.length());
            }
            at += piece.length();
            if (piece.endsWith("\n")) {
                end(at);
                used = 0;
            }
        }
        if (start < text.length()) {
            end(text.length());
        }
        return lines;
    }

    /** A word that is wider than the line goes on in the next, between two characters. */
    private float cut(int from, String piece) {
        float used = 0;
        int at = from;
        for (var character : ThaiLines.characters(piece)) {
            float wide = width(at, at + character.length());
            if (used > 0 && used + wide > width) {
                end(at);
                used = 0;
            }
            used += wide;
            at += character.length();
        }
        return used;
    }

    private float width(int from, int to) {
        float sum = 0;
        for (var segment : segments(from, to)) {
            sum += segment.width();
        }
        return sum;
    }

    private void end(int to) {
        int last = to;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        lines.add(new Line(segments(start, last)));
        start = to;
    }

    private List<Line.Segment> segments(int from, int to) {
        var found = new ArrayList<Line.Segment>();
        int at = 0;
        for (var span : spans) {
            int first = Math.max(from, at);
            int last = Math.min(to, at + span.words().length());
            at += span.words().length();
            if (first < last) {
                var face = span.face() == null ? style.face() : span.face();
                var words = text.substring(first, last);
                float wide = fonts.apply(face).width(words) * style.size() / 1000;
                found.add(new Line.Segment(face, words, wide, span.link()));
            }
        }
        return List.copyOf(found);
    }
}
