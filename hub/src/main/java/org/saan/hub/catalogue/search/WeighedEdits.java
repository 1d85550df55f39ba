package org.saan.hub.catalogue.search;

/**
 * The least weight of edits that makes one word the other, in hundredths of a letter, with costs of the caller's: the search
 * weighs sounds of romanised names and slips of Latin keyboards by it. For Thai letters, whose costs are always the same, there
 * is {@link org.saan.thaitext.ThaiLikeness}.
 */
final class WeighedEdits {
    private static final int SWAPPED = 70;

    private WeighedEdits() {}

    /** What it costs to have one letter for another. */
    interface Replaced {
        int cost(char a, char b);
    }

    /** What it costs to have a letter more, after another. */
    interface Alone {
        int cost(char c, char before);
    }

    static int distance(String a, String b, Replaced replaced, Alone alone) {
        int[] upper = new int[b.length() + 1];
        int[] up = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 1; j <= b.length(); j++) {
            up[j] = up[j - 1] + alone.cost(b.charAt(j - 1), before(b, j));
        }
        for (int i = 1; i <= a.length(); i++) {
            char c = a.charAt(i - 1);
            int gone = alone.cost(c, before(a, i));
            row[0] = up[0] + gone;
            for (int j = 1; j <= b.length(); j++) {
                char d = b.charAt(j - 1);
                int best = Math.min(up[j] + gone, row[j - 1] + alone.cost(d, before(b, j)));
                best = Math.min(best, up[j - 1] + replaced.cost(c, d));
                if (i > 1 && j > 1 && c == b.charAt(j - 2) && d == a.charAt(i - 2) && c != d) {
                    best = Math.min(best, upper[j - 2] + SWAPPED);
                }
                row[j] = best;
            }
            int[] free = upper;
            upper = up;
            up = row;
            row = free;
        }
        return up[b.length()];
    }

    private static char before(String text, int i) {
        return i > 1 ? text.charAt(i - 2) : 0;
    }

    /** Distance of typing: a letter doubled or not weighs little, a vowel for a vowel less than another letter. */
    static int typing(String a, String b) {
        int first = !a.isEmpty() && !b.isEmpty() && a.charAt(0) != b.charAt(0) ? 40 : 0;
        return first + distance(a, b, WeighedEdits::typed, (c, before) -> c == before ? 25 : 90);
    }

    private static int typed(char a, char b) {
        return a == b ? 0 : isVowel(a) && isVowel(b) ? 70 : 100;
    }

    private static boolean isVowel(char c) {
        return "aeiouy".indexOf(c) >= 0;
    }
}
