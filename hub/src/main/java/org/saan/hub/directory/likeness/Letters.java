package org.saan.hub.directory.likeness;

/** Thai letters as fingers and ears confuse them. */
final class Letters {
    /** Letters of one row are often written for each other. */
    private static final String[] SOUND_ALIKE = {
        "รล",
        "ศษส",
        "ทธฒฑ",
        "ตฏ",
        "ดฎ",
        "ณน",
        "ญย",
        "ขฃค",
        "ฆค",
        "พภผ",
        "ไใ",
        "\u0e34\u0e35",
        "\u0e36\u0e37",
        "\u0e38\u0e39"
    };

    private Letters() {}

    /** The letters without tone marks, the sign of a silent letter and the shortening sign. */
    static String skeleton(String key) {
        var kept = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < '\u0e47' || c > '\u0e4c') {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static int change(char a, char b) {
        if (a == b) {
            return 0;
        }
        for (var row : SOUND_ALIKE) {
            if (row.indexOf(a) >= 0 && row.indexOf(b) >= 0) {
                return 1;
            }
        }
        return 2;
    }

    /**
     * Beside {@link org.saan.thaitext.ThaiLikeness} because it is another measure: whole numbers over skeletons, in which tone
     * marks are gone already, told only up to a limit, and cheap enough for all pairs of 100,000 groups. The points of
     * {@link Likeness} were set and measured with it.
     *
     * <p>Half faults between two texts: a letter too many, missing, other or changed for its neighbour is two, one that sounds
     * alike is one.
     *
     * @param most more than this is told as {@code most + 1}
     */
    static int faults(String a, String b, int most) {
        int n = a.length();
        int m = b.length();
        if (2 * Math.abs(n - m) > most) {
            return most + 1;
        }
        int[] twoAbove = new int[m + 1];
        int[] above = new int[m + 1];
        int[] row = new int[m + 1];
        for (int j = 0; j <= m; j++) {
            above[j] = 2 * j;
        }
        for (int i = 1; i <= n; i++) {
            row[0] = 2 * i;
            int least = row[0];
            for (int j = 1; j <= m; j++) {
                char x = a.charAt(i - 1);
                char y = b.charAt(j - 1);
                int cost = Math.min(Math.min(above[j], row[j - 1]) + 2, above[j - 1] + change(x, y));
                if (i > 1 && j > 1 && x == b.charAt(j - 2) && y == a.charAt(i - 2)) {
                    cost = Math.min(cost, twoAbove[j - 2] + 2);
                }
                row[j] = cost;
                least = Math.min(least, cost);
            }
            if (least > most) {
                return most + 1;
            }
            var spare = twoAbove;
            twoAbove = above;
            above = row;
            row = spare;
        }
        return Math.min(above[m], most + 1);
    }
}
