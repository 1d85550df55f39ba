package org.saan.hub.shared.print;

import java.util.List;
import java.util.Set;

/** Where pictures stand: vowels on their consonant, tone marks on their vowel, and letters closer together where they would gape. */
final class Positioning extends LayoutTable {
    Positioning(FontFile font) {
        super(font, "GPOS", Set.of("kern", "mark", "mkmk"));
    }

    @Override
    int applyPart(int type, int lookup, int part, List<Glyph> line, int at) {
        if (type == 8) {
            return inContext(lookup, part, line, at);
        }
        int index = covered(part + font.u16(part + 2), line.get(at).id);
        if (index < 0) {
            return -1;
        }
        return switch (type) {
            case 1 -> single(part, index, line.get(at), at);
            case 2 -> pair(lookup, part, index, line, at);
            case 4 -> onto(part, index, line, at, baseBefore(line, at), false);
            case 6 -> onto(part, index, line, at, previous(lookup, line, at), true);
            default -> throw new IllegalStateException("positioning of type " + type);
        };
    }

    private int single(int part, int index, Glyph glyph, int at) {
        int format = font.u16(part + 4);
        move(glyph, format, part + (font.u16(part) == 1 ? 6 : 8 + index * size(format)));
        return at + 1;
    }

    private int pair(int lookup, int part, int index, List<Glyph> line, int at) {
        int second = next(lookup, line, at);
        if (second >= line.size()) {
            return -1;
        }
        int first = font.u16(part + 4);
        int other = font.u16(part + 6);
        int values = font.u16(part) == 1
                ? valuesOfPair(part + font.u16(part + 10 + 2 * index), size(first) + size(other), line.get(second).id)
                : valuesOfClasses(part, size(first) + size(other), line.get(at).id, line.get(second).id);
        if (values < 0) {
            return -1;
        }
        move(line.get(at), first, values);
        move(line.get(second), other, values + size(first));
        return other == 0 ? second : second + 1;
    }

    private int valuesOfPair(int set, int size, int second) {
        for (int i = 0; i < font.u16(set); i++) {
            int entry = set + 2 + i * (2 + size);
            if (font.u16(entry) == second) {
                return entry + 2;
            }
        }
        return -1;
    }

    private int valuesOfClasses(int part, int size, int first, int second) {
        int row = classOf(part + font.u16(part + 8), first);
        int column = classOf(part + font.u16(part + 10), second);
        return part + 16 + (row * font.u16(part + 14) + column) * size;
    }

    private int baseBefore(List<Glyph> line, int at) {
        int to = at - 1;
        while (to >= 0 && isMark(line.get(to).id)) {
            to--;
        }
        return to;
    }

    /** Fixes a mark by its anchor to that of the glyph which carries it. */
    private int onto(int part, int mark, List<Glyph> line, int at, int carrier, boolean onMark) {
        if (carrier < 0 || (onMark && !isMark(line.get(carrier).id))) {
            return -1;
        }
        int base = covered(part + font.u16(part + 4), line.get(carrier).id);
        if (base < 0) {
            return -1;
        }
        int classes = font.u16(part + 6);
        int marks = part + font.u16(part + 8);
        int bases = part + font.u16(part + 10);
        int markClass = font.u16(marks + 2 + 4 * mark);
        int anchor = font.u16(bases + 2 + 2 * (base * classes + markClass));
        if (anchor == 0) {
            return -1;
        }
        int own = marks + font.u16(marks + 4 + 4 * mark);
        var glyph = line.get(at);
        glyph.carrier = line.get(carrier);
        glyph.dx = font.s16(bases + anchor + 2) - font.s16(own + 2);
        glyph.dy = font.s16(bases + anchor + 4) - font.s16(own + 4);
        return at + 1;
    }

    private void move(Glyph glyph, int format, int values) {
        int at = values;
        for (int bit = 1; bit <= 8; bit <<= 1) {
            if ((format & bit) == 0) {
                continue;
            }
            int value = font.s16(at);
            at += 2;
            switch (bit) {
                case 1 -> glyph.dx += value;
                case 2 -> glyph.dy += value;
                case 4 -> glyph.advance += value;
                default -> {}
            }
        }
    }

    private static int size(int format) {
        return 2 * Integer.bitCount(format);
    }
}
