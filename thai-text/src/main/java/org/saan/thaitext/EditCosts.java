package org.saan.thaitext;

import org.saan.thaitext.ThaiLikeness.Kind;

/** What each difference between two Thai texts weighs, in hundredths of a letter. Every cost is the same in both directions. */
final class EditCosts {
    static final int LETTER = 100;
    static final int TONE = 25;
    static final int SAME_SOUND = 20;
    static final int VOWEL_LENGTH = 30;
    static final int SILENCED = 50;
    static final int SWAPPED = 60;
    static final int SPACING = 10;

    private static final char MAI_TAI_KHU = '\u0e47';
    private static final char THANTHAKHAT = '\u0e4c';

    /** Letters of one sound have one number; 0 for those that are alone. */
    private static final byte[] SOUND = new byte[0x80];

    /** Short and long vowels of one sound. */
    private static final byte[] LENGTH = new byte[0x80];

    static {
        group(SOUND, "ศษสซ", "ณน", "ญย", "ฎด", "ฏต", "ฐถฑทธฒ", "ภพผ", "ฆคขฃฅ", "ฌชฉ", "ฬลร", "ใไ", "าๅ", "ฟฝ", "หฮ");
        group(LENGTH, "ิี", "ึื", "ุู", "เแ", "ะั", "็ั");
    }

    private EditCosts() {}

    private static void group(byte[] table, String... groups) {
        for (int g = 0; g < groups.length; g++) {
            for (char c : groups[g].toCharArray()) {
                table[c - 0x0e00] = (byte) (g + 1);
            }
        }
    }

    private static int of(byte[] table, char c) {
        int i = c - 0x0e00;
        return i >= 0 && i < 0x80 ? table[i] : 0;
    }

    /** A letter or mark more, or less. */
    static int single(char c) {
        if (NormalForm.isTone(c)) {
            return TONE;
        }
        if (c == MAI_TAI_KHU || c == THANTHAKHAT) {
            return VOWEL_LENGTH;
        }
        if (NormalForm.isMark(c)) {
            return SILENCED;
        }
        return isSpacing(c) ? SPACING : LETTER;
    }

    /** One in the place of another. */
    static int replaced(char a, char b) {
        if (a == b) {
            return 0;
        }
        int sound = of(SOUND, a);
        if (sound != 0 && sound == of(SOUND, b)) {
            return isFar(a, b) ? SILENCED : SAME_SOUND;
        }
        int length = of(LENGTH, a);
        if (length != 0 && length == of(LENGTH, b)) {
            return VOWEL_LENGTH;
        }
        boolean smallMarks = single(a) <= VOWEL_LENGTH && single(b) <= VOWEL_LENGTH;
        return smallMarks ? Math.max(single(a), single(b)) : LETTER;
    }

    /** One sound, but letters that a careful writer would not take for each other. */
    private static boolean isFar(char a, char b) {
        return isOneOf(a, b, 'ร')
                || isOneOf(a, b, 'ผ')
                || isOneOf(a, b, 'ข')
                || isOneOf(a, b, 'ฉ')
                || isOneOf(a, b, 'ถ')
                || isOneOf(a, b, 'ซ')
                || isOneOf(a, b, 'ฝ')
                || isOneOf(a, b, 'ห');
    }

    private static boolean isOneOf(char a, char b, char c) {
        return a == c || b == c;
    }

    /** Two letters in the place of one: ำ and ัม, ฤ and รึ; a letter whose sound is not spoken. {@code 0} when not alike. */
    static int twoForOne(char a, char b, char one) {
        boolean alike = (one == 'ำ' && a == '\u0e31' && b == 'ม')
                || (one == 'ฤ' && a == 'ร' && (b == '\u0e36' || b == '\u0e34'))
                || (one == '\u0e31' && a == 'ร' && b == 'ร')
                || (one == 'ซ' && a == 'ท' && b == 'ร');
        return alike ? SAME_SOUND : 0;
    }

    /** A letter with thanthakhat that only one of the two has. {@code 0} when it is none. */
    static int twoForNone(char a, char b) {
        return b == THANTHAKHAT ? SILENCED : 0;
    }

    static boolean isSpacing(char c) {
        return !Character.isLetterOrDigit(c) && !NormalForm.isMark(c) && !Character.isSurrogate(c);
    }

    static Kind kind(int cost) {
        return switch (cost) {
            case TONE -> Kind.TONE;
            case SAME_SOUND -> Kind.SAME_SOUND;
            case VOWEL_LENGTH -> Kind.VOWEL_LENGTH;
            case SILENCED -> Kind.SILENT_OR_NEAR;
            case SWAPPED -> Kind.SWAPPED;
            case SPACING -> Kind.SPACING;
            default -> Kind.LETTER;
        };
    }
}
