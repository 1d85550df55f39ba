package org.saan.bench.study;

import java.util.Arrays;

/**
 * Prices for the minutes of groups and weeks, and for looms where a group has more than one craft. At any prices every line and
 * every week of a group can be solved alone, and the sum is never more than the points of any plan.
 */
final class Prices {
    private final Instance in;
    final double[][] people;
    final double[][] looms;
    /** Work minus room at the last evaluation: where prices should go. */
    final double[][] peopleSlope;

    final double[][] loomsSlope;
    final boolean[] ofSeveral;
    private final LineBound lineBound;

    Prices(Instance in) {
        this.in = in;
        people = new double[in.groups][in.weeks];
        peopleSlope = new double[in.groups][in.weeks];
        looms = new double[in.looms.length][];
        loomsSlope = new double[in.looms.length][];
        ofSeveral = new boolean[in.looms.length];
        for (int[] resources : in.resourcesOf) {
            for (int r : resources) {
                ofSeveral[r] = resources.length > 1;
                looms[r] = new double[ofSeveral[r] ? in.weeks : 0];
                loomsSlope[r] = new double[ofSeveral[r] ? in.weeks : 0];
            }
        }
        lineBound = new LineBound(in, this);
    }

    double of(int resource, int week) {
        double price = people[in.resourceGroup[resource]][week];
        return ofSeveral[resource] ? price + looms[resource][week] : price;
    }

    void use(int pair, int week, double minutes) {
        int r = in.resource[pair];
        peopleSlope[in.resourceGroup[r]][week] += minutes;
        if (ofSeveral[r]) {
            loomsSlope[r][week] += minutes;
        }
    }

    /** The bound at these prices; slopes are found by the way. */
    double evaluate() {
        double bound = 0;
        for (int g = 0; g < in.groups; g++) {
            for (int t = 0; t < in.weeks; t++) {
                bound += week(g, t);
            }
        }
        for (int r = 0; r < in.looms.length; r++) {
            for (int t = 0; t < in.weeks && ofSeveral[r]; t++) {
                bound -= looms[r][t] * in.looms[r][t];
                loomsSlope[r][t] = -in.looms[r][t];
            }
        }
        for (int l = 0; l < in.lines; l++) {
            bound += lineBound.least(l);
        }
        return bound;
    }

    /** How much work a week of a group should have at its price: none, up to a floor, or all. */
    private double week(int g, int t) {
        double price = people[g][t];
        double best = Double.POSITIVE_INFINITY;
        int chosen = 0;
        for (int work : new int[] {0, in.low[g][t], in.high[g][t], in.people[g][t]}) {
            double cost = Instance.idlePoints(work, in.low[g][t], in.high[g][t]) - price * work;
            if (cost < best) {
                best = cost;
                chosen = work;
            }
        }
        peopleSlope[g][t] = -chosen;
        return best;
    }

    /** What idleness and crowding are worth at a plan. */
    double[][] suggestion(Loads loads) {
        var suggested = new double[in.groups][in.weeks];
        for (int g = 0; g < in.groups; g++) {
            for (int t = 0; t < in.weeks; t++) {
                int work = loads.work[g][t];
                if (work < in.low[g][t]) {
                    suggested[g][t] = -1.5;
                } else if (work < in.high[g][t]) {
                    suggested[g][t] = -0.8;
                } else if (work >= in.people[g][t] * 0.97) {
                    suggested[g][t] = 0.6;
                }
            }
        }
        return suggested;
    }

    static double[][] copy(double[][] prices) {
        return Arrays.stream(prices).map(double[]::clone).toArray(double[][]::new);
    }

    static void copy(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }
}
