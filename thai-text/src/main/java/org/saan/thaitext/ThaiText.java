package org.saan.thaitext;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The form of Thai text in which two ways of typing the same word are equal, and where Thai text may be cut.
 *
 * <pre>{@code
 * ThaiText.normal("นํ้าใส")          // น้ำใส
 * ThaiText.normal("  เเม่ ริม ")     // แม่ ริม
 * ThaiText.matchingKey("กลุ่ม ทอผ้า")  // กลุ่มทอผ้า
 * }</pre>
 */
public final class ThaiText {
    private ThaiText() {}

    /**
     * The normal form: NFC, sara am and tone marks in one order (consonant, tone, sara am), the marks of a consonant in one
     * order, two sara e as sara ae, a mark typed twice once, no signs of zero width, spaces single and none at the ends.
     * Applying it again changes nothing; text that is normal is given back as the same object.
     */
    public static String normal(String text) {
        return NormalForm.of(text);
    }

    /**
     * What is left of a name when spaces, punctuation, letter case and the kind of digits do not count. Names with the same
     * key are candidates for being the same; a person decides.
     */
    public static String matchingKey(String text) {
        var plain = ThaiDigits.toArabic(normal(text)).toLowerCase(Locale.ROOT);
        var kept = new StringBuilder(plain.length());
        plain.codePoints().filter(ThaiText::countsInKey).forEach(kept::appendCodePoint);
        return kept.length() == plain.length() ? plain : normal(kept.toString());
    }

    private static boolean countsInKey(int c) {
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    /**
     * Shortens for a narrow place without cutting inside what a reader sees as one character.
     *
     * <pre>{@code
     * ThaiText.shorten("เกียรติบัตรผู้นำกลุ่มทอผ้า", 10)  // เกียรติบัตรผู้นำ…
     * }</pre>
     *
     * @param characters how many, as a reader counts them; the sign of omission comes on top
     */
    public static String shorten(String text, int characters) {
        if (characters < 0) {
            throw new IllegalArgumentException("cannot shorten to " + characters);
        }
        var breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
        breaks.setText(text);
        int end = breaks.next(characters + 1) == BreakIterator.DONE ? text.length() : breaks.previous();
        return end >= text.length() ? text : text.substring(0, end) + "\u2026";
    }

    /**
     * The pieces between which a line may be broken, by dictionary: {@code "กลุ่มทอผ้า"} is กลุ่ม, ทอ, ผ้า. Joined again
     * they are the text.
     */
    public static List<String> linePieces(String text) {
        var breaks = BreakIterator.getLineInstance(ULocale.forLanguageTag("th"));
        breaks.setText(text);
        var pieces = new ArrayList<String>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            pieces.add(text.substring(start, end));
            start = end;
        }
        return List.copyOf(pieces);
    }
}
