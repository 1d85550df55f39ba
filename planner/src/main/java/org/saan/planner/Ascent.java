package org.saan.planner;

/**
 * Moves prices uphill on a bound that has corners: along a mean of the last directions, each price by the scale of its
 * week, as far as the distance to the aim suggests. When nothing improves it goes back to the best and takes smaller steps.
 */
final class Ascent {
    private static final double UNIT = 0.08;

    private final double[] x;
    private final double[] best;
    private final double[] scale;
    private final double[] way;
    private final double[] spread;
    private double bestValue = Double.NEGATIVE_INFINITY;
    private final double unit;
    private final int patience;
    private double step;
    private int waited;

    /**
     * @param scale how large a direction of each price may be
     * @param unit what a price may well be
     */
    Ascent(double[] x, double[] scale, double unit, double step, int patience) {
        this.unit = UNIT * unit;
        this.step = step;
        this.patience = patience;
        this.x = x;
        this.scale = scale;
        best = x.clone();
        way = new double[x.length];
        spread = new double[x.length];
    }

    double bestValue() {
        return bestValue;
    }

    double[] best() {
        return best;
    }

    boolean exhausted() {
        return step < 2e-3;
    }

    /** Whether this is the best so far. */
    boolean see(double value) {
        if (value > bestValue) {
            waited = value > bestValue + 1e-4 * Math.abs(bestValue) ? 0 : waited + 1;
            bestValue = value;
            System.arraycopy(x, 0, best, 0, x.length);
            return true;
        }
        waited++;
        return false;
    }

    /** Moves in a direction; answers whether it went back to the best. */
    boolean move(double[] direction) {
        boolean back = waited > patience;
        if (back) {
            waited = 0;
            step *= 0.7;
            System.arraycopy(best, 0, x, 0, x.length);
        }
        for (int k = 0; k < x.length; k++) {
            double d = direction[k] / scale[k];
            way[k] = 0.8 * way[k] + 0.2 * d;
            spread[k] = 0.98 * spread[k] + 0.02 * d * d;
            x[k] += step * unit * way[k] / (Math.sqrt(spread[k]) + 0.05);
        }
        return back;
    }
}
