package org.saan.planner;

/**
 * Work of one pair in a plan that is being improved. Never changes.
 *
 * @param pair index in {@link Pairs}
 * @param pieces pieces made, those of frozen weeks included
 * @param minutes minutes of new work by week, from {@link Pairs#first} of the pair on; as long as the last week needs
 * @param paysSetup false for the later members of a lot, which pay neither set-up nor fixed points
 */
record Share(int pair, int pieces, int[] minutes, boolean paysSetup) {
    /** Last week with new work; -1 when there is none. */
    int lastWeek(Pairs pairs) {
        for (int k = minutes.length - 1; k >= 0; k--) {
            if (minutes[k] > 0) {
                return pairs.first[pair] + k;
            }
        }
        return -1;
    }
}
