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
    private static final int STEPS = 4;

    private final Relaxed relaxed;
    private final Pairs pairs;
    private final Hours hours;
    /** Price for being one of the groups of an operation, by mode and operation. */
    final double[][] kappa;

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

    LinePricing(Relaxed relaxed, Hours hours, double[][] kappa) {
        this.relaxed = relaxed;
        this.hours = hours;
        this.kappa = kappa;
        pairs = relaxed.pairs;
        use = new double[hours.x.length];
        campaigns = new Campaigns(relaxed, hours.price, hours.order);
        mix = new Mix(relaxed, campaigns);
    }

    void clear() {
        Arrays.fill(use, 0);
        value = 0;
        size = 0;
    }

    void lines(int from, int to) {
        for (int l = from; l < to; l++) {
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
        double failed = line.notOtifPoints();
        int mode = Relaxed.PART;
        if (failed + atLeast(from, to) < onTime) {
            if (relaxed.allOrNothing[l]) {
                mode = Relaxed.WHOLE;
                failed += mode(from, to, mode);
                double none = line.notOtifPoints() + (double) line.shortPointsPerPiece() * line.quantity();
                if (none < failed) {
                    failed = none;
                    used = kept;
                }
            } else {
                failed += mode(from, to, mode);
            }
        } else {
            failed = NEVER;
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
        for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
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
            double n = part ? campaigns.piecesWorth(relaxed.missing[o]) : quantity;
            double cost = campaigns.cost(n) + (part ? relaxed.missing[o] * (quantity - n) : 0);
            if (cost < best) {
                best = cost;
                pair = i;
                pieces = n;
            }
        }
        if (pair >= 0) {
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
}
