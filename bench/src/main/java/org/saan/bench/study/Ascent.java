package org.saan.bench.study;

/** Raises the bound by moving prices along their slopes, with steps that grow smaller when nothing is won. */
final class Ascent {
    private static final double KEEP = 0.8;
    private static final double KEEP_SQUARE = 0.98;

    private final Instance in;
    private final Prices prices;
    private final double[][] bestPeople;
    private final double[][] bestLooms;
    private volatile double best;

    Ascent(Instance in, Loads loads) {
        this.in = in;
        prices = new Prices(in);
        startAt(prices.suggestion(loads));
        bestPeople = Prices.copy(prices.people);
        bestLooms = Prices.copy(prices.looms);
    }

    double best() {
        return best;
    }

    /** The best share of the suggested prices. */
    private void startAt(double[][] suggested) {
        double bestShare = 0;
        best = Double.NEGATIVE_INFINITY;
        for (double share : in.lines > 5000 ? new double[] {0, 0.15, 0.35} : new double[] {0, 0.1, 0.2, 0.35, 0.6, 1}) {
            scale(suggested, share);
            double bound = prices.evaluate();
            if (bound > best) {
                best = bound;
                bestShare = share;
            } else if (share > 0) {
                break;
            }
        }
        scale(suggested, bestShare);
    }

    private void scale(double[][] suggested, double share) {
        for (int g = 0; g < in.groups; g++) {
            for (int t = 0; t < in.weeks; t++) {
                prices.people[g][t] = share * suggested[g][t];
            }
        }
    }

    void run(long deadline) {
        var meanPeople = new double[in.groups][in.weeks];
        var squarePeople = new double[in.groups][in.weeks];
        var meanLooms = new double[in.looms.length][in.weeks];
        var squareLooms = new double[in.looms.length][in.weeks];
        double step = 0.08;
        int vain = 0;
        while (step >= 2e-4 && System.nanoTime() < deadline) {
            double bound = prices.evaluate();
            vain = bound > best + 1e-4 * Math.abs(best) ? 0 : vain + 1;
            if (bound > best) {
                best = bound;
                Prices.copy(prices.people, bestPeople);
                Prices.copy(prices.looms, bestLooms);
            }
            if (vain >= (in.lines > 5000 ? 4 : 10)) {
                step *= 0.7;
                vain = 0;
                Prices.copy(bestPeople, prices.people);
                Prices.copy(bestLooms, prices.looms);
            }
            for (int g = 0; g < in.groups; g++) {
                double least = in.programme[g] ? -3 : 0;
                move(
                        prices.people[g],
                        prices.peopleSlope[g],
                        in.people[g],
                        meanPeople[g],
                        squarePeople[g],
                        step,
                        least);
            }
            for (int r = 0; r < in.looms.length; r++) {
                if (prices.ofSeveral[r]) {
                    move(prices.looms[r], prices.loomsSlope[r], in.looms[r], meanLooms[r], squareLooms[r], step, 0);
                }
            }
        }
    }

    private static void move(
            double[] price, double[] slope, int[] room, double[] mean, double[] square, double step, double least) {
        for (int t = 0; t < price.length; t++) {
            double d = slope[t] / (room[t] + 1.0);
            mean[t] = KEEP * mean[t] + (1 - KEEP) * d;
            square[t] = KEEP_SQUARE * square[t] + (1 - KEEP_SQUARE) * d * d;
            price[t] = Math.max(least, price[t] + step * mean[t] / (Math.sqrt(square[t]) + 0.05));
        }
    }
}
