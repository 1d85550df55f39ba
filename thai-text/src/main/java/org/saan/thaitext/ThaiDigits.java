package org.saan.thaitext;

/**
 * Thai digits ๐ to ๙ and the digits 0 to 9 stand for the same numbers.
 *
 * <pre>{@code
 * ThaiDigits.toArabic("1๒ ผืน")   // 12 ผืน
 * ThaiDigits.toThai("2557")      // ๒๕๕๗
 * }</pre>
 */
public final class ThaiDigits {
    private ThaiDigits() {}

    /** The text with every digit, Thai or of full width, as 0 to 9; everything else stays. */
    public static String toArabic(String text) {
        var all = new StringBuilder(text);
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c >= '\u0e50' && c <= '\u0e59') {
                all.setCharAt(i, (char) ('0' + c - '\u0e50'));
            } else if (c >= '\uff10' && c <= '\uff19') {
                all.setCharAt(i, (char) ('0' + c - '\uff10'));
            }
        }
        return all.toString();
    }

    /** The text with 0 to 9 as ๐ to ๙. */
    public static String toThai(String text) {
        var all = new StringBuilder(text);
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (c >= '0' && c <= '9') {
                all.setCharAt(i, (char) ('\u0e50' + c - '0'));
            }
        }
        return all.toString();
    }
}
