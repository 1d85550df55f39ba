package org.saan.planner;

import java.util.Arrays;

/** Moves the worth of pieces and the prices of use: up for what groups make too little of, down for too much. */
final class WorthAscent {
    private static final double FIRST_STEP = 0.03;
    private static final int PATIENCE = 4;

    private final Relaxed relaxed;
    private final Pairs pairs;
    private final LinePrices prices;
    /** Prices in their own units, so that a step of one size suits all. */
    private final double[] scaled;

    private final double[] unit;
    private final double[] direction;
    private final Ascent ascent;

    WorthAscent(Relaxed relaxed, LinePrices prices) {
        this.relaxed = relaxed;
        this.prices = prices;
        pairs = relaxed.pairs;
        unit = new double[prices.x.length];
        scaled = new double[unit.length];
        direction = new double[unit.length];
        for (int o = 0; o < pairs.ops; o++) {
            units(o);
        }
        for (int k = 0; k < unit.length; k++) {
            scaled[k] = prices.x[k] == LinePrices.IMPOSSIBLE ? 0 : prices.x[k] / unit[k];
        }
        var scale = new double[unit.length];
        Arrays.fill(scale, 1);
        ascent = new Ascent(scaled, scale, 1, FIRST_STEP, PATIENCE);
    }

    private void units(int o) {
        double most = 0;
        for (int m = 0; m < 2; m++) {
            double worth = prices.worth(m, o) == LinePrices.IMPOSSIBLE ? 0 : Math.abs(prices.worth(m, o));
            most = Math.max(most, worth);
            unit[m * pairs.ops + o] = worth + 0.03 * relaxed.missing[o] + 1e-3;
        }
        double all = 0.01 * most * pairs.line(pairs.opLine[o]).quantity() + 1e-3;
        for (int m = 0; m < 2; m++) {
            unit[(2 + m) * pairs.ops + o] = Math.abs(prices.use(m, o)) + all;
            for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
                int k = prices.rentAt(m, i);
                unit[k] = prices.x[k] + relaxed.fixed[i] * 0.3 + all;
            }
        }
    }

    boolean exhausted() {
        return ascent.exhausted();
    }

    /** Moves from prices of this value; answers whether it went back to the best. */
    boolean move(double value) {
        for (int l = 0; l < pairs.lineStart.length - 1; l++) {
            int best = prices.value(l, 0) <= prices.value(l, 1) ? 0 : 1;
            for (int o = pairs.lineStart[l]; o < pairs.lineStart[l + 1]; o++) {
                toward(o, 0, best == 0);
                toward(o, 1, best == 1);
            }
        }
        ascent.see(value);
        boolean back = ascent.move(direction);
        for (int k = 0; k < scaled.length; k++) {
            if (k >= 2 * pairs.ops && !mayBeNegative(k)) {
                scaled[k] = Math.max(0, scaled[k]);
            }
            if (prices.x[k] != LinePrices.IMPOSSIBLE) {
                prices.x[k] = scaled[k] * unit[k];
            }
        }
        return back;
    }

    private boolean mayBeNegative(int k) {
        return k < 3 * pairs.ops && relaxed.fewest[k - 2 * pairs.ops] >= 2;
    }

    private void toward(int o, int m, boolean wanted) {
        double quantity = pairs.line(pairs.opLine[o]).quantity();
        double made = 0;
        double used = 0;
        for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
            made += prices.pieces[m][i];
            used += prices.uses[m][i];
            int k = prices.rentAt(m, i);
            direction[k] = notBelowZero(k, prices.uses[m][i] - (wanted ? 1 : 0));
        }
        double need = wanted ? quantity - (prices.worth(m, o) > 0 ? relaxed.free[o] : 0) : 0;
        need = m == 1 && prices.worth(m, o) >= relaxed.missing[o] ? 0 : need;
        direction[m * pairs.ops + o] = (need - made) / quantity;
        int k = (2 + m) * pairs.ops + o;
        int most = relaxed.atMost[o];
        int least = m == 0 ? relaxed.fewest[o] : 0;
        if (most == Integer.MAX_VALUE) {
            direction[k] = 0;
        } else if (!wanted) {
            direction[k] = notBelowZero(k, used);
        } else if (prices.use(m, o) > 0 || used > most) {
            direction[k] = used - most;
        } else {
            direction[k] = mayBeNegative(k) && (prices.use(m, o) < 0 || used < least) ? used - least : 0;
        }
    }

    private double notBelowZero(int k, double way) {
        return way < 0 && prices.x[k] <= 0 && !mayBeNegative(k) ? 0 : way;
    }
}
