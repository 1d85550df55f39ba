package org.saan.planner;

import java.util.Arrays;

/**
 * The least that lines can cost when their minutes have prices: each line is alone, and on time or not. An operation of one
 * group is exact; one of several mixes whole campaigns, of which at most so many may be used.
 *
 * <p>One for each thread; the shares of groups ({@code kappa}) are those of the operation and belong to whoever prices it.
 */
final class LinePricing {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final int STEPS = 2;
    private static final double SLACK = 0.01;

    private final Relaxed relaxed;
    private final Pairs pairs;
    private final Hours hours;
    /** Price for being one of the groups of an operation, by mode and operation. */
    final double[][] kappa;
    /** The pair of an operation of one group that was best last. */
    private final int[] favourite;
    /** What a line that is late or short cost at least when last seen, as if prices had not drifted since the start. */
    private final double[] failing;

    /** Minutes used, in the places of {@link Hours#x}. */
    final double[] use;

    double value;
    double size;
    private final Campaigns campaigns;
    private final Mix mix;
    private double[] shareOf = new double[64];
    private double[] piecesOf = new double[64];
    private int[] pairOf = new int[64];
    private int used;

    LinePricing(Relaxed relaxed, Hours hours, double[][] kappa, int[] favourite, double[] failing) {
        this.relaxed = relaxed;
        this.hours = hours;
        this.kappa = kappa;
        this.favourite = favourite;
        this.failing = failing;
        pairs = relaxed.pairs;
        use = new double[hours.x.length];
        campaigns = new Campaigns(relaxed, hours.price, hours.order, hours.earlier);
        mix = new Mix(relaxed, campaigns);
    }

    void clear() {
        Arrays.fill(use, 0);
        value = 0;
        size = 0;
    }

    void lines(int from, int to, Cancellation cancellation) {
        for (int l = from; l < to && !cancellation.wanted(); l++) {
            value += line(l);
        }
    }

    private double line(int l) {
        int from = pairs.lineStart[l];
        int to = pairs.lineStart[l + 1];
        used = 0;
        double onTime = mode(from, to, Relaxed.ON_TIME);
        var line = pairs.line(l);
        int kept = used;
        double failed = NEVER;
        int mode = Relaxed.PART;
        double certain = failing[l] - hours.drift * relaxed.minutes[l];
        if (certain < onTime) {
            failed = line.notOtifPoints() + atLeast(from, to);
            if (failed < onTime) {
                failed = line.notOtifPoints();
                mode = relaxed.allOrNothing[l] ? Relaxed.WHOLE : Relaxed.PART;
                failed += mode(from, to, mode);
                double none = line.notOtifPoints() + (double) line.shortPointsPerPiece() * line.quantity();
                if (mode == Relaxed.WHOLE && none < failed) {
                    failed = none;
                    used = kept;
                }
            }
            failing[l] = failed + hours.drift * relaxed.minutes[l];
        }
        if (onTime <= failed) {
            use(0, kept, Relaxed.ON_TIME);
        } else {
            use(kept, used, mode);
        }
        size += line.notOtifPoints() + (double) line.shortPointsPerPiece() * line.quantity();
        return Math.min(onTime, failed);
    }

    /** Cheaply, what operations that may be late or short cost at least. */
    private double atLeast(int from, int to) {
        double sum = 0;
        for (int o = from; o < to; o++) {
            int quantity = pairs.line(pairs.opLine[o]).quantity();
            double rate = relaxed.free[o] > 0 ? 0 : relaxed.missing[o];
            for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
                if (relaxed.most[Relaxed.PART][i] > 0) {
                    rate = Math.min(rate, campaigns.rate(i, Relaxed.PART, 0));
                }
            }
            sum += rate * quantity;
        }
        return sum;
    }

    private double mode(int from, int to, int mode) {
        double sum = 0;
        for (int o = from; o < to && sum < NEVER; o++) {
            sum += relaxed.single(o) ? single(o, mode) : several(o, mode);
        }
        return sum;
    }

    private double single(int o, int mode) {
        int quantity = pairs.line(pairs.opLine[o]).quantity();
        boolean part = mode == Relaxed.PART;
        double best = part ? relaxed.missing[o] * quantity : NEVER;
        int pair = -1;
        double pieces = 0;
        int start = pairs.opStart[o];
        int count = pairs.opStart[o + 1] - start;
        // the pair that was best before is tried first, so that most others need no look
        for (int k = 0, i = start + favourite[o]; k < count; k++, i = i + 1 < start + count ? i + 1 : start) {
            int most = relaxed.most[mode][i];
            if (most == 0 || !part && most < quantity) {
                continue;
            }
            double rate = campaigns.rate(i, mode, 0);
            double bound = part ? Math.min(rate, relaxed.missing[o]) : rate;
            if (bound * quantity >= best) {
                continue;
            }
            campaigns.open(i, mode);
            double n = part ? campaigns.piecesWorth(relaxed.missing[o], mode) : quantity;
            double cost = campaigns.cost(n) + (part ? relaxed.missing[o] * (quantity - n) : 0);
            if (cost < best) {
                best = cost;
                pair = i;
                pieces = n;
            }
        }
        if (pair >= 0) {
            favourite[o] = pair - start;
            add(pair, pieces, 1);
        }
        return best;
    }

    private double several(int o, int mode) {
        int k = relaxed.atMost[o];
        int least = mode == Relaxed.ON_TIME ? relaxed.fewest[o] : 0;
        if (least > k) {
            return NEVER;
        }
        mix.of(o, mode);
        double start = kappa[mode][o];
        double best = mix.cost(start);
        if (best == NEVER) {
            return NEVER;
        }
        if (k < Integer.MAX_VALUE) {
            best -= start * (start >= 0 ? k : least);
            double at = start;
            double low = Double.NEGATIVE_INFINITY;
            double high = NEVER;
            double kap = start;
            double jump = Math.max(Math.abs(start) * 0.3, Math.abs(best) * 0.02 / Math.min(k, 8) + 1);
            for (int step = 0; step < STEPS; step++) {
                double slope = slope(kap, k, least);
                if (slope == 0) {
                    break;
                }
                if (slope > 0) {
                    low = kap;
                } else {
                    high = kap;
                }
                double next =
                        high == NEVER ? kap + jump : low == Double.NEGATIVE_INFINITY ? kap - jump : (low + high) / 2;
                next = kap > 0 && next < 0 || kap < 0 && next > 0 ? 0 : next;
                jump *= 2;
                kap = next;
                double value = mix.cost(kap) - kap * (kap >= 0 ? k : least);
                if (value > best) {
                    best = value;
                    at = kap;
                }
            }
            if (kap != at) {
                mix.cost(at);
            }
            kappa[mode][o] = at;
        }
        for (int z = 0; z < mix.used; z++) {
            add(mix.pair[z], mix.pieces[z], mix.share[z]);
        }
        size += Math.abs(best) + Math.abs(kappa[mode][o]) * 2 * Math.min(k, pairs.opStart[o + 1] - pairs.opStart[o]);
        return best;
    }

    private double slope(double kap, int k, int least) {
        double over = mix.groups - k;
        double under = mix.groups - least;
        if (kap > 0 || kap == 0 && over > 1e-9) {
            return Math.abs(over) < 1e-9 ? 0 : over;
        }
        return kap < 0 || under < -1e-9 ? Math.abs(under) < 1e-9 ? 0 : under : 0;
    }

    private void add(int pair, double pieces, double share) {
        if (used == pairOf.length) {
            pairOf = Arrays.copyOf(pairOf, used * 2);
            piecesOf = Arrays.copyOf(piecesOf, used * 2);
            shareOf = Arrays.copyOf(shareOf, used * 2);
        }
        pairOf[used] = pair;
        piecesOf[used] = pieces;
        shareOf[used++] = share;
    }

    private void use(int from, int to, int mode) {
        for (int z = from; z < to; z++) {
            int i = pairOf[z];
            campaigns.open(i, mode);
            size += shareOf[z] * campaigns.spend(piecesOf[z], shareOf[z], use, hours.loomsFrom);
        }
    }

    /** What a piece is worth and each use costs at these hours, so that no campaign earns anything. */
    void worth(int l, LinePrices prices) {
        int from = pairs.lineStart[l];
        int to = pairs.lineStart[l + 1];
        int failedMode = relaxed.allOrNothing[l] ? Relaxed.WHOLE : Relaxed.PART;
        var value = new double[2];
        for (int m = 0; m < 2; m++) {
            for (int o = from; o < to; o++) {
                worth(o, m, m == 0 ? Relaxed.ON_TIME : failedMode, prices);
            }
            value[m] = prices.value(l, m);
        }
        if (to - from == 1) {
            int m = value[0] < value[1] ? 1 : 0;
            if (value[m] < NEVER) {
                lower(l, m, value[1 - m] + SLACK * Math.abs(value[1 - m]), prices);
            }
        }
    }

    private void worth(int o, int m, int mode, LinePrices prices) {
        int quantity = pairs.line(pairs.opLine[o]).quantity();
        double worth = mode == Relaxed.PART ? relaxed.missing[o] : 0;
        double use = 0;
        if (relaxed.single(o)) {
            used = 0;
            if (mode != Relaxed.PART) {
                double cost = single(o, mode);
                worth = cost == NEVER ? LinePrices.IMPOSSIBLE : cost / quantity;
            }
        } else {
            used = 0;
            if (several(o, mode) == NEVER) {
                worth = LinePrices.IMPOSSIBLE;
            } else {
                use = kappa[mode][o];
                worth = mix.marginal();
            }
        }
        prices.set(m, o, worth, use);
        rents(o, m, prices);
    }

    /** What campaigns would earn becomes the price of their use. */
    private void rents(int o, int m, LinePrices prices) {
        boolean whole = m == 0 && relaxed.single(o);
        double dearest = 0;
        if (relaxed.single(o)) {
            prices.set(m, o, prices.worth(m, o), 0);
        }
        for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
            prices.rent(m, i, 0);
            double earns = Math.max(0, -prices.campaign(campaigns, i, m));
            dearest = Math.max(dearest, earns);
            prices.rent(m, i, relaxed.single(o) ? 0 : earns);
        }
        if (relaxed.single(o) && !whole) {
            prices.set(m, o, prices.worth(m, o), dearest);
        }
    }

    /** A mode that is not the line's best needs no more worth than makes it as good. */
    private void lower(int l, int m, double target, LinePrices prices) {
        int o = pairs.lineStart[l];
        double high = prices.worth(m, o);
        double highUse = prices.use(m, o);
        double low = (target - (m == 0 ? 0 : pairs.line(l).notOtifPoints()))
                / pairs.line(l).quantity();
        if (high == LinePrices.IMPOSSIBLE || low >= high) {
            return;
        }
        double tried = low;
        for (int step = 0; step < 6; step++) {
            prices.set(m, o, tried, 0);
            rents(o, m, prices);
            if (prices.value(l, m) >= target * (1 - 1e-12)) {
                if (step == 0) {
                    return;
                }
                high = tried;
                highUse = 0;
            } else {
                low = tried;
            }
            tried = (low + high) / 2;
        }
        prices.set(m, o, high, highUse);
        rents(o, m, prices);
    }
}
