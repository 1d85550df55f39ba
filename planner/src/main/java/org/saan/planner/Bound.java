package org.saan.planner;

/**
 * What is proven about every plan of a problem: none has fewer points.
 *
 * @param lower points, rounded down; 0 when nothing is proven
 * @param method how it was proven
 */
public record Bound(long lower, Method method) {
    /** Nothing is known yet but that points are not negative. */
    public static final Bound NONE = new Bound(0, Method.NONE);

    /** Ways of proof, weakest first. */
    public enum Method {
        NONE,
        /** Prices for the hours of groups and weeks: each line, and each week of each group, is solved alone. */
        PRICES,
        /** Prices for the lines as well: each group's whole plan is solved alone. */
        GROUPS
    }

    /** How far above the bound a plan may be, as a share of the bound; infinite without a bound, 0 for a proven best. */
    public double gap(long objective) {
        return objective <= lower ? 0 : lower <= 0 ? Double.POSITIVE_INFINITY : (double) (objective - lower) / lower;
    }
}
