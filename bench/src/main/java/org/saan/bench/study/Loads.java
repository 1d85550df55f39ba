package org.saan.bench.study;

/** Who makes what: work of each group and week, with the points always counted. */
final class Loads {
    final Instance in;
    final int[][] work;
    final int[][] loomWork;
    final int[] pieces;
    final int[][] minutes;
    private final long[] lineCost;
    long objective;

    /** Shares of a line, to be put back as they were. */
    record Shares(int[] pairs, int[] pieces, int[][] minutes) {}

    Loads(Instance in) {
        this.in = in;
        work = new int[in.groups][in.weeks];
        loomWork = new int[in.looms.length][in.weeks];
        pieces = new int[in.pairs];
        minutes = new int[in.pairs][];
        lineCost = new long[in.lines];
        for (int g = 0; g < in.groups; g++) {
            for (int t = 0; t < in.weeks; t++) {
                objective += Instance.idlePoints(0, in.low[g][t], in.high[g][t]);
            }
        }
        for (int l = 0; l < in.lines; l++) {
            lineCost[l] = unmade(l);
            objective += lineCost[l];
        }
    }

    long unmade(int line) {
        return in.notOtif[line] + in.shortPoints[line] * in.quantity[line];
    }

    private void load(int pair, int[] xs, int sign) {
        int r = in.resource[pair];
        int g = in.resourceGroup[r];
        for (int d = 0; d < xs.length; d++) {
            if (xs[d] != 0) {
                int t = in.first[pair] + d;
                int before = work[g][t];
                int after = before + sign * xs[d];
                objective += Instance.idlePoints(after, in.low[g][t], in.high[g][t])
                        - Instance.idlePoints(before, in.low[g][t], in.high[g][t]);
                work[g][t] = after;
                loomWork[r][t] += sign * xs[d];
            }
        }
    }

    Shares shares(int line) {
        int n = 0;
        for (int i = in.start[line]; i < in.start[line + 1]; i++) {
            n += pieces[i] > 0 ? 1 : 0;
        }
        var shares = new Shares(new int[n], new int[n], new int[n][]);
        n = 0;
        for (int i = in.start[line]; i < in.start[line + 1]; i++) {
            if (pieces[i] > 0) {
                shares.pairs[n] = i;
                shares.pieces[n] = pieces[i];
                shares.minutes[n++] = minutes[i];
            }
        }
        return shares;
    }

    void remove(int line) {
        for (int i = in.start[line]; i < in.start[line + 1]; i++) {
            if (pieces[i] > 0) {
                load(i, minutes[i], -1);
                pieces[i] = 0;
                minutes[i] = new int[0];
            }
        }
        objective += unmade(line) - lineCost[line];
        lineCost[line] = unmade(line);
    }

    void put(int line, Shares shares) {
        long cost = 0;
        int made = 0;
        boolean late = false;
        for (int j = 0; j < shares.pairs.length; j++) {
            int i = shares.pairs[j];
            int[] xs = shares.minutes[j];
            pieces[i] = shares.pieces[j];
            minutes[i] = xs;
            load(i, xs, 1);
            made += shares.pieces[j];
            cost += in.fixed[i] + shares.pieces[j] * in.points[i];
            for (int t = in.onTime[i] + 1; t <= in.last[i]; t++) {
                int x = xs[t - in.first[i]];
                late |= x > 0;
                cost += (long) x * (t - in.onTime[i]) * in.latePoints[line];
            }
        }
        int missing = in.quantity[line] - made;
        cost += missing * in.shortPoints[line] + (missing > 0 || late ? in.notOtif[line] : 0);
        objective += cost - lineCost[line];
        lineCost[line] = cost;
    }
}
