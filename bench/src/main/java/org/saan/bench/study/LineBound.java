package org.saan.bench.study;

import java.util.Arrays;

/** The least that a line can cost at given prices: on time in full, or late or short and paid for it. */
final class LineBound {
    private static final double NEVER = 1e300;
    private static final int SEGMENT_BITS = 16;

    private final Instance in;
    private final Prices prices;
    private final WeekPrices weeks;
    private double[] cheapestOnTime = new double[256];
    private double[] cheapest = new double[256];
    private double[] rate = new double[256];
    private int[] order = new int[256];
    private final Segments segments = new Segments();

    /** Where the last bound put its pieces. */
    private int used;

    private int[] usedPair = new int[64];
    private double[] usedPieces = new double[64];
    private double[] usedShare = new double[64];

    /** Cost by piece in straight parts; the first part of a pair holds its fixed cost, spread over its best batch. */
    private static final class Segments {
        double[] slope = new double[4096];
        double[] length = new double[4096];
        int[] pair = new int[4096];
        double[] from = new double[4096];
        long[] key = new long[4096];
        int count;

        void add(double itsSlope, double itsLength, int itsPair, double itsFrom) {
            if (itsLength <= 1e-9) {
                return;
            }
            if (count == slope.length) {
                slope = Arrays.copyOf(slope, count * 2);
                length = Arrays.copyOf(length, count * 2);
                pair = Arrays.copyOf(pair, count * 2);
                from = Arrays.copyOf(from, count * 2);
            }
            slope[count] = itsSlope;
            length[count] = itsLength;
            pair[count] = itsPair;
            from[count++] = itsFrom;
        }

        /** By slope; the number stands in the low bits of the key. */
        void sort() {
            if (count >= 1 << SEGMENT_BITS) {
                throw new IllegalStateException(count + " parts");
            }
            key = key.length < count ? new long[count * 2] : key;
            for (int k = 0; k < count; k++) {
                long bits = Double.doubleToLongBits(slope[k]);
                bits ^= bits >> 63 & Long.MAX_VALUE;
                key[k] = bits & -(1L << SEGMENT_BITS) | k;
            }
            Arrays.sort(key, 0, count);
        }

        int at(int z) {
            return (int) (key[z] & (1 << SEGMENT_BITS) - 1);
        }
    }

    LineBound(Instance in, Prices prices) {
        this.in = in;
        this.prices = prices;
        weeks = new WeekPrices(in, prices);
    }

    double least(int line) {
        screen(line);
        double shortfall = option(line, false);
        double whole = option(line, true);
        boolean onTime = whole <= shortfall;
        if (!onTime) {
            option(line, false);
        }
        for (int j = 0; j < used; j++) {
            int i = usedPair[j];
            weeks.sort(i, onTime);
            weeks.use(i, usedPieces[j] * in.minutes[i] + in.setup[i], usedShare[j]);
        }
        return Math.min(shortfall, whole);
    }

    /** The cheapest week of each pair. */
    private void screen(int line) {
        int base = in.start[line];
        int k = in.start[line + 1] - base;
        if (k > cheapest.length) {
            cheapestOnTime = new double[k];
            cheapest = new double[k];
            rate = new double[k];
            order = new int[k];
        }
        for (int j = 0; j < k; j++) {
            int i = base + j;
            double least = 1e9;
            for (int t = in.first[i]; t <= in.last[i]; t++) {
                double late = in.latePoints[line] * (double) Math.max(0, t - in.onTime[i]);
                least = Math.min(least, prices.of(in.resource[i], t) + late);
                if (t == in.onTime[i]) {
                    cheapestOnTime[j] = least;
                }
            }
            cheapest[j] = least;
        }
    }

    private double option(int line, boolean whole) {
        used = 0;
        return in.maxGroups[line] == 1 ? oneGroup(line, whole) : severalGroups(line, whole);
    }

    private double oneGroup(int line, boolean whole) {
        int q = in.quantity[line];
        double missing = in.shortPoints[line];
        double best = whole ? NEVER : missing * q;
        int base = in.start[line];
        for (int i = base; i < in.start[line + 1]; i++) {
            double week = (whole ? cheapestOnTime : cheapest)[i - base];
            double fixed = in.fixed[i] + in.setup[i] * week;
            double slope = in.points[i] + in.minutes[i] * week;
            double atLeast = whole
                    ? fixed + slope * q
                    : fixed
                            + Math.min(
                                    slope * in.least[i] + missing * (q - in.least[i]),
                                    slope * in.most[i] + missing * (q - in.most[i]));
            if (atLeast >= best) {
                continue;
            }
            weeks.sort(i, whole);
            if (weeks.count == 0) {
                continue;
            }
            double most = Math.min(in.most[i], weeks.pieces(i, weeks.count - 1));
            if (most < in.least[i] || whole && most + 1e-9 < q) {
                continue;
            }
            double pieces = whole ? q : in.least[i];
            for (int k = 0; k < weeks.count && !whole; k++) {
                if (in.points[i] + in.minutes[i] * weeks.price[k] >= missing) {
                    break;
                }
                pieces = Math.max(pieces, Math.min(most, weeks.pieces(i, k)));
            }
            double cost = in.fixed[i]
                    + in.points[i] * pieces
                    + weeks.cost(pieces * in.minutes[i] + in.setup[i])
                    + missing * (q - pieces);
            if (cost < best) {
                best = cost;
                used = 1;
                usedPair[0] = i;
                usedPieces[0] = pieces;
                usedShare[0] = 1;
            }
        }
        return whole ? best : best + in.notOtif[line];
    }

    /** The number of groups is not counted here: fewer would cost no less. */
    private double severalGroups(int line, boolean whole) {
        int q = in.quantity[line];
        double missing = in.shortPoints[line];
        int base = in.start[line];
        int candidates = 0;
        for (int i = base; i < in.start[line + 1]; i++) {
            double week = (whole ? cheapestOnTime : cheapest)[i - base];
            double fixed = in.fixed[i] + in.setup[i] * week;
            double spread = fixed >= 0 ? fixed / Math.min(q, in.most[i]) : fixed / in.least[i];
            double atLeast = in.points[i] + in.minutes[i] * week + spread;
            if (!whole && atLeast >= missing) {
                continue;
            }
            rate[i - base] = atLeast;
            int z = candidates++;
            while (z > 0 && rate[order[z - 1]] > atLeast) {
                order[z] = order[z - 1];
                z--;
            }
            order[z] = i - base;
        }
        segments.count = 0;
        int done = 0;
        for (int batch = 2; ; batch *= 2) {
            int end = Math.min(candidates, done + batch);
            for (; done < end; done++) {
                parts(base + order[done], q, whole, missing);
            }
            segments.sort();
            used = 0;
            double left = q;
            double cost = whole ? 0 : in.notOtif[line];
            double dearest = -NEVER;
            for (int z = 0; z < segments.count && left > 1e-9; z++) {
                int k = segments.at(z);
                double taken = Math.min(left, segments.length[k]);
                cost += taken * segments.slope[k];
                left -= taken;
                dearest = Math.max(dearest, segments.slope[k]);
                take(k, taken);
            }
            boolean full = left <= 1e-9;
            if (done >= candidates || full && rate[order[done]] >= dearest) {
                return full ? cost : whole ? NEVER : cost + left * missing;
            }
        }
    }

    /** The lower hull of a pair's cost: a straight line to its best batch, then piece by piece. */
    private void parts(int i, int q, boolean whole, double missing) {
        weeks.sort(i, whole);
        if (weeks.count == 0) {
            return;
        }
        double most = Math.min(Math.min(q, in.most[i]), weeks.pieces(i, weeks.count - 1));
        double batch = in.least[i];
        if (most < batch) {
            return;
        }
        double best = (in.fixed[i] + weeks.cost(batch * in.minutes[i] + in.setup[i])) / batch;
        for (int k = 0; k < weeks.count; k++) {
            double n = Math.min(most, weeks.pieces(i, k));
            if (n > in.least[i]) {
                double each = (in.fixed[i] + weeks.cost(n * in.minutes[i] + in.setup[i])) / n;
                if (each < best) {
                    best = each;
                    batch = n;
                }
            }
        }
        if (!whole && in.points[i] + best >= missing) {
            return;
        }
        segments.add(in.points[i] + best, batch, i, -1);
        double at = batch;
        for (int k = 0; k < weeks.count && at < most; k++) {
            double n = Math.min(most, weeks.pieces(i, k));
            double slope = in.points[i] + in.minutes[i] * weeks.price[k];
            if (n > at + 1e-9) {
                if (!whole && slope >= missing) {
                    break;
                }
                segments.add(slope, n - at, i, at);
                at = n;
            }
        }
    }

    private void take(int k, double taken) {
        if (segments.from[k] < 0) {
            if (used == usedPair.length) {
                usedPair = Arrays.copyOf(usedPair, used * 2);
                usedPieces = Arrays.copyOf(usedPieces, used * 2);
                usedShare = Arrays.copyOf(usedShare, used * 2);
            }
            usedPair[used] = segments.pair[k];
            usedShare[used] = taken / segments.length[k];
            usedPieces[used++] = segments.length[k];
            return;
        }
        for (int j = 0; j < used; j++) {
            if (usedPair[j] == segments.pair[k]) {
                usedPieces[j] = segments.from[k] + taken;
            }
        }
    }
}
