package org.saan.thaitext;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * How alike two Thai texts are, for one who knows which mistakes are made in Thai: a tone mark left out, ศ for ส, ณ for น, a
 * short vowel for a long one, ำ typed as ัม or a letter silenced weigh less than another letter does.
 *
 * <pre>{@code
 * ThaiLikeness.distance("บ้านน้ำใส", "บ้านนํ้าใส")     // 0.0: one normal form
 * ThaiLikeness.distance("ผ้าไหม", "ผาไหม")          // 0.25: a tone mark
 * ThaiLikeness.distance("ศรีสะเกษ", "สรีสะเกส")      // 0.4: two letters of the same sound
 * ThaiLikeness.distance("ทอผ้า", "ทอเสื่อ")           // 3.75
 * ThaiLikeness.likeness("กลุ่มทอผ้า", "กลุ่มทอผ้า")    // 1.0
 * ThaiLikeness.compare("ผ้าไหม", "ผาไหม").edits()    // [Edit[kind=TONE, left=้, right=]]
 * }</pre>
 *
 * <p>The distance is symmetric, and 0 exactly when the normal forms are equal but for letter case and the kind of digits.
 */
public final class ThaiLikeness {
    private static final int FAR = Integer.MAX_VALUE / 4;

    private ThaiLikeness() {}

    /** What kind of difference an edit mends. */
    public enum Kind {
        /** A tone mark more, less or other. */
        TONE,
        /** Letters of the same sound, or one sound written in two ways. */
        SAME_SOUND,
        /** A short vowel for a long one, or maitaikhu. */
        VOWEL_LENGTH,
        /** A silenced letter, or a letter of nearly the same sound. */
        SILENT_OR_NEAR,
        /** Two letters changed places. */
        SWAPPED,
        /** A space or a sign of punctuation. */
        SPACING,
        /** Another letter. */
        LETTER
    }

    /** One difference: what stands in the left text and what in the right; one of them may be empty. */
    public record Edit(Kind kind, String left, String right) {}

    /**
     * How alike two texts are, and why.
     *
     * @param distance in letters
     * @param likeness from 0 to 1
     */
    public record Comparison(double distance, double likeness, List<Edit> edits) {
        public Comparison {
            edits = List.copyOf(edits);
        }
    }

    /** The least weight of edits that makes one text the other; 1 is a letter. */
    public static double distance(String left, String right) {
        return distance(form(left), form(right), FAR) / 100.0;
    }

    /** Whether the distance is at most the limit; far texts are told apart early. */
    public static boolean isWithin(String left, String right, double limit) {
        int most = (int) Math.round(limit * 100);
        return distance(form(left), form(right), most) <= most;
    }

    /** 1 for equal texts, 0 for texts that share nothing. */
    public static double likeness(String left, String right) {
        var l = form(left);
        var r = form(right);
        return likeness(distance(l, r, FAR), l, r);
    }

    /** Distance and likeness with every difference that they count. */
    public static Comparison compare(String left, String right) {
        var l = form(left);
        var r = form(right);
        var table = new int[l.length + 1][r.length + 1];
        firstRow(r, table[0]);
        for (int i = 1; i <= l.length; i++) {
            row(l, r, i, table[i], table[i - 1], table[Math.max(0, i - 2)]);
        }
        int distance = table[l.length][r.length];
        return new Comparison(distance / 100.0, likeness(distance, l, r), edits(l, r, table));
    }

    private static char[] form(String text) {
        return ThaiDigits.toArabic(ThaiText.normal(text))
                .toLowerCase(Locale.ROOT)
                .toCharArray();
    }

    private static double likeness(int distance, char[] l, char[] r) {
        int most = Math.max(weight(l), weight(r));
        return most == 0 ? 1 : Math.max(0, 1 - (double) distance / most);
    }

    private static int weight(char[] text) {
        int sum = 0;
        for (char c : text) {
            sum += EditCosts.single(c);
        }
        return sum;
    }

    private static int distance(char[] l, char[] r, int limit) {
        if (Arrays.equals(l, r)) {
            return 0;
        }
        var before = new int[r.length + 1];
        var last = new int[r.length + 1];
        var next = new int[r.length + 1];
        firstRow(r, last);
        int leastOfLast = 0;
        for (int i = 1; i <= l.length; i++) {
            int least = row(l, r, i, next, last, before);
            // Two letters may be mended at once, so that two rows must have grown too far.
            if (Math.min(least, leastOfLast) > limit) {
                return FAR;
            }
            leastOfLast = least;
            var free = before;
            before = last;
            last = next;
            next = free;
        }
        return last[r.length];
    }

    /** The costs of adding each beginning of the right text to nothing. */
    private static void firstRow(char[] r, int[] row) {
        row[0] = 0;
        for (int j = 1; j <= r.length; j++) {
            int best = row[j - 1] + EditCosts.single(r[j - 1]);
            row[j] = EditCosts.silences(r[j - 1]) && j > 1 ? Math.min(best, row[j - 2] + EditCosts.SILENCED) : best;
        }
    }

    /** The costs of mending the first {@code i} letters into each beginning of the right text; the least of them. */
    private static int row(char[] l, char[] r, int i, int[] row, int[] up, int[] upper) {
        char c = l[i - 1];
        int gone = EditCosts.single(c);
        boolean canBeTwo = EditCosts.standsForTwo(c);
        boolean silenced = i > 1 && EditCosts.silences(c);
        row[0] = silenced ? Math.min(up[0] + gone, upper[0] + EditCosts.SILENCED) : up[0] + gone;
        int least = row[0];
        for (int j = 1; j <= r.length; j++) {
            char d = r[j - 1];
            int best = Math.min(up[j] + gone, row[j - 1] + EditCosts.single(d));
            best = Math.min(best, up[j - 1] + EditCosts.replaced(c, d));
            if (silenced) {
                best = Math.min(best, upper[j] + EditCosts.SILENCED);
            }
            if (i > 1 && EditCosts.standsForTwo(d)) {
                best = least(best, upper[j - 1], EditCosts.twoForOne(l[i - 2], c, d));
            }
            if (j > 1) {
                if (canBeTwo) {
                    best = least(best, up[j - 2], EditCosts.twoForOne(r[j - 2], d, c));
                }
                if (EditCosts.silences(d)) {
                    best = Math.min(best, row[j - 2] + EditCosts.SILENCED);
                }
                if (i > 1 && c == r[j - 2] && d == l[i - 2]) {
                    best = Math.min(best, upper[j - 2] + EditCosts.SWAPPED);
                }
            }
            row[j] = best;
            least = Math.min(least, best);
        }
        return least;
    }

    private static int least(int best, int before, int cost) {
        return cost == 0 ? best : Math.min(best, before + cost);
    }

    /** The way back through the table, from the end to the beginning. */
    private static List<Edit> edits(char[] l, char[] r, int[][] table) {
        Deque<Edit> edits = new ArrayDeque<>();
        int i = l.length;
        int j = r.length;
        while (i > 0 || j > 0) {
            int step = step(l, r, table, i, j);
            int left = step / 3;
            int right = step % 3;
            int cost = table[i][j] - table[i - left][j - right];
            if (cost > 0) {
                edits.push(
                        new Edit(EditCosts.kind(cost), new String(l, i - left, left), new String(r, j - right, right)));
            }
            i -= left;
            j -= right;
        }
        return List.copyOf(edits);
    }

    /** How many letters the last edit took on the left, times three, and on the right. */
    private static int step(char[] l, char[] r, int[][] table, int i, int j) {
        int now = table[i][j];
        if (i > 0 && j > 0 && now == table[i - 1][j - 1] + EditCosts.replaced(l[i - 1], r[j - 1])) {
            return 4;
        }
        if (i > 1
                && j > 0
                && now == least(FAR, table[i - 2][j - 1], EditCosts.twoForOne(l[i - 2], l[i - 1], r[j - 1]))) {
            return 7;
        }
        if (i > 0
                && j > 1
                && now == least(FAR, table[i - 1][j - 2], EditCosts.twoForOne(r[j - 2], r[j - 1], l[i - 1]))) {
            return 5;
        }
        if (i > 1 && EditCosts.silences(l[i - 1]) && now == table[i - 2][j] + EditCosts.SILENCED) {
            return 6;
        }
        if (j > 1 && EditCosts.silences(r[j - 1]) && now == table[i][j - 2] + EditCosts.SILENCED) {
            return 2;
        }
        if (i > 0 && now == table[i - 1][j] + EditCosts.single(l[i - 1])) {
            return 3;
        }
        return j > 0 && now == table[i][j - 1] + EditCosts.single(r[j - 1]) ? 1 : 8;
    }
}
