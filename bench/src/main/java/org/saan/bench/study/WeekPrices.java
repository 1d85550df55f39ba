package org.saan.bench.study;

/** The weeks of a pair by the price of a minute, cheapest first. */
final class WeekPrices {
    private final Instance in;
    private final Prices prices;
    final double[] price;
    final double[] minutesUpTo;
    final double[] costUpTo;
    private final int[] week;
    int count;

    WeekPrices(Instance in, Prices prices) {
        this.in = in;
        this.prices = prices;
        price = new double[in.weeks];
        week = new int[in.weeks];
        minutesUpTo = new double[in.weeks];
        costUpTo = new double[in.weeks];
    }

    void sort(int pair, boolean onTimeOnly) {
        int r = in.resource[pair];
        int end = onTimeOnly ? in.onTime[pair] : in.last[pair];
        count = 0;
        for (int t = in.first[pair]; t <= end; t++) {
            if (in.looms[r][t] <= 0) {
                continue;
            }
            double value = prices.of(r, t) + in.latePoints[in.line[pair]] * (double) Math.max(0, t - in.onTime[pair]);
            int k = count++;
            while (k > 0 && price[k - 1] > value) {
                price[k] = price[k - 1];
                week[k] = week[k - 1];
                k--;
            }
            price[k] = value;
            week[k] = t;
        }
        double minutes = 0;
        double cost = 0;
        for (int k = 0; k < count; k++) {
            int room = in.looms[r][week[k]];
            minutes += room;
            cost += room * price[k];
            minutesUpTo[k] = minutes;
            costUpTo[k] = cost;
        }
    }

    double cost(double minutes) {
        double before = 0;
        double cost = 0;
        for (int k = 0; k < count; k++) {
            if (minutes <= minutesUpTo[k] + 1e-9) {
                return cost + (minutes - before) * price[k];
            }
            before = minutesUpTo[k];
            cost = costUpTo[k];
        }
        return 1e300;
    }

    /** The most pieces that fit into the cheapest weeks up to the k-th. */
    double pieces(int pair, int k) {
        return (minutesUpTo[k] - in.setup[pair]) / in.minutes[pair];
    }

    void use(int pair, double minutes, double share) {
        double left = minutes;
        for (int k = 0; k < count && left > 1e-9; k++) {
            double taken = Math.min(left, in.looms[in.resource[pair]][week[k]]);
            prices.use(pair, week[k], share * taken);
            left -= taken;
        }
    }
}
