package org.saan.hub.shared.print;

/**
 * How words stand on paper. Lines of Thai need room: vowels and tone marks stand in three storeys over a letter and one under it.
 *
 * @param size in points
 * @param leading from one line to the next, in points
 * @param colour red, green and blue, as {@code 0x1e1915}
 * @param before room above the first line, in points
 */
public record Style(Face face, float size, float leading, int colour, Side side, float before) {
    /** Where lines begin or end. */
    public enum Side {
        LEFT,
        CENTRE,
        RIGHT
    }

    public static final int INK = 0x1e1915;
    public static final int PALE = 0x665c51;
    public static final int INDIGO = 0x27407a;

    public static final Style BODY = new Style(Face.TEXT, 9.5f, 16, INK, Side.LEFT, 3);
    public static final Style SMALL = new Style(Face.TEXT, 7.5f, 12.5f, PALE, Side.LEFT, 2);
    public static final Style NAME = new Style(Face.TITLE, 20, 33, INK, Side.LEFT, 4);
    public static final Style HEADING = new Style(Face.TITLE, 12.5f, 21, INK, Side.LEFT, 4);
    public static final Style SUBHEADING = new Style(Face.STRONG, 10, 17, INK, Side.LEFT, 2);

    public Style {
        if (size <= 0 || leading < size) {
            throw new IllegalArgumentException("size " + size + " in lines of " + leading);
        }
    }

    public Style in(int other) {
        return new Style(face, size, leading, other, side, before);
    }

    public Style at(Side other) {
        return new Style(face, size, leading, colour, other, before);
    }

    public Style sized(float other, float itsLeading) {
        return new Style(face, other, itsLeading, colour, side, before);
    }

    public Style after(float room) {
        return new Style(face, size, leading, colour, side, room);
    }
}
