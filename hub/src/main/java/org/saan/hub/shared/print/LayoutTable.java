package org.saan.hub.shared.print;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the two tables of OpenType layout have in common: which lookups belong to a feature of the Thai script, which glyphs one
 * covers, and which it passes over. Both reach their glyphs by these rules: <a
 * href="https://learn.microsoft.com/typography/opentype/spec/chapter2">OpenType, common table formats</a>.
 */
abstract class LayoutTable {
    private static final int MARK = 3;
    private static final int MARKS_IN_SET = 0x10;

    final FontFile font;
    private final int lookups;
    private final List<Integer> used;

    LayoutTable(FontFile font, String name, Set<String> features) {
        this.font = font;
        int table = font.table(name);
        this.lookups = table + font.u16(table + 8);
        this.used = List.copyOf(lookupsOf(table, features));
    }

    private Set<Integer> lookupsOf(int table, Set<String> features) {
        var found = new TreeSet<Integer>();
        int scripts = table + font.u16(table + 4);
        int all = table + font.u16(table + 6);
        for (int s = 0; s < font.u16(scripts); s++) {
            if (!font.tag(scripts + 2 + 6 * s).equals("thai")) {
                continue;
            }
            int script = scripts + font.u16(scripts + 6 + 6 * s);
            int language = script + font.u16(script);
            for (int f = 0; f < font.u16(language + 4); f++) {
                int entry = all + 2 + 6 * font.u16(language + 6 + 2 * f);
                if (features.contains(font.tag(entry))) {
                    int feature = all + font.u16(entry + 4);
                    for (int l = 0; l < font.u16(feature + 2); l++) {
                        found.add(font.u16(feature + 4 + 2 * l));
                    }
                }
            }
        }
        return found;
    }

    /** Changes a line of glyphs, lookup by lookup. */
    void apply(List<Glyph> line) {
        for (int number : used) {
            int lookup = lookup(number);
            int at = 0;
            while (at < line.size()) {
                int next = passesOver(lookup, line.get(at).id) ? -1 : applyAt(lookup, line, at);
                at = next < 0 ? at + 1 : next;
            }
        }
    }

    int lookup(int number) {
        return lookups + font.u16(lookups + 2 + 2 * number);
    }

    /** Tries the parts of a lookup at one place; where to go on, or -1 when none was for it. */
    int applyAt(int lookup, List<Glyph> line, int at) {
        for (int s = 0; s < font.u16(lookup + 4); s++) {
            int next = applyPart(font.u16(lookup), lookup, lookup + font.u16(lookup + 6 + 2 * s), line, at);
            if (next >= 0) {
                return next;
            }
        }
        return -1;
    }

    abstract int applyPart(int type, int lookup, int part, List<Glyph> line, int at);

    /** A rule that holds between certain neighbours (format 3): where it matches it applies other lookups inside. */
    int inContext(int lookup, int part, List<Glyph> line, int at) {
        int before = part + 2;
        int inside = before + 2 + 2 * font.u16(before);
        int after = inside + 2 + 2 * font.u16(inside);
        int records = after + 2 + 2 * font.u16(after);
        int[] places = match(lookup, part, inside, line, at, 1);
        if (places.length == 0
                || match(lookup, part, before, line, previous(lookup, line, at), -1).length < font.u16(before)
                || match(lookup, part, after, line, next(lookup, line, places[places.length - 1]), 1).length
                        < font.u16(after)) {
            return -1;
        }
        int length = line.size();
        for (int r = 0; r < font.u16(records); r++) {
            int place = places[font.u16(records + 2 + 4 * r)];
            applyAt(lookup(font.u16(records + 4 + 4 * r)), line, place);
        }
        return Math.max(at + 1, places[places.length - 1] + 1 + line.size() - length);
    }

    /** The places of the glyphs that a row of coverages names; none when one does not fit. */
    private int[] match(int lookup, int part, int row, List<Glyph> line, int from, int step) {
        var places = new int[font.u16(row)];
        int at = from;
        for (int i = 0; i < places.length; i++) {
            if (at < 0 || at >= line.size() || covered(part + font.u16(row + 2 + 2 * i), line.get(at).id) < 0) {
                return new int[0];
            }
            places[i] = at;
            at = step > 0 ? next(lookup, line, at) : previous(lookup, line, at);
        }
        return places;
    }

    int next(int lookup, List<Glyph> line, int at) {
        int to = at + 1;
        while (to < line.size() && passesOver(lookup, line.get(to).id)) {
            to++;
        }
        return to;
    }

    int previous(int lookup, List<Glyph> line, int at) {
        int to = at - 1;
        while (to >= 0 && passesOver(lookup, line.get(to).id)) {
            to--;
        }
        return to;
    }

    boolean isMark(int glyph) {
        int gdef = font.table("GDEF");
        return classOf(gdef + font.u16(gdef + 4), glyph) == MARK;
    }

    private boolean passesOver(int lookup, int glyph) {
        int flags = font.u16(lookup + 2);
        if (flags == 0) {
            return false;
        }
        int gdef = font.table("GDEF");
        int kind = classOf(gdef + font.u16(gdef + 4), glyph);
        if (kind > 0 && kind <= MARK && (flags >> kind & 1) == 1) {
            return true;
        }
        if (kind != MARK) {
            return false;
        }
        if ((flags & MARKS_IN_SET) != 0) {
            int sets = gdef + font.u16(gdef + 12);
            int set = font.u16(lookup + 6 + 2 * font.u16(lookup + 4));
            return covered(sets + font.u32(sets + 4 + 4 * set), glyph) < 0;
        }
        return flags >> 8 != 0 && classOf(gdef + font.u16(gdef + 10), glyph) != flags >> 8;
    }

    /** The number of a glyph in a coverage, or -1. */
    int covered(int coverage, int glyph) {
        int count = font.u16(coverage + 2);
        if (font.u16(coverage) == 1) {
            for (int i = 0; i < count; i++) {
                if (font.u16(coverage + 4 + 2 * i) == glyph) {
                    return i;
                }
            }
            return -1;
        }
        for (int i = 0; i < count; i++) {
            int range = coverage + 4 + 6 * i;
            if (glyph >= font.u16(range) && glyph <= font.u16(range + 2)) {
                return font.u16(range + 4) + glyph - font.u16(range);
            }
        }
        return -1;
    }

    int classOf(int classes, int glyph) {
        if (font.u16(classes) == 1) {
            int i = glyph - font.u16(classes + 2);
            return i >= 0 && i < font.u16(classes + 4) ? font.u16(classes + 6 + 2 * i) : 0;
        }
        for (int i = 0; i < font.u16(classes + 2); i++) {
            int range = classes + 4 + 6 * i;
            if (glyph >= font.u16(range) && glyph <= font.u16(range + 2)) {
                return font.u16(range + 4);
            }
        }
        return 0;
    }
}
