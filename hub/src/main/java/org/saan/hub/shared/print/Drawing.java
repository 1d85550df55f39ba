package org.saan.hub.shared.print;

import java.util.List;
import java.util.Locale;

/**
 * A drawing of areas and words, the same on the screen and on paper. Measures count from its upper left corner, in points of a paper
 * that is as wide as the drawing.
 *
 * @param words what it shows, for those who do not see it
 */
public record Drawing(float width, float height, List<Mark> marks, String words) {

    /** What is drawn; later marks lie over earlier ones. */
    public sealed interface Mark {}

    /** A filled rectangle; {@code colour} as {@code 0x1e1915}. */
    public record Area(int colour, float x, float y, float width, float height) implements Mark {}

    /** One line of words around {@code x}, its middle at {@code y}. */
    public record Label(String words, float x, float y, float size, Style.Side side) implements Mark {}

    public Drawing {
        marks = List.copyOf(marks);
        if (!(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException("a drawing of " + width + " by " + height);
        }
    }

    /** For the screen; as large as its place allows. */
    public String svg() {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" role=\"img\">"
                .formatted(n(width), n(height)));
        svg.append("<title>").append(escaped(words)).append("</title>");
        for (var mark : marks) {
            switch (mark) {
                case Area area ->
                    svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"#%06X\"/>"
                            .formatted(
                                    n(area.x()),
                                    n(area.y()),
                                    n(area.width()),
                                    n(area.height()),
                                    area.colour() & 0xffffff));
                case Label label ->
                    svg.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" fill=\"#%06X\">%s</text>"
                            .formatted(
                                    n(label.x()),
                                    n(label.y() + label.size() * 0.36f),
                                    n(label.size()),
                                    switch (label.side()) {
                                        case LEFT -> "start";
                                        case CENTRE -> "middle";
                                        case RIGHT -> "end";
                                    },
                                    Style.INK,
                                    escaped(label.words())));
            }
        }
        return svg.append("</svg>").toString();
    }

    private static String n(float value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
