package org.saan.planner;

/**
 * What a piece of each operation is worth to the groups, and what being one of its groups costs them: for lines that are on
 * time (mode 0) and for those that are not (mode 1). At these prices every group plans its year alone.
 */
final class LinePrices {
    static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

    private final Relaxed relaxed;
    private final Pairs pairs;
    /** Worth by mode and operation, price of use by mode and operation, rent by mode and pair. */
    final double[] x;

    /** What groups do: pieces and use by mode and pair. */
    final double[][] pieces;

    final double[][] uses;

    LinePrices(Relaxed relaxed) {
        this.relaxed = relaxed;
        pairs = relaxed.pairs;
        x = new double[4 * pairs.ops + 2 * pairs.count];
        pieces = new double[2][pairs.count];
        uses = new double[2][pairs.count];
    }

    double worth(int m, int o) {
        return x[m * pairs.ops + o];
    }

    double use(int m, int o) {
        return x[(2 + m) * pairs.ops + o];
    }

    void set(int m, int o, double worth, double use) {
        x[m * pairs.ops + o] = worth;
        x[(2 + m) * pairs.ops + o] = use;
    }

    int rentAt(int m, int i) {
        return 4 * pairs.ops + m * pairs.count + i;
    }

    void rent(int m, int i, double rent) {
        x[rentAt(m, i)] = rent;
    }

    /** What use of a pair costs apart from the work. */
    double once(int m, int i) {
        return use(m, pairs.pairOp[i]) + x[rentAt(m, i)];
    }

    static int modeOf(int m) {
        return m == 0 ? Relaxed.ON_TIME : Relaxed.PART;
    }

    /** Whether a pair may be used in this mode. */
    boolean open(int m, int i) {
        int o = pairs.pairOp[i];
        int most = relaxed.most[modeOf(m)][i];
        return most > 0
                && worth(m, o) != IMPOSSIBLE
                && (m == 1
                        || !relaxed.single(o)
                        || most >= pairs.line(pairs.opLine[o]).quantity());
    }

    /** Least points of a campaign, with what its pieces are worth taken off; infinite when there can be none. */
    double campaign(Campaigns campaigns, int i, int m) {
        if (!open(m, i)) {
            return Double.POSITIVE_INFINITY;
        }
        int o = pairs.pairOp[i];
        int mode = modeOf(m);
        double worth = worth(m, o);
        campaigns.open(i, mode);
        double pieces = m == 0 && relaxed.single(o)
                ? pairs.line(pairs.opLine[o]).quantity()
                : campaigns.piecesWorth(worth, mode);
        campaigns.chosen = pieces;
        return campaigns.cost(pieces) + once(m, i) - worth * pieces;
    }

    /** Points of a line in this mode, when its pieces are bought from the groups. */
    double value(int l, int m) {
        var line = pairs.line(l);
        double sum = 0;
        for (int o = pairs.lineStart[l]; o < pairs.lineStart[l + 1]; o++) {
            double worth = worth(m, o);
            if (worth == IMPOSSIBLE || m == 0 && relaxed.fewest[o] > relaxed.atMost[o]) {
                sum = Double.POSITIVE_INFINITY;
                break;
            }
            if (m == 1 && !relaxed.allOrNothing[l]) {
                worth = Math.min(worth, relaxed.missing[o]);
            }
            sum += worth * line.quantity() - Math.max(0, worth) * relaxed.free[o];
            double use = use(m, o);
            if (use != 0) {
                sum -= use * (use > 0 ? relaxed.atMost[o] : m == 0 ? relaxed.fewest[o] : 0);
            }
            for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
                sum -= x[rentAt(m, i)];
            }
        }
        if (m == 0) {
            return sum;
        }
        double none = (double) line.shortPointsPerPiece() * line.quantity();
        return line.notOtifPoints() + (relaxed.allOrNothing[l] ? Math.min(none, sum) : sum);
    }

    /** How much was added up in the value of a line. */
    double size(int l, int m) {
        double sum = pairs.line(l).notOtifPoints();
        for (int o = pairs.lineStart[l]; o < pairs.lineStart[l + 1]; o++) {
            if (worth(m, o) != IMPOSSIBLE) {
                int groups = Math.min(relaxed.atMost[o], 1 + pairs.opStart[o + 1] - pairs.opStart[o]);
                sum += Math.abs(worth(m, o)) * pairs.line(l).quantity() + Math.abs(use(m, o)) * groups;
                for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
                    sum += x[rentAt(m, i)];
                }
            }
        }
        return sum;
    }
}
