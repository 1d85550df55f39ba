package org.saan.thaitext;

/**
 * Where Thai writing may be parted at all: never before a vowel or mark that hangs on the letter before it, never after a vowel that
 * is written before its consonant, never between a letter and its silencer. What lies between two such places is a cluster;
 * each is one or more of the characters that a reader counts.
 */
final class ThaiClusters {
    private static final char MAI_HAN_AKAT = '\u0e31';
    private static final char SARA_UEE = '\u0e37';
    private static final char MAI_TAI_KHU = '\u0e47';
    private static final char THANTHAKHAT = '\u0e4c';

    private ThaiClusters() {}

    /** Whether the text may be parted before the character at {@code i}. */
    static boolean mayPart(String text, int i) {
        char c = text.charAt(i);
        char before = text.charAt(i - 1);
        if (hangs(c)) {
            return false;
        }
        if (!isConsonant(c)) {
            return true;
        }
        if (isLeadingVowel(before) || isSilenced(text, i)) {
            return false;
        }
        char vowel = NormalForm.isTone(before) && i > 1 ? text.charAt(i - 2) : before;
        return !needsFinal(vowel, text, i);
    }

    /** Vowels after or over their consonant, marks, and the signs of repeating and shortening. */
    private static boolean hangs(char c) {
        return (c >= '\u0e2f' && c <= '\u0e3a') || (c >= '\u0e45' && c <= '\u0e4e');
    }

    static boolean isConsonant(char c) {
        return c >= '\u0e01' && c <= '\u0e2e';
    }

    static boolean isLeadingVowel(char c) {
        return c >= '\u0e40' && c <= '\u0e44';
    }

    /** ร in จันทร์ and ธิ in สิทธิ์ are not spoken: they stay with what is. */
    private static boolean isSilenced(String text, int i) {
        int next = i + 1;
        if (next < text.length() && (text.charAt(next) == '\u0e34' || text.charAt(next) == '\u0e38')) {
            next++;
        }
        return next < text.length() && text.charAt(next) == THANTHAKHAT;
    }

    /** These vowels do not end a syllable; ก็ does. */
    private static boolean needsFinal(char vowel, String text, int i) {
        return vowel == MAI_HAN_AKAT
                || vowel == SARA_UEE
                || (vowel == MAI_TAI_KHU
                        && !(i >= 2 && text.charAt(i - 2) == 'ก' && (i < 3 || !isLeadingVowel(text.charAt(i - 3)))));
    }
}
