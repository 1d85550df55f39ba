package org.saan.hub.catalogue.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A stretch of text between spaces and signs.
 *
 * @param text as it stands, in lower case
 * @param plain without the signs over and under Latin letters
 */
record Token(Kind kind, int from, int to, String text, String plain) {
    enum Kind {
        /** A word of a script with spaces. */
        WORD,
        NUMBER,
        /** Thai, which has no spaces between words. */
        THAI,
        /** Lao, Khmer or Burmese, as Thai, but without a dictionary here. */
        OTHER
    }

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    boolean isUnspaced() {
        return kind == Kind.THAI || kind == Kind.OTHER;
    }

    /** The tokens of a text in lower case. */
    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < text.length()) {
            var kind = kind(text.codePointAt(at));
            if (kind == null) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            int end = at;
            while (end < text.length() && goesOn(kind, text, end)) {
                end += Character.charCount(text.codePointAt(end));
            }
            var word = text.substring(at, end);
            tokens.add(new Token(kind, at, end, word, kind == Kind.WORD ? plain(word) : word));
            at = end;
        }
        return tokens;
    }

    private static boolean goesOn(Kind kind, String text, int at) {
        int c = text.codePointAt(at);
        var next = kind(c);
        return next == kind
                || (kind != Kind.NUMBER && next == null && Character.getType(c) == Character.NON_SPACING_MARK);
    }

    private static Token.@org.jspecify.annotations.Nullable Kind kind(int c) {
        if (c >= 0x0e00 && c < 0x0e80) {
            return c == 0x0e3f || c == 0x0e4f || c >= 0x0e5a ? null : Character.isDigit(c) ? Kind.NUMBER : Kind.THAI;
        }
        if ((c >= 0x0e80 && c < 0x0f00) || (c >= 0x1000 && c < 0x10a0) || (c >= 0x1780 && c < 0x1800)) {
            return Character.isDigit(c) ? Kind.NUMBER : c == 0x17d4 || c == 0x104a || c == 0x104b ? null : Kind.OTHER;
        }
        return Character.isDigit(c) ? Kind.NUMBER : Character.isLetter(c) ? Kind.WORD : null;
    }

    /** Latin letters without their signs: é is e, đ is d. */
    static String plain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                        .replaceAll("")
                        .replace('đ', 'd');
            }
        }
        return word;
    }

    /** A word of English in one of its forms: scarves is scarf. Others lose nothing that tells them apart. */
    static String stem(String word) {
        int n = word.length();
        if (n < 4 || word.charAt(n - 1) != 's') {
            return word;
        }
        if (word.endsWith("ies") && n > 4) {
            return word.substring(0, n - 3) + "y";
        }
        if (word.endsWith("ves") && n > 4) {
            return word.substring(0, n - 3) + "f";
        }
        if (word.endsWith("ses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, n - 2);
        }
        char before = word.charAt(n - 2);
        return before == 's' || before == 'u' || before == 'i' ? word : word.substring(0, n - 1);
    }
}
