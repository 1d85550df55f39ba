package org.saan.hub.shared.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A TrueType font as the file says it is: which picture stands for a character, how wide it is, and the tables of its layout. */
final class FontFile {
    private final ByteBuffer bytes;
    private final Map<String, Integer> tables = new HashMap<>();
    private final Map<Integer, Integer> glyphs = new HashMap<>();
    private final int widths;
    final int unitsPerEm;
    final int ascent;
    final int descent;

    private FontFile(byte[] file) {
        this.bytes = ByteBuffer.wrap(file).asReadOnlyBuffer();
        for (int i = 0; i < u16(4); i++) {
            int at = 12 + 16 * i;
            tables.put(tag(at), bytes.getInt(at + 8));
        }
        unitsPerEm = u16(table("head") + 18);
        ascent = s16(table("hhea") + 4);
        descent = s16(table("hhea") + 6);
        widths = u16(table("hhea") + 34);
        readCharacters();
    }

    /** A font that is part of the program. */
    static FontFile of(String resource) {
        try (var in = FontFile.class.getResourceAsStream("fonts/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("no font " + resource);
            }
            return new FontFile(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pictures of the characters of Unicode's first plane (format 4). */
    private void readCharacters() {
        int cmap = table("cmap");
        for (int i = 0; i < u16(cmap + 2); i++) {
            int sub = cmap + bytes.getInt(cmap + 8 + 8 * i);
            if (u16(cmap + 4 + 8 * i) == 3 && u16(sub) == 4) {
                readSegments(sub, u16(sub + 6));
                return;
            }
        }
        throw new IllegalStateException("no table of characters");
    }

    private void readSegments(int sub, int twice) {
        int ends = sub + 14;
        int starts = ends + twice + 2;
        int deltas = starts + twice;
        int offsets = deltas + twice;
        for (int s = 0; s < twice; s += 2) {
            int offset = u16(offsets + s);
            for (int c = u16(starts + s); c <= u16(ends + s) && c < 0xffff; c++) {
                int glyph = offset == 0 ? c : u16(offsets + s + offset + 2 * (c - u16(starts + s)));
                if (offset == 0 || glyph != 0) {
                    glyphs.put(c, glyph + s16(deltas + s) & 0xffff);
                }
            }
        }
    }

    boolean has(int character) {
        return glyphs.containsKey(character);
    }

    /** The picture of a character; that of a missing one is 0, a box. */
    int glyph(int character) {
        return glyphs.getOrDefault(character, 0);
    }

    int advance(int glyph) {
        return u16(table("hmtx") + 4 * Math.min(glyph, widths - 1));
    }

    /** The outline; empty for a space. */
    ByteBuffer outline(int glyph) {
        boolean wide = u16(table("head") + 50) == 1;
        int loca = table("loca");
        int from = wide ? bytes.getInt(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph);
        int to = wide ? bytes.getInt(loca + 4 * glyph + 4) : 2 * u16(loca + 2 * glyph + 2);
        return bytes.slice(table("glyf") + from, to - from);
    }

    int table(String name) {
        var at = tables.get(name);
        if (at == null) {
            throw new IllegalStateException("font without table " + name);
        }
        return at;
    }

    int u16(int at) {
        return bytes.getShort(at) & 0xffff;
    }

    int s16(int at) {
        return bytes.getShort(at);
    }

    int u32(int at) {
        return bytes.getInt(at);
    }

    String tag(int at) {
        var tag = new byte[4];
        bytes.get(at, tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }
}
