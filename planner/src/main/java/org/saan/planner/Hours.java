package org.saan.planner;

import java.util.Arrays;

/**
 * A price for every minute of each group and week, and of each loom where a group has several. Work pays the price; for
 * what the group then earns it gives as many minutes as it likes, paying for those below its floors.
 */
final class Hours {
    final Relaxed relaxed;
    final int weeks;
    /** Prices of groups, then of looms, by week. */
    final double[] x;

    final int loomsFrom;
    /** What a minute of a loom costs in all. */
    final double[] price;
    /** Weeks of each loom, cheapest first. */
    final short[] order;
    /** Least price of each group-week: no floor pays more. */
    final double[] lowest;

    private final double frozenPoints;

    Hours(Relaxed relaxed) {
        this.relaxed = relaxed;
        var pairs = relaxed.pairs;
        weeks = relaxed.weeks;
        loomsFrom = pairs.groups * weeks;
        x = new double[loomsFrom + pairs.looms * weeks];
        price = new double[pairs.looms * weeks];
        order = new short[pairs.looms * weeks];
        for (int k = 0; k < order.length; k++) {
            order[k] = (short) (k % weeks);
        }
        lowest = new double[loomsFrom];
        double frozen = 0;
        for (int k = 0; k < loomsFrom; k++) {
            for (int f = 0; f < pairs.floor.length; f++) {
                if (pairs.floor[f][k] > 0) {
                    lowest[k] -= pairs.floorPoints[f];
                }
            }
            frozen += k % weeks < pairs.model.frozenBefore ? floors(k, pairs.frozenLoad[k]) : 0;
        }
        frozenPoints = frozen;
    }

    private double floors(int k, double minutes) {
        var pairs = relaxed.pairs;
        double points = 0;
        for (int f = 0; f < pairs.floor.length; f++) {
            points += Math.max(0, pairs.floor[f][k] - minutes) * pairs.floorPoints[f];
        }
        return points;
    }

    /** Keeps prices within what can be right. */
    void clamp() {
        for (int k = 0; k < loomsFrom; k++) {
            x[k] = Math.max(lowest[k], x[k]);
        }
        for (int k = loomsFrom; k < x.length; k++) {
            x[k] = Math.max(0, x[k]);
        }
    }

    /** After the prices changed: what each loom costs, and its cheapest weeks. */
    void settle() {
        var pairs = relaxed.pairs;
        for (int r = 0; r < pairs.looms; r++) {
            int people = pairs.loomGroup[r] * weeks;
            int base = r * weeks;
            boolean priced = relaxed.pricedLoom[r];
            for (int t = 0; t < weeks; t++) {
                price[base + t] = priced ? x[people + t] + x[loomsFrom + base + t] : x[people + t];
            }
            sort(price, base, order, base, weeks);
        }
    }

    static void sort(double[] price, int from, short[] order, int at, int n) {
        for (int k = 1; k < n; k++) {
            short t = order[at + k];
            double v = price[from + t];
            int j = k;
            while (j > 0 && price[from + order[at + j - 1]] > v) {
                order[at + j] = order[at + j - 1];
                j--;
            }
            order[at + j] = t;
        }
    }

    /** The value of all group-weeks at these prices; takes the minutes they give from the use. {@code size[0]} grows by what was added up. */
    double value(double[] use, double[] size) {
        var pairs = relaxed.pairs;
        double value = frozenPoints;
        double terms = frozenPoints;
        for (int g = 0; g < pairs.groups; g++) {
            for (int t = pairs.model.frozenBefore; t < weeks; t++) {
                int k = g * weeks + t;
                double minutes = best(k, x[k]);
                double floors = floors(k, minutes);
                value += floors - x[k] * minutes;
                terms += floors + Math.abs(x[k]) * minutes;
                use[k] -= minutes;
            }
        }
        for (int r = 0; r < pairs.looms; r++) {
            if (relaxed.pricedLoom[r]) {
                for (int t = pairs.model.frozenBefore; t < weeks; t++) {
                    int k = r * weeks + t;
                    value -= x[loomsFrom + k] * relaxed.room[k];
                    terms += x[loomsFrom + k] * relaxed.room[k];
                    use[loomsFrom + k] -= relaxed.room[k];
                }
            }
        }
        size[0] += terms;
        return value;
    }

    /** Minutes that a group gives in a week for a price. */
    double best(int k, double price) {
        var pairs = relaxed.pairs;
        if (price >= 0) {
            return relaxed.hours[k];
        }
        double paid = 0;
        for (int f = pairs.floor.length - 1; f >= 0; f--) {
            paid += pairs.floorPoints[f];
            // below this floor a minute saves what this floor and all higher ones cost
            if (paid > -price) {
                return Math.min(pairs.floor[f][k], relaxed.hours[k]);
            }
        }
        return 0;
    }

    double[] peoplePrices() {
        return Arrays.copyOf(x, loomsFrom);
    }
}
