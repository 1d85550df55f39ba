package org.saan.thaitext;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form of Thai text in which two ways of typing the same word are equal, and where Thai text may be cut.
 *
 * <pre>{@code
 * ThaiText.normal("นํ้าใส")          // "น้ำใส": nikhahit and sara aa become sara am, after the tone mark
 * ThaiText.normal("  เเม่ ริม ")     // "แม่ ริม": two sara e are one sara ae
 * ThaiText.matchingKey("กลุ่ม ทอผ้า")  // "กลุ่มทอผ้า": for finding equals, never for showing
 * }</pre>
 */
public final class ThaiText {
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff]");
    private static final Pattern SPACES =
            Pattern.compile("[\\s\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f" + "\\u205f\\u3000]+");
    private static final Pattern SPLIT_SARA_AM = Pattern.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32");
    private static final Pattern TONE_AFTER_SARA_AM = Pattern.compile("\u0e33([\u0e48-\u0e4b])");
    private static final Pattern TONE_BEFORE_VOWEL = Pattern.compile("([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e39\u0e47])");
    private static final Pattern SAME_MARK_TWICE = Pattern.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+");
    private static final Pattern NOT_IN_KEY = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private ThaiText() {}

    /**
     * The normal form: NFC, sara am and tone marks in one order (consonant, tone, sara am), two sara e as sara ae, a mark
     * typed twice once, no signs of zero width, spaces single and none at the ends. Applying it again changes nothing.
     */
    public static String normal(String text) {
        var now = text;
        String before;
        do {
            before = now;
            now = once(now);
        } while (!now.equals(before));
        return now;
    }

    private static String once(String text) {
        var t = Normalizer2.getNFCInstance().normalize(UNSEEN.matcher(text).replaceAll(""));
        t = SPLIT_SARA_AM.matcher(t).replaceAll("$1\u0e33");
        t = TONE_AFTER_SARA_AM.matcher(t).replaceAll("$1\u0e33");
        t = TONE_BEFORE_VOWEL.matcher(t).replaceAll("$2$1");
        t = SAME_MARK_TWICE.matcher(t).replaceAll("$1");
        t = t.replace("\u0e40\u0e40", "\u0e41");
        return SPACES.matcher(t).replaceAll(" ").strip();
    }

    /**
     * What is left of a name when spaces, punctuation, letter case and the kind of digits do not count. Names with the same
     * key are candidates for being the same; a person decides.
     */
    public static String matchingKey(String text) {
        var plain = ThaiDigits.toArabic(normal(text)).toLowerCase(Locale.ROOT);
        return normal(NOT_IN_KEY.matcher(plain).replaceAll(""));
    }

    /**
     * Shortens for a narrow place without cutting inside what a reader sees as one character.
     *
     * <pre>{@code
     * ThaiText.shorten("เกียรติบัตรผู้นำกลุ่มทอผ้า", 10)  // "เกียรติบัตรผู้นำ…"
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
