package org.saan.thaitext;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;

/**
 * The order of a Thai dictionary: a vowel written before its consonant counts after it, and tone marks count last. It is
 * the order that PostgreSQL has under the name {@code th-x-icu}, to the last text: what the dictionary holds to be equal is
 * ordered by code points, so that only a text and itself are equal. (A mark on a sign instead of a letter, as in {@code "/่"},
 * has no place of its own: there versions of ICU differ.)
 *
 * <pre>{@code
 * List.of("ก๋วย", "กวย", "ก้วย").stream().sorted(ThaiOrder.dictionary()).toList()   // [กวย, ก้วย, ก๋วย]
 * List.of("แก้ว", "ขนุน", "เกาะ").stream().sorted(ThaiOrder.dictionary()).toList()   // [เกาะ, แก้ว, ขนุน]
 * Arrays.compareUnsigned(ThaiOrder.sortKey("เกาะ"), ThaiOrder.sortKey("แก้ว")) < 0   // true
 * }</pre>
 */
public final class ThaiOrder {
    private static final Collator THAI =
            Collator.getInstance(ULocale.forLanguageTag("th")).freeze();
    private static final Comparator<String> TOTAL = ThaiOrder::compare;

    private ThaiOrder() {}

    /** Compares as a dictionary does: กวย, ก่วย, ก้วย, ก๊วย, ก๋วย. Safe for many threads. */
    public static Comparator<String> dictionary() {
        return TOTAL;
    }

    /**
     * Bytes to keep beside a text that is sorted often; compared without sign they have the order of the dictionary. Texts
     * that the dictionary holds to be equal have the same bytes.
     */
    public static byte[] sortKey(String text) {
        return THAI.getCollationKey(text).toByteArray();
    }

    private static int compare(String left, String right) {
        int order = THAI.compare(left, right);
        return order == 0 ? byCodePoint(left, right) : order;
    }

    /** UTF-16 puts the signs above U+FFFF before U+E000; the order of their bytes in a database does not. */
    private static int byCodePoint(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                boolean both = Character.isSurrogate(l) == Character.isSurrogate(r);
                return both ? Character.compare(l, r) : Character.isSurrogate(l) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
