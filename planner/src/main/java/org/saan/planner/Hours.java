package org.saan.planner;

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
    /** For each loom and week, which places of {@link #order} lie in an earlier week with room; only for up to 64 weeks. */
    final long[] earlier;
    /** Least price of each group-week: no floor pays more. */
    final double[] lowest;

    /** How far prices can have moved in all since the start. */
    double drift;

    private final double frozenPoints;

    Hours(Relaxed relaxed) {
        this.relaxed = relaxed;
        var pairs = relaxed.pairs;
        weeks = relaxed.weeks;
        loomsFrom = pairs.groups * weeks;
        x = new double[loomsFrom + pairs.looms * weeks];
        price = new double[pairs.looms * weeks];
        order = new short[pairs.looms * weeks];
        earlier = new long[weeks <= Long.SIZE ? pairs.looms * (weeks + 1) : 0];
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
        double most = 0;
        for (int r = 0; r < relaxed.pairs.looms; r++) {
            most = Math.max(most, settle(r));
        }
        drift += most;
    }

    /** The same for one loom; answers how far its prices have moved. */
    double settle(int r) {
        int people = relaxed.pairs.loomGroup[r] * weeks;
        int base = r * weeks;
        boolean priced = relaxed.pricedLoom[r];
        double most = 0;
        for (int t = 0; t < weeks; t++) {
            double now = priced ? x[people + t] + x[loomsFrom + base + t] : x[people + t];
            most = Math.max(most, Math.abs(now - price[base + t]));
            price[base + t] = now;
        }
        sort(price, base, order, base, weeks);
        if (earlier.length > 0) {
            places(earlier, r * (weeks + 1), order, base, relaxed.room, base, weeks);
        }
        return most;
    }

    static void places(long[] earlier, int at, short[] order, int from, int[] room, int roomAt, int weeks) {
        for (int k = 0; k < weeks; k++) {
            int t = order[from + k];
            earlier[at + t + 1] = room[roomAt + t] > 0 ? 1L << k : 0;
        }
        for (int t = 0; t < weeks; t++) {
            earlier[at + t + 1] |= earlier[at + t];
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
        double value = frozenPoints;
        size[0] += frozenPoints;
        for (int g = 0; g < relaxed.pairs.groups; g++) {
            value += value(g, use, size);
        }
        return value;
    }

    /** The value of the weeks of one group that are not frozen. */
    double value(int g, double[] use, double[] size) {
        var pairs = relaxed.pairs;
        double value = 0;
        double terms = 0;
        for (int t = pairs.model.frozenBefore; t < weeks; t++) {
            int k = g * weeks + t;
            double minutes = best(k, x[k]);
            double floors = floors(k, minutes);
            value += floors - x[k] * minutes;
            terms += floors + Math.abs(x[k]) * minutes;
            use[k] -= minutes;
        }
        for (int r = pairs.groupLooms[g]; r < pairs.groupLooms[g + 1]; r++) {
            for (int t = pairs.model.frozenBefore; relaxed.pricedLoom[r] && t < weeks; t++) {
                int k = r * weeks + t;
                value -= x[loomsFrom + k] * relaxed.room[k];
                terms += x[loomsFrom + k] * relaxed.room[k];
                use[loomsFrom + k] -= relaxed.room[k];
            }
        }
        size[0] += terms;
        return value;
    }

    double frozenPoints() {
        return frozenPoints;
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
}
