package org.saan.hub.shared.print;

import java.util.List;
import java.util.Set;

/** Which other picture a letter takes beside its neighbours: ญ and ฐ lose their lower part over ุ ู, ป makes room for tone marks. */
final class Substitution extends LayoutTable {
    Substitution(FontFile font) {
        super(font, "GSUB", Set.of("ccmp", "calt", "rlig"));
    }

    @Override
    int applyPart(int type, int lookup, int part, List<Glyph> line, int at) {
        if (type == 6) {
            return inContext(lookup, part, line, at);
        }
        var glyph = line.get(at);
        int index = covered(part + font.u16(part + 2), glyph.id);
        if (index < 0) {
            return -1;
        }
        return switch (type) {
            case 1 -> {
                glyph.id =
                        font.u16(part) == 1 ? glyph.id + font.s16(part + 4) & 0xffff : font.u16(part + 6 + 2 * index);
                yield at + 1;
            }
            case 2 -> several(part + font.u16(part + 6 + 2 * index), line, at);
            case 4 -> together(lookup, part + font.u16(part + 6 + 2 * index), line, at);
            default -> throw new IllegalStateException("substitution of type " + type);
        };
    }

    private int several(int sequence, List<Glyph> line, int at) {
        int count = font.u16(sequence);
        var first = line.remove(at);
        for (int i = 0; i < count; i++) {
            line.add(at + i, new Glyph(font.u16(sequence + 2 + 2 * i), first.character));
        }
        return at + count;
    }

    private int together(int lookup, int set, List<Glyph> line, int at) {
        for (int l = 0; l < font.u16(set); l++) {
            int ligature = set + font.u16(set + 2 + 2 * l);
            var places = new int[font.u16(ligature + 2)];
            boolean fits = true;
            for (int i = 1; i < places.length && fits; i++) {
                places[i] = next(lookup, line, i == 1 ? at : places[i - 1]);
                fits = places[i] < line.size() && line.get(places[i]).id == font.u16(ligature + 2 + 2 * i);
            }
            if (fits) {
                line.get(at).id = font.u16(ligature);
                for (int i = places.length - 1; i > 0; i--) {
                    line.remove(places[i]);
                }
                return at + 1;
            }
        }
        return -1;
    }
}
