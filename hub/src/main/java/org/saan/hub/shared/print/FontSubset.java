package org.saan.hub.shared.print;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small TrueType file of the glyphs that a document uses, and of new ones made of several. Without hints, for paper. */
final class FontSubset {
    private static final int HEADER = 10;
    private static final int WORDS = 1;
    private static final int ARE_OFFSETS = 2;
    private static final int MORE = 0x20;
    private static final int INSTRUCTIONS = 0x100;

    private record Outline(byte[] bytes, int advance) {
        int bound(int which) {
            return bytes.length == 0 ? 0 : ByteBuffer.wrap(bytes).getShort(2 + 2 * which);
        }
    }

    private final FontFile font;
    private final List<Outline> outlines = new ArrayList<>();
    private final Map<Integer, Integer> taken = new HashMap<>();

    FontSubset(FontFile font) {
        this.font = font;
        take(0);
    }

    int size() {
        return outlines.size();
    }

    int advance(int code) {
        return outlines.get(code).advance();
    }

    /** A new glyph out of glyphs of the font; its code. */
    int add(List<EmbeddedFont.Part> parts, int advance) {
        var drawn = parts.stream()
                .filter(part -> font.outline(part.glyph()).hasRemaining())
                .toList();
        byte[] bytes;
        if (drawn.isEmpty()) {
            bytes = new byte[0];
        } else if (drawn.size() == 1
                && drawn.getFirst().x() == 0
                && drawn.getFirst().y() == 0) {
            bytes = outlines.get(take(drawn.getFirst().glyph())).bytes();
        } else {
            bytes = composed(drawn);
        }
        outlines.add(new Outline(bytes, Math.max(0, advance)));
        return outlines.size() - 1;
    }

    private int take(int glyph) {
        var known = taken.get(glyph);
        if (known != null) {
            return known;
        }
        var outline = font.outline(glyph);
        var bytes = new byte[outline.remaining()];
        outline.get(bytes);
        if (bytes.length > 0) {
            bytes = ByteBuffer.wrap(bytes).getShort(0) < 0 ? renumbered(bytes) : withoutHints(bytes);
        }
        outlines.add(new Outline(bytes, font.advance(glyph)));
        taken.put(glyph, outlines.size() - 1);
        return outlines.size() - 1;
    }

    private static byte[] withoutHints(byte[] glyph) {
        var in = ByteBuffer.wrap(glyph);
        int hints = HEADER + 2 * in.getShort(0);
        int length = in.getShort(hints) & 0xffff;
        var out = ByteBuffer.allocate(glyph.length - length);
        out.put(glyph, 0, hints).putShort((short) 0);
        out.put(glyph, hints + 2 + length, glyph.length - hints - 2 - length);
        return out.array();
    }

    /** A glyph that the font itself makes of others, which have new numbers here. */
    private byte[] renumbered(byte[] glyph) {
        var in = ByteBuffer.wrap(glyph);
        int at = HEADER;
        int flags;
        do {
            flags = in.getShort(at) & 0xffff;
            in.putShort(at, (short) (flags & ~INSTRUCTIONS));
            in.putShort(at + 2, (short) take(in.getShort(at + 2) & 0xffff));
            at += 4 + ((flags & WORDS) == 0 ? 2 : 4);
            at += (flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0;
        } while ((flags & MORE) != 0);
        var out = new byte[at];
        in.get(0, out);
        return out;
    }

    private byte[] composed(List<EmbeddedFont.Part> parts) {
        var out = ByteBuffer.allocate(HEADER + 8 * parts.size());
        int[] box = {Short.MAX_VALUE, Short.MAX_VALUE, Short.MIN_VALUE, Short.MIN_VALUE};
        out.putShort((short) -1).position(HEADER);
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            int code = take(part.glyph());
            var outline = outlines.get(code);
            box[0] = Math.min(box[0], outline.bound(0) + part.x());
            box[1] = Math.min(box[1], outline.bound(1) + part.y());
            box[2] = Math.max(box[2], outline.bound(2) + part.x());
            box[3] = Math.max(box[3], outline.bound(3) + part.y());
            out.putShort((short) (WORDS | ARE_OFFSETS | (i < parts.size() - 1 ? MORE : 0)));
            out.putShort((short) code).putShort((short) part.x()).putShort((short) part.y());
        }
        for (int i = 0; i < 4; i++) {
            out.putShort(2 + 2 * i, (short) box[i]);
        }
        return out.array();
    }

    /** Bounds of all, in thousandths. */
    String box() {
        var out = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            int which = i;
            var bounds = outlines.stream().mapToInt(outline -> outline.bound(which));
            int bound = (i < 2 ? bounds.min() : bounds.max()).orElse(0);
            out.append(i == 0 ? "" : " ").append(PdfFile.number(bound * 1000f / font.unitsPerEm));
        }
        return out.toString();
    }

    byte[] file() {
        var glyf = new ByteArrayOutputStream();
        var loca = ByteBuffer.allocate(4 * size() + 4);
        var hmtx = ByteBuffer.allocate(4 * size());
        for (var outline : outlines) {
            loca.putInt(glyf.size());
            glyf.writeBytes(outline.bytes());
            while (glyf.size() % 4 != 0) {
                glyf.write(0);
            }
            hmtx.putShort((short) outline.advance()).putShort((short) outline.bound(0));
        }
        loca.putInt(glyf.size());
        var head = copied("head", 54);
        head.putInt(8, 0).putShort(50, (short) 1);
        var hhea = copied("hhea", 36);
        hhea.putShort(34, (short) size());
        var maxp = copied("maxp", 32);
        maxp.putShort(4, (short) size()).putShort(10, (short) 2000).putShort(12, (short) 200);
        maxp.putShort(26, (short) 0).putShort(28, (short) 16).putShort(30, (short) 4);
        return TrueTypeFile.of(Map.of(
                "glyf", glyf.toByteArray(),
                "head", head.array(),
                "hhea", hhea.array(),
                "hmtx", hmtx.array(),
                "loca", loca.array(),
                "maxp", maxp.array()));
    }

    private ByteBuffer copied(String table, int length) {
        var copy = ByteBuffer.allocate(length);
        for (int i = 0; i < length; i += 2) {
            copy.putShort(i, (short) font.u16(font.table(table) + i));
        }
        return copy;
    }
}
