package org.saan.hub.shared.print;

import org.jspecify.annotations.Nullable;

/** One picture of a font in a line: what it stands for, where it is moved to, and to which other it is fixed. */
final class Glyph {
    int id;
    /** Place in the text of the first character it stands for. */
    final int character;

    int advance;
    int dx;
    int dy;
    /** A mark is placed from the glyph that carries it. */
    @Nullable
    Glyph carrier;
    /** Where it stands in the line at last, in units of the font. */
    int x;

    int y;

    Glyph(int id, int character) {
        this.id = id;
        this.character = character;
    }
}
