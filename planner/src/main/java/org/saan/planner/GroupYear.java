package org.saan.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best year of one group at given worths of pieces, by branch and bound: a campaign is done or not. What a branch costs
 * at least comes from prices of the group's weeks, which are fitted to it by a few steps uphill.
 *
 * <p>One for each thread. Stops at a number of looks at campaigns; what is then open still gives a true bound.
 */
final class GroupYear {
    private static final int ROOT_STEPS = 40;
    private static final int STEPS = 25;
    private static final int DEEP = 120;
    /** How far prices move at first, as a share of what is typical, and by how much less at last. */
    private static final double ROOT_REACH = 0.1;

    private static final double REACH = 0.1;
    private static final double DEEP_REACH = 0.3;
    private static final double SHRINK = 0.02;
    /** How far from done or not done a campaign is at most to be clear. */
    private static final double CLEAR = 0.02;

    private static final byte FREE = 0;
    private static final byte IN = 1;
    private static final byte OUT = 2;

    private final Relaxed relaxed;
    private final Pairs pairs;
    private final LinePrices lines;
    private final Hours hours;
    private final Campaigns campaigns;
    private final int[][] pairsOf;
    private final int weeks;
    private final double[] use;
    private final double[] size = new double[1];

    private int group;
    private int[] items = new int[0];
    private double[] mean = new double[0];
    private double[][] meanUse = new double[2][0];
    private double[][] meanPieces = new double[2][0];
    private int[] at = new int[0];
    private double[] cap = new double[0];
    private double[] way = new double[0];
    private double[] direction = new double[0];

    double bound;
    double terms;
    long looks;

    private record Node(
            boolean deep,
            double value,
            byte[] state,
            double[] prices,
            double[] mean,
            double[][] uses,
            double[][] pieces) {}

    GroupYear(Relaxed relaxed, LinePrices lines, int[][] pairsOf) {
        this.relaxed = relaxed;
        this.lines = lines;
        this.pairsOf = pairsOf;
        pairs = relaxed.pairs;
        weeks = relaxed.weeks;
        hours = new Hours(relaxed);
        use = new double[hours.x.length];
        campaigns = new Campaigns(relaxed, hours.price, hours.order, hours.earlier);
    }

    /** Leaves a bound, and what the group does in the branch that has it in {@link LinePrices#uses}. */
    void solve(int g, double[] start, long limit, Cancellation cancellation) {
        begin(g, start);
        var open = new ArrayList<Node>();
        var here = start(start);
        var root = look(new byte[items.length], here, Double.NEGATIVE_INFINITY, ROOT_STEPS, ROOT_REACH);
        open.add(root);
        for (int d = 0; d < at.length; d++) {
            start[at[d]] = root.prices[d];
        }
        while (true) {
            int best = lowest(open);
            var node = open.get(best);
            bound = node.value;
            int k = branch(node);
            if (k < 0 && !node.deep && looks < limit) {
                open.set(best, look(node.state, node.prices, node.value, DEEP, DEEP_REACH));
                continue;
            }
            if (k < 0 || looks >= limit || cancellation.wanted()) {
                keep(node);
                return;
            }
            open.remove(best);
            for (byte choice = IN; choice <= OUT; choice++) {
                var state = node.state.clone();
                state[k] = choice;
                open.add(look(state, node.prices, node.value, STEPS, REACH));
            }
        }
    }

    private void begin(int g, double[] start) {
        group = g;
        looks = 0;
        terms = 0;
        int n = 0;
        items = new int[pairsOf[g].length];
        for (int i : pairsOf[g]) {
            for (int m = 0; m < 2; m++) {
                lines.uses[m][i] = 0;
                lines.pieces[m][i] = 0;
            }
            if (lines.open(0, i) || lines.open(1, i)) {
                items[n++] = i;
            }
        }
        items = Arrays.copyOf(items, n);
        mean = new double[n];
        meanUse = new double[2][n];
        meanPieces = new double[2][n];
        int live = weeks - pairs.model.frozenBefore;
        int looms = pairs.groupLooms[g + 1] - pairs.groupLooms[g];
        at = new int[live * (looms > 1 ? looms + 1 : 1)];
        cap = new double[at.length];
        int d = 0;
        for (int t = pairs.model.frozenBefore; t < weeks; t++) {
            cap[d] = relaxed.hours[g * weeks + t] + 1.0;
            at[d++] = g * weeks + t;
        }
        for (int r = pairs.groupLooms[g]; looms > 1 && r < pairs.groupLooms[g + 1]; r++) {
            for (int t = pairs.model.frozenBefore; t < weeks; t++) {
                cap[d] = relaxed.room[r * weeks + t] + 1.0;
                at[d++] = hours.loomsFrom + r * weeks + t;
            }
        }
        way = new double[d];
        direction = new double[d];
    }

    private double[] start(double[] x) {
        var here = new double[at.length];
        for (int d = 0; d < at.length; d++) {
            here[d] = x[at[d]];
        }
        return here;
    }

    private static int lowest(List<Node> open) {
        int best = 0;
        for (int k = 1; k < open.size(); k++) {
            if (open.get(k).value < open.get(best).value) {
                best = k;
            }
        }
        return best;
    }

    /**
     * The campaign that is most between done and not done; among such the small and the seldom done, because more was
     * proven for as many looks that way. -1 when all are clear.
     */
    private int branch(Node node) {
        int best = -1;
        double most = 0;
        for (int k = 0; k < node.mean.length; k++) {
            double unclear = Math.min(node.mean[k], 1 - node.mean[k]);
            if (node.state[k] == FREE && unclear > CLEAR) {
                double score = unclear * (2 - node.mean[k]) / Math.sqrt(minutes(node, k));
                if (score > most) {
                    most = score;
                    best = k;
                }
            }
        }
        return best;
    }

    /** Minutes of a campaign where it is done; at least one. */
    private double minutes(Node node, int k) {
        double pieces = (node.pieces[0][k] + node.pieces[1][k]) / node.mean[k];
        return 1 + relaxed.setup[items[k]] + pieces * pairs.perPiece[items[k]];
    }

    private void keep(Node node) {
        for (int k = 0; k < items.length; k++) {
            for (int m = 0; m < 2; m++) {
                lines.uses[m][items[k]] = node.uses[m][k];
                lines.pieces[m][items[k]] = node.pieces[m][k];
            }
        }
    }

    /** Fits prices to a branch: value and means of what is done. */
    private Node look(byte[] state, double[] from, double atLeast, int steps, double far) {
        var x = from.clone();
        var best = from;
        double bestValue = Double.NEGATIVE_INFINITY;
        double reach = far * relaxed.typical;
        double shrink = StrictMath.pow(SHRINK, 1.0 / steps);
        Arrays.fill(mean, 0);
        for (int m = 0; m < 2; m++) {
            Arrays.fill(meanUse[m], 0);
            Arrays.fill(meanPieces[m], 0);
        }
        Arrays.fill(way, 0);
        double weight = 0;
        for (int step = 0; step < steps; step++) {
            double fade = step == 0 ? 0 : 0.85;
            weight = weight * fade + 1;
            double value = value(state, x, fade);
            if (value > bestValue) {
                bestValue = value;
                terms = Math.max(terms, size[0]);
                best = x.clone();
            }
            double norm = 0;
            for (int d = 0; d < x.length; d++) {
                way[d] = step == 0 ? direction[d] : 0.5 * way[d] + 0.5 * direction[d];
                double s = way[d] / cap[d];
                norm += s * s;
            }
            if (norm < 1e-9) {
                break;
            }
            double length = reach / Math.sqrt(norm);
            reach *= shrink;
            for (int d = 0; d < x.length; d++) {
                double low = at[d] < hours.loomsFrom ? hours.lowest[at[d]] : 0;
                x[d] = Math.max(low, x[d] + length * way[d] / cap[d]);
            }
        }
        double over = 1 / weight;
        var done = new double[items.length];
        var uses = new double[2][items.length];
        var pieces = new double[2][items.length];
        for (int k = 0; k < items.length; k++) {
            done[k] = mean[k] * over;
            for (int m = 0; m < 2; m++) {
                uses[m][k] = meanUse[m][k] * over;
                pieces[m][k] = meanPieces[m][k] * over;
            }
        }
        return new Node(steps >= ROOT_STEPS, Math.max(atLeast, bestValue), state, best, done, uses, pieces);
    }

    private double value(byte[] state, double[] x, double fade) {
        for (int d = 0; d < x.length; d++) {
            hours.x[at[d]] = x[d];
            use[at[d]] = 0;
        }
        for (int r = pairs.groupLooms[group]; r < pairs.groupLooms[group + 1]; r++) {
            hours.settle(r);
        }
        size[0] = 0;
        double value = hours.value(group, use, size);
        for (int k = 0; k < items.length; k++) {
            mean[k] *= fade;
            meanUse[0][k] *= fade;
            meanUse[1][k] *= fade;
            meanPieces[0][k] *= fade;
            meanPieces[1][k] *= fade;
            if (state[k] != OUT) {
                value += campaign(k, state[k] == IN);
            }
        }
        for (int d = 0; d < x.length; d++) {
            direction[d] = use[at[d]];
        }
        return value;
    }

    private double campaign(int k, boolean must) {
        int i = items[k];
        double best = must ? Double.POSITIVE_INFINITY : 0;
        int mode = -1;
        double pieces = 0;
        for (int m = 0; m < 2; m++) {
            int o = pairs.pairOp[i];
            looks++;
            if (!lines.open(m, i)
                    || best <= 0 && campaigns.rate(i, LinePrices.modeOf(m), lines.once(m, i)) >= lines.worth(m, o)) {
                continue;
            }
            double points = lines.campaign(campaigns, i, m);
            size[0] += Math.abs(points) + 2 * Math.abs(lines.worth(m, o)) * campaigns.chosen;
            if (points < best) {
                best = points;
                mode = m;
                pieces = campaigns.chosen;
            }
        }
        if (mode >= 0) {
            lines.campaign(campaigns, i, mode);
            campaigns.spend(pieces, 1, use, hours.loomsFrom);
            mean[k] += 1;
            meanUse[mode][k] += 1;
            meanPieces[mode][k] += pieces;
        }
        return best;
    }
}
