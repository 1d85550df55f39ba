package org.saan.planner;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Classes of free minutes of equal worth. A class is a floor tier (a minute below the lowest floor saves the most) and a
 * number of weeks of lateness; {@link #points} are those of one minute, ascending by rank.
 */
final class Worth {
    private final int[] floorPoints;
    final int tiers;
    final int classes;
    /** Points of a minute, by rank. */
    final long[] points;
    /** Rank of a class: {@code lateWeeks * tiers + tier}. */
    final int[] rank;

    private long lateOf = Long.MIN_VALUE;
    private int idleOf;

    Worth(Pairs pairs) {
        floorPoints = pairs.floorPoints;
        tiers = floorPoints.length + 1;
        classes = tiers * (pairs.model.problem.maxLateWeeks() + 1);
        points = new long[classes];
        rank = new int[classes];
    }

    /**
     * Sorts the classes for a line.
     *
     * @param late points of a minute and week late
     * @param idlePermille how much of what an idle minute saves is counted
     */
    void sort(long late, int idlePermille) {
        if (late == lateOf && idlePermille == idleOf) {
            return;
        }
        lateOf = late;
        idleOf = idlePermille;
        var order = new Integer[classes];
        var of = new long[classes];
        for (int c = 0; c < classes; c++) {
            order[c] = c;
            long gain = 0;
            for (int f = c % tiers; f < tiers - 1; f++) {
                gain += floorPoints[f];
            }
            of[c] = c / tiers * late - gain * idlePermille / 1000;
        }
        Arrays.sort(order, Comparator.comparingLong((Integer c) -> of[c]));
        for (int k = 0; k < classes; k++) {
            rank[order[k]] = k;
            points[k] = of[order[k]];
        }
    }
}
