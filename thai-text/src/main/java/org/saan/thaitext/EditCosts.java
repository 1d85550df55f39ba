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

    private static final char FIRST = '\u0e00';
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

    /** For every pair of Thai signs the cost of one for the other, and of each alone. */
    private static final byte[] REPLACED = new byte[0x80 * 0x80];

    private static final byte[] SINGLE = new byte[0x80];

    static {
        for (char a = FIRST; a < FIRST + 0x80; a++) {
            SINGLE[a - FIRST] = (byte) weigh(a);
            for (char b = FIRST; b < FIRST + 0x80; b++) {
                REPLACED[(a - FIRST) << 7 | (b - FIRST)] = (byte) weigh(a, b);
            }
        }
    }

    private EditCosts() {}

    private static void group(byte[] table, String... groups) {
        for (int g = 0; g < groups.length; g++) {
            for (char c : groups[g].toCharArray()) {
                table[c - FIRST] = (byte) (g + 1);
            }
        }
    }

    private static boolean isThai(char c) {
        return c >= FIRST && c < FIRST + 0x80;
    }

    /** A letter or mark more, or less. */
    static int single(char c) {
        return isThai(c) ? SINGLE[c - FIRST] : weigh(c);
    }

    /** One in the place of another. */
    static int replaced(char a, char b) {
        if (a == b) {
            return 0;
        }
        return isThai(a) && isThai(b) ? REPLACED[(a - FIRST) << 7 | (b - FIRST)] : weigh(a, b);
    }

    private static int weigh(char c) {
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

    private static int weigh(char a, char b) {
        if (a == b) {
            return 0;
        }
        if (isThai(a) && isThai(b)) {
            int sound = SOUND[a - FIRST];
            if (sound != 0 && sound == SOUND[b - FIRST]) {
                return isFar(a) || isFar(b) ? SILENCED : SAME_SOUND;
            }
            int length = LENGTH[a - FIRST];
            if (length != 0 && length == LENGTH[b - FIRST]) {
                return VOWEL_LENGTH;
            }
        }
        boolean smallMarks = weigh(a) <= VOWEL_LENGTH && weigh(b) <= VOWEL_LENGTH;
        return smallMarks ? Math.max(weigh(a), weigh(b)) : LETTER;
    }

    /** One sound, but not a letter that a careful writer would take for the others of its sound. */
    private static boolean isFar(char c) {
        return "รผขฉถซฝห".indexOf(c) >= 0;
    }

    /** Whether a letter can stand for two others. */
    static boolean standsForTwo(char c) {
        return c == 'ำ' || c == 'ฤ' || c == '\u0e31' || c == 'ซ';
    }

    /** Two letters in the place of one: ำ and ัม, ฤ and รึ; a letter whose sound is not spoken. {@code 0} when not alike. */
    static int twoForOne(char a, char b, char one) {
        boolean alike = (one == 'ำ' && a == '\u0e31' && b == 'ม')
                || (one == 'ฤ' && a == 'ร' && (b == '\u0e36' || b == '\u0e34'))
                || (one == '\u0e31' && a == 'ร' && b == 'ร')
                || (one == 'ซ' && a == 'ท' && b == 'ร');
        return alike ? SAME_SOUND : 0;
    }

    static boolean silences(char c) {
        return c == THANTHAKHAT;
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
