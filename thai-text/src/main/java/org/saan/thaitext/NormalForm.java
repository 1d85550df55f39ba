package org.saan.thaitext;

import com.ibm.icu.text.Normalizer2;

/**
 * The normal form, in one pass over the characters. Text that is already normal comes back as it is, without a copy: of names in
 * a register that is nearly every one.
 *
 * <p>The marks over and under a consonant stand in one order: phinthu, vowel, tone, nikhahit, thanthakhat, yamakkan. The
 * Unicode order of combining marks is kept by it, and says nothing of most Thai vowels.
 */
final class NormalForm {
    private static final char SARA_AA = '\u0e32';
    private static final char SARA_AM = '\u0e33';
    private static final char SARA_E = '\u0e40';
    private static final char SARA_AE = '\u0e41';
    private static final char NIKHAHIT = '\u0e4d';

    private static final int TONE = 3;

    /** What a character is to the normal form; marks have the number of their place, from 1. */
    private static final int PLAIN = 0;

    private static final int SPACE = 10;
    private static final int ODD_SPACE = 11;
    private static final int UNSEEN = 12;
    private static final int FOREIGN = 13;

    private static final byte[] THAI = new byte[0x80];

    static {
        place(0x31, 0x31, 2);
        place(0x34, 0x39, 2);
        place(0x3a, 0x3a, 1);
        place(0x47, 0x47, 2);
        place(0x48, 0x4b, TONE);
        place(0x4c, 0x4c, 5);
        place(0x4d, 0x4d, 4);
        place(0x4e, 0x4e, 6);
    }

    private NormalForm() {}

    private static void place(int first, int last, int place) {
        for (int i = first; i <= last; i++) {
            THAI[i] = (byte) place;
        }
    }

    static String of(String text) {
        if (isNormal(text)) {
            return text;
        }
        var now = rewrittenInNfc(text);
        while (!isNormal(now)) {
            var next = rewrittenInNfc(now);
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        return now;
    }

    /** Whether a text is known to be normal; what has signs of other scripts is not, since NFC must be asked. */
    private static boolean isNormal(String text) {
        char last = 0;
        int lastPlace = 0;
        boolean afterSaraAm = false;
        boolean nikhahit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int kind = kind(c);
            if (kind == PLAIN) {
                if ((c == SARA_AA && nikhahit) || (c == SARA_E && last == SARA_E)) {
                    return false;
                }
            } else if (kind < SPACE) {
                if (kind < lastPlace || c == last || (afterSaraAm && kind == TONE)) {
                    return false;
                }
                lastPlace = kind;
                nikhahit |= c == NIKHAHIT;
                last = c;
                continue;
            } else if (kind > SPACE || i == 0 || last == ' ') {
                return false;
            }
            lastPlace = 0;
            nikhahit = false;
            afterSaraAm = c == SARA_AM;
            last = c;
        }
        return last != ' ';
    }

    /** NFC comes first: it may part marks that the order of Thai would bring together, and would not part them afterwards. */
    private static String rewrittenInNfc(String text) {
        return rewritten(hasForeign(text) ? Normalizer2.getNFCInstance().normalize(text) : text);
    }

    private static boolean hasForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (kind(text.charAt(i)) == FOREIGN) {
                return true;
            }
        }
        return false;
    }

    private static String rewritten(String text) {
        var out = new char[text.length()];
        int n = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int kind = kind(c);
            if (kind == SPACE || kind == ODD_SPACE) {
                if (n > 0 && out[n - 1] != ' ') {
                    out[n++] = ' ';
                }
            } else if (kind != PLAIN && kind < SPACE) {
                n = withMark(out, n, c, kind);
            } else if (c == SARA_AA) {
                n = withSaraAa(out, n);
            } else if (c == SARA_E && n > 0 && out[n - 1] == SARA_E) {
                out[n - 1] = SARA_AE;
            } else if (kind != UNSEEN) {
                out[n++] = c;
            }
        }
        return new String(out, 0, n > 0 && out[n - 1] == ' ' ? n - 1 : n);
    }

    /** Puts a mark where it belongs among the marks before it; a tone goes before sara am. A mark typed twice is one. */
    private static int withMark(char[] out, int n, char mark, int place) {
        int end = n;
        if (place == TONE) {
            int begin = begin(out, n);
            if (begin > 0 && out[begin - 1] == SARA_AM) {
                end = begin - 1;
            }
        }
        int at = end;
        while (at > 0 && isMark(out[at - 1]) && kind(out[at - 1]) > place) {
            at--;
        }
        if (at > 0 && out[at - 1] == mark) {
            return n;
        }
        System.arraycopy(out, at, out, at + 1, n - at);
        out[at] = mark;
        return n + 1;
    }

    /** Nikhahit and sara aa are sara am. */
    private static int withSaraAa(char[] out, int n) {
        for (int i = n - 1; i >= begin(out, n); i--) {
            if (out[i] == NIKHAHIT) {
                System.arraycopy(out, i + 1, out, i, n - i - 1);
                out[n - 1] = SARA_AM;
                return n;
            }
        }
        out[n] = SARA_AA;
        return n + 1;
    }

    /** Where the marks begin that end at {@code end}. */
    private static int begin(char[] out, int end) {
        int i = end;
        while (i > 0 && isMark(out[i - 1])) {
            i--;
        }
        return i;
    }

    static boolean isMark(char c) {
        int i = c - 0x0e00;
        return i >= 0 && i < 0x80 && THAI[i] != 0;
    }

    static boolean isTone(char c) {
        return c >= '\u0e48' && c <= '\u0e4b';
    }

    private static int kind(char c) {
        if (c < 0x80) {
            return c > ' ' ? PLAIN : asciiBelow(c);
        }
        if (c >= 0x0e00 && c < 0x0e80) {
            return THAI[c - 0x0e00];
        }
        return elsewhere(c);
    }

    private static int asciiBelow(char c) {
        return c == ' ' ? SPACE : (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f) ? ODD_SPACE : PLAIN;
    }

    private static int elsewhere(char c) {
        if (c < 0x300) {
            return c == 0x85 || c == 0xa0 ? ODD_SPACE : c == 0xad ? UNSEEN : PLAIN;
        }
        if (c >= 0x2000 && c < 0x2070) {
            boolean space = c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f;
            boolean sign = (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205e);
            return space ? ODD_SPACE : sign ? PLAIN : UNSEEN;
        }
        if (c == 0x1680 || c == 0x3000) {
            return ODD_SPACE;
        }
        return c == 0x180e || c == 0xfeff ? UNSEEN : FOREIGN;
    }
}
