package org.saan.planner;

/**
 * The cheapest mix of campaigns that makes an operation: parts of campaigns count by their share. Each pair gives a first
 * piece of line, at its best rate per piece, and dearer ones after it; the cheapest are taken until everything is made.
 */
final class Mix {
    private static final int SHORT = -1;
    private static final int FREE = -2;

    private final Relaxed relaxed;
    private final Pairs pairs;
    private final Campaigns campaigns;
    private final int width;
    private int op;
    private int mode;

    /** Pairs of the operation that may be used, with the least points of a piece; ranked. */
    private final int[] candidate;

    private final double[] base;
    private final double[] rates;
    private int candidates;

    /** Corners of the cost of opened pairs, without the price of use: pieces and points. */
    private final double[] cornerPieces;

    private final double[] cornerPoints;
    private final int[] corners;

    private int pieces0;
    private double[] slope = new double[64];
    private double[] length = new double[64];
    private double[] from = new double[64];
    private int[] owner = new int[64];
    private int segments;
    private double total;

    /** What is used: pairs, their pieces and shares; together so many groups. */
    int used;

    final int[] pair;
    final double[] pieces;
    final double[] share;
    double groups;

    Mix(Relaxed relaxed, Campaigns campaigns) {
        this.relaxed = relaxed;
        this.campaigns = campaigns;
        pairs = relaxed.pairs;
        width = relaxed.weeks + 2;
        int n = relaxed.widest;
        candidate = new int[n];
        base = new double[n];
        rates = new double[n];
        cornerPieces = new double[n * width];
        cornerPoints = new double[n * width];
        corners = new int[n];
        pair = new int[n];
        pieces = new double[n];
        share = new double[n];
    }

    void of(int o, int inMode) {
        op = o;
        mode = inMode;
        pieces0 = pairs.line(pairs.opLine[o]).quantity();
        candidates = 0;
        for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
            if (relaxed.most[mode][i] > 0) {
                corners[candidates] = 0;
                candidate[candidates++] = i;
            }
        }
    }

    /** Points of the cheapest mix when each use of a pair costs so much more; never when it cannot be made. */
    double cost(double use) {
        segments = 0;
        total = 0;
        if (mode == Relaxed.PART) {
            insert(relaxed.missing[op], pieces0, SHORT, 0);
        }
        if (relaxed.free[op] > 0) {
            insert(0, relaxed.free[op], FREE, 0);
        }
        rank(use);
        for (int z = 0; z < candidates; z++) {
            int j = rank[z];
            if (total >= pieces0 && rates[j] >= slope[segments - 1]) {
                break;
            }
            if (corners[j] == 0) {
                corners(j);
            }
            segments(j, use);
        }
        if (total < pieces0 * (1 - 1e-12)) {
            return Double.POSITIVE_INFINITY;
        }
        return take();
    }

    private int[] rank = new int[0];

    private void rank(double use) {
        if (rank.length < candidates) {
            rank = new int[relaxed.widest];
        }
        for (int j = 0; j < candidates; j++) {
            double r = campaigns.rate(candidate[j], mode, use);
            rates[j] = r;
            int z = j;
            while (z > 0 && rates[rank[z - 1]] > r) {
                rank[z] = rank[z - 1];
                z--;
            }
            rank[z] = j;
        }
    }

    private void corners(int j) {
        int i = candidate[j];
        campaigns.open(i, mode);
        double most = relaxed.most[mode][i];
        double n = relaxed.least[i];
        int at = j * width;
        int c = 0;
        cornerPieces[at] = n;
        cornerPoints[at + c++] = campaigns.cost(n);
        for (int k = 0; k < campaigns.count && n < most; k++) {
            double next = Math.min(most, k == campaigns.count - 1 ? most : campaigns.pieces(k));
            if (next > n) {
                n = next;
                cornerPieces[at + c] = n;
                cornerPoints[at + c++] = campaigns.cost(n);
            }
        }
        corners[j] = c;
    }

    private void segments(int j, double use) {
        int at = j * width;
        int last = at + corners[j] - 1;
        int k = at;
        double best = (cornerPoints[k] + use) / cornerPieces[k];
        while (k < last) {
            double next = (cornerPoints[k + 1] + use) / cornerPieces[k + 1];
            if (next >= best) {
                break;
            }
            best = next;
            k++;
        }
        if (!insert(best, cornerPieces[k], candidate[j], 0)) {
            return;
        }
        for (; k < last; k++) {
            double more = cornerPieces[k + 1] - cornerPieces[k];
            double s = Math.max(best, (cornerPoints[k + 1] - cornerPoints[k]) / more);
            if (!insert(s, more, candidate[j], cornerPieces[k])) {
                return;
            }
        }
    }

    /** Sorts a piece of line in; those behind the quantity are dropped. */
    private boolean insert(double s, double len, int who, double start) {
        if (total >= pieces0 && s >= slope[segments - 1]) {
            return false;
        }
        if (segments == slope.length) {
            slope = java.util.Arrays.copyOf(slope, segments * 2);
            length = java.util.Arrays.copyOf(length, segments * 2);
            from = java.util.Arrays.copyOf(from, segments * 2);
            owner = java.util.Arrays.copyOf(owner, segments * 2);
        }
        int z = segments++;
        while (z > 0 && slope[z - 1] > s) {
            slope[z] = slope[z - 1];
            length[z] = length[z - 1];
            from[z] = from[z - 1];
            owner[z] = owner[z - 1];
            z--;
        }
        slope[z] = s;
        length[z] = len;
        from[z] = start;
        owner[z] = who;
        total += len;
        while (segments > 1 && total - length[segments - 1] >= pieces0) {
            total -= length[--segments];
        }
        return true;
    }

    private double take() {
        double left = pieces0;
        double cost = 0;
        groups = 0;
        used = 0;
        for (int z = 0; z < segments && left > 0; z++) {
            double a = Math.min(left, length[z]);
            left -= a;
            cost += a * slope[z];
            if (owner[z] < 0) {
                continue;
            }
            if (from[z] == 0) {
                pair[used] = owner[z];
                share[used] = a / length[z];
                pieces[used++] = length[z];
                groups += a / length[z];
            } else {
                for (int k = 0; k < used; k++) {
                    if (pair[k] == owner[z]) {
                        pieces[k] = from[z] + a;
                    }
                }
            }
        }
        return cost;
    }

    /** Points of one more piece, at the end of the last mix. */
    double marginal() {
        return slope[segments - 1];
    }
}
