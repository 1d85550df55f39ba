package org.saan.hub.shared.print;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts text into the pictures of one font as Thai is written, by the font's own tables. Sara am is first taken apart, as in
 * HarfBuzz: its ring goes under the tone mark. Characters without a picture of their own that join or part words are not drawn.
 */
final class Shaper {
    private static final char SARA_AM = '\u0e33';
    private static final char NIKHAHIT = '\u0e4d';
    private static final char SARA_AA = '\u0e32';

    private final FontFile font;
    private final Substitution substitution;
    private final Positioning positioning;

    Shaper(FontFile font) {
        this.font = font;
        this.substitution = new Substitution(font);
        this.positioning = new Positioning(font);
    }

    /** The glyphs of a line, each with its place in units of the font. */
    List<Glyph> shape(String text) {
        var line = glyphs(text);
        substitution.apply(line);
        line.forEach(glyph -> glyph.advance = font.advance(glyph.id));
        positioning.apply(line);
        int pen = 0;
        for (var glyph : line) {
            var carrier = glyph.carrier;
            glyph.x = (carrier == null ? pen : carrier.x) + glyph.dx;
            glyph.y = (carrier == null ? 0 : carrier.y) + glyph.dy;
            pen += glyph.advance;
        }
        return line;
    }

    private List<Glyph> glyphs(String text) {
        var line = new ArrayList<Glyph>(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == SARA_AM) {
                int ring = line.size();
                while (ring > 0 && isAbove(text.charAt(line.get(ring - 1).character))) {
                    ring--;
                }
                line.add(ring, new Glyph(font.glyph(NIKHAHIT), i));
                line.add(new Glyph(font.glyph(SARA_AA), i));
            } else if (!isUnseen(c)) {
                line.add(new Glyph(font.glyph(c), i));
            }
        }
        return line;
    }

    private static boolean isAbove(char c) {
        return c == '\u0e31' || (c >= '\u0e34' && c <= '\u0e37') || (c >= '\u0e47' && c <= '\u0e4e');
    }

    /** Word joiner, zero-width spaces, soft hyphen and others that are never a picture. */
    static boolean isUnseen(int c) {
        return Character.getType(c) == Character.FORMAT || Character.isISOControl(c) || (c >= 0xfe00 && c <= 0xfe0f);
    }
}
