package org.saan.thaitext;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Thai text in lines of a given width, broken between words; nothing is added to the text, and no line ends inside a character.
 *
 * <pre>{@code
 * ThaiLines.wrap("กลุ่มทอผ้าบ้านดอนแก้ว", 8)    // [กลุ่มทอผ้า, บ้านดอน, แก้ว]
 * ThaiLines.width("กลุ่มที่")                // 4
 * ThaiLines.characters("ผู้นำ")              // [ผู้, นำ]
 * }</pre>
 */
public final class ThaiLines {
    private ThaiLines() {}

    /** How many columns a text takes where every letter has the same width; letters of East Asia take two. */
    public static int width(String text) {
        return text.codePoints().map(ThaiLines::width).sum();
    }

    /** What a reader counts as characters: a letter with its vowels and marks is one. */
    public static List<String> characters(String text) {
        var breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
        breaks.setText(text);
        var all = new ArrayList<String>();
        int from = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            all.add(text.substring(from, end));
            from = end;
        }
        return List.copyOf(all);
    }

    /**
     * The lines of a text. Spaces at the end of a line are left out; a word wider than the line is cut between characters. Breaks that
     * the text has itself are kept.
     *
     * @param columns at least one
     */
    public static List<String> wrap(String text, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("no room for text in " + columns + " columns");
        }
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var piece : ThaiText.linePieces(text)) {
            if (width(line + piece.stripTrailing()) > columns && !line.isEmpty()) {
                end(line, lines);
            }
            if (width(piece.stripTrailing()) > columns) {
                cut(piece, columns, line, lines);
            } else {
                line.append(piece);
            }
            if (piece.endsWith("\n") || piece.endsWith("\r")) {
                end(line, lines);
            }
        }
        if (!line.isEmpty()) {
            end(line, lines);
        }
        return List.copyOf(lines);
    }

    private static void cut(String piece, int columns, StringBuilder line, List<String> lines) {
        for (var character : characters(piece)) {
            if (!line.isEmpty() && width(line + character.stripTrailing()) > columns) {
                end(line, lines);
            }
            line.append(character);
        }
    }

    private static void end(StringBuilder line, List<String> lines) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        int width = c < 0x1100 ? 0 : UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
    }
}
