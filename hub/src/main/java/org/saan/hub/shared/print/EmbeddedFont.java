package org.saan.hub.shared.print;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saan.thaitext.ThaiLines;

/**
 * The part of a font that one document carries. What a reader counts as one character is one glyph in it, made of the letter,
 * its vowel and its tone mark where they belong: so text is copied out as it was put in, whichever program reads the file.
 */
final class EmbeddedFont {
    /** A glyph of the font moved inside a character. */
    record Part(int glyph, int x, int y) {}

    private record Shape(List<Part> parts, String text) {}

    /** A run of codes, and by how much the pen then goes on differently from the width of the glyph, in units of the font. */
    record Code(int code, int correction) {}

    private static final int REMEMBERED = 20_000;

    final Face face;
    final FontFile file;
    private final Shaper shaper;
    private final Map<Shape, Integer> codes = new HashMap<>();
    private final Map<String, Integer> widths = new HashMap<>();
    private final List<String> texts = new ArrayList<>(List.of(""));
    private final FontSubset subset;

    EmbeddedFont(Face face) {
        this.face = face;
        this.file = Fonts.of(face);
        this.shaper = new Shaper(file);
        this.subset = new FontSubset(file);
    }

    /** In thousandths of the size. */
    float width(String text) {
        if (widths.size() > REMEMBERED) {
            widths.clear();
        }
        int units = widths.computeIfAbsent(
                text,
                key -> shaper.shape(key).stream()
                        .mapToInt(glyph -> glyph.advance)
                        .sum());
        return units * 1000f / file.unitsPerEm;
    }

    /** What to write for a text. */
    List<Code> encode(String text) {
        var codesOfLine = new ArrayList<Code>();
        var glyphs = shaper.shape(text);
        int at = 0;
        int pen = 0;
        int end = 0;
        for (var character : ThaiLines.characters(text)) {
            end += character.length();
            var parts = new ArrayList<Part>();
            int start = pen;
            for (; at < glyphs.size() && glyphs.get(at).character < end; at++) {
                var glyph = glyphs.get(at);
                parts.add(new Part(glyph.id, glyph.x - start, glyph.y));
                pen += glyph.advance;
            }
            if (!parts.isEmpty()) {
                int code = code(parts, seen(character), pen - start);
                codesOfLine.add(new Code(code, pen - start - subset.advance(code)));
            }
        }
        return codesOfLine;
    }

    private int code(List<Part> parts, String text, int advance) {
        return codes.computeIfAbsent(new Shape(parts, text), shape -> {
            int code = subset.add(parts, advance);
            while (texts.size() <= code) {
                texts.add("");
            }
            texts.set(code, text);
            return code;
        });
    }

    private static String seen(String character) {
        var kept = new StringBuilder();
        character.codePoints().filter(c -> !Shaper.isUnseen(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Writes the font; the number of its object. */
    int write(PdfFile pdf) {
        var name = "SAANTH+" + face.postscript();
        int program = pdf.stream("", subset.file());
        int descriptor = pdf.add("<</Type/FontDescriptor/FontName/" + name + "/Flags 4/FontBBox[" + subset.box()
                + "]/ItalicAngle 0/Ascent " + thousandths(file.ascent) + "/Descent " + thousandths(file.descent)
                + "/CapHeight 700/StemV 80/FontFile2 " + program + " 0 R>>");
        var advances = new StringBuilder();
        for (int code = 0; code < subset.size(); code++) {
            advances.append(thousandths(subset.advance(code))).append(' ');
        }
        int descendant = pdf.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor " + descriptor
                + " 0 R/W[0[" + advances + "]]/CIDToGIDMap/Identity>>");
        int unicode = pdf.stream("", characters().getBytes(StandardCharsets.US_ASCII));
        return pdf.add("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts["
                + descendant + " 0 R]/ToUnicode " + unicode + " 0 R>>");
    }

    private String thousandths(int units) {
        return PdfFile.number(units * 1000f / file.unitsPerEm);
    }

    /** What each code is when copied. */
    private String characters() {
        var lines = new ArrayList<String>();
        for (int code = 0; code < texts.size(); code++) {
            if (!texts.get(code).isEmpty()) {
                lines.add("<%04X><%s>\n".formatted(code, PdfFile.hex(texts.get(code))));
            }
        }
        var map = new StringBuilder("""
                /CIDInit/ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
                /CMapName/Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000><FFFF>
                endcodespacerange
                """);
        for (int from = 0; from < lines.size(); from += 100) {
            var part = lines.subList(from, Math.min(lines.size(), from + 100));
            map.append(part.size()).append(" beginbfchar\n");
            part.forEach(map::append);
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
                .toString();
    }
}
