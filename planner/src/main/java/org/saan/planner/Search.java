package org.saan.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Ruin and recreate: takes a few units out of the plan, puts them back one by one where they now fit best, and keeps the
 * change when the plan is no worse than a falling allowance permits.
 *
 * <p>A part works within a region of groups that no other part touches, so parts may run at the same time.
 */
final class Search {
    private static final Placer.Manner[] MANNERS = Placer.Manner.values();
    private static final double NOISE_PER_ALLOWANCE = 2;
    private static final int SETTLING_PASSES = 3;

    private final Sketch sketch;
    private final Units units;
    private final Placer placer;
    private final Neighbourhoods neighbourhoods;
    private final Ruin ruin;
    private final Roulette places = new Roulette(4);
    private final Roulette manners = new Roulette(MANNERS.length);
    private final Share[][][] before = new Share[Ruin.MOST][][];
    private final int[] order = new int[Ruin.MOST];
    private SplittableRandom random = new SplittableRandom(0);

    // What the last run found.
    private long change;
    private long bestChange;
    private Share @Nullable [][] best;

    Search(Sketch sketch, Units units) {
        this.sketch = sketch;
        this.units = units;
        placer = new Placer(sketch, units);
        neighbourhoods = new Neighbourhoods(sketch, units);
        ruin = new Ruin(units.count);
        within(new int[sketch.pairs.groups], 0);
    }

    void prices(double[] hourPrices, double[] loomPrices) {
        placer.prices(hourPrices, loomPrices);
    }

    boolean nothingMoves() {
        return neighbourhoods.nothingMoves();
    }

    /**
     * Builds the plan of all units that had no work before anew: the most constrained first, each where it then fits best.
     * The lines of the plan in force stay. Once it is cancelled the rest is left without work.
     */
    void construct(long seed, Cancellation cancellation) {
        placer.use(new SplittableRandom(seed), Placer.Manner.SELFISH, 0);
        var tight = new double[units.count];
        var open = new ArrayList<Integer>();
        for (int u = 0; u < units.count; u++) {
            if (units.movable[u]) {
                tight[u] = tightness(u);
                boolean known = false;
                for (int line : units.lines[u]) {
                    known |= sketch.pairs.lineKnown[line] && sketch.shares[line].length > 0;
                }
                if (!known) {
                    open.add(u);
                }
            }
        }
        open.sort(Comparator.comparingDouble((Integer u) -> -tight[u]).thenComparingInt(u -> u));
        for (int u : open) {
            for (int line : units.lines[u]) {
                sketch.takeOut(line);
            }
        }
        for (int u : open) {
            if (cancellation.wanted()) {
                return;
            }
            placer.place(u);
        }
    }

    /** Minutes that a unit needs in each week of each group that could give them; twice as much when one group must. */
    private double tightness(int unit) {
        var pairs = sketch.pairs;
        double sum = 0;
        for (int line : units.lines[unit]) {
            int from = pairs.opStart[pairs.lineStart[line]];
            int n = pairs.opStart[pairs.lineStart[line + 1]] - from;
            if (n > 0) {
                var of = pairs.line(line);
                double minutes = (double) of.quantity() * pairs.perPiece[from];
                int span = Math.max(1, of.due() - of.release());
                sum += minutes / (n * (double) span) * (pairs.opGroups[pairs.lineStart[line]] == 1 ? 2 : 1);
            }
        }
        return sum;
    }

    /** The part may move units whose work lies within the region, and may use its groups only. */
    void within(int[] regionOf, int region) {
        placer.within(regionOf, region);
        neighbourhoods.within(regionOf, region, ruin);
    }

    /**
     * Does so many inserts.
     *
     * @param allowance points by which a plan may get worse, as a mean
     * @param remember whether to keep the best plan seen on the way
     */
    void run(long seed, long inserts, double allowance, boolean remember, Cancellation cancellation) {
        random = new SplittableRandom(seed);
        change = 0;
        bestChange = 0;
        best = null;
        long done = 0;
        while (done < inserts && !neighbourhoods.nothingMoves() && !cancellation.wanted()) {
            int n = step(allowance);
            done += Math.max(1, n);
            if (remember && change < bestChange) {
                bestChange = change;
                best = sketch.copy();
            }
        }
    }

    /** Lays the work of lines that had work before where it was, as far as that costs nothing. */
    void settle(Cancellation cancellation) {
        within(new int[sketch.pairs.groups], 0);
        random = new SplittableRandom(0);
        for (int pass = 0; pass < SETTLING_PASSES; pass++) {
            for (int u = 0; u < units.count && !cancellation.wanted(); u++) {
                if (units.movable[u] && sketch.pairs.lineKnown[units.lines[u][0]]) {
                    ruin.add(u);
                    rebuild(0, Placer.Manner.SELFISH);
                    ruin.clear();
                }
            }
        }
    }

    /** The best plan of the last run; null when it never got better than where it began. */
    Share @Nullable [][] best() {
        return best;
    }

    long bestChange() {
        return bestChange;
    }

    long change() {
        return change;
    }

    private int step(double allowance) {
        switch (places.choose(random)) {
            case 0 -> neighbourhoods.stretch(ruin, random);
            case 1 -> neighbourhoods.hungry(ruin, random);
            case 2 -> neighbourhoods.failing(ruin, random);
            default -> neighbourhoods.rivals(ruin, random);
        }
        int n = ruin.size;
        if (n > 0) {
            boolean better = rebuild(allowance, MANNERS[manners.choose(random)]) < 0;
            places.note(n, better);
            manners.note(n, better);
            ruin.clear();
        }
        return n;
    }

    /**
     * Takes the ruin's units out and puts them back; undoes it when the plan gets worse by more than the allowance.
     *
     * @return by how much the points of the plan change
     */
    private long rebuild(double allowance, Placer.Manner manner) {
        int n = ruin.size;
        long delta = 0;
        for (int k = 0; k < n; k++) {
            delta += takeOut(k);
        }
        shuffle(n);
        for (int k = 0; k < n; k++) {
            placer.use(random, random.nextBoolean() ? manner : Placer.Manner.SELFISH, NOISE_PER_ALLOWANCE * allowance);
            delta += placer.place(order[k]);
            for (int line : units.lines[order[k]]) {
                delta += sketch.points(line);
            }
        }
        if (delta <= 0 || delta < -StrictMath.log(1 - random.nextDouble()) * allowance) {
            change += delta;
            return delta;
        }
        for (int k = 0; k < n; k++) {
            for (int line : units.lines[ruin.units[k]]) {
                sketch.takeOut(line);
            }
        }
        for (int k = 0; k < n; k++) {
            var lines = units.lines[ruin.units[k]];
            for (int m = 0; m < lines.length; m++) {
                sketch.put(lines[m], before[k][m]);
            }
        }
        return 0;
    }

    private long takeOut(int k) {
        var lines = units.lines[ruin.units[k]];
        long delta = 0;
        before[k] = new Share[lines.length][];
        for (int m = 0; m < lines.length; m++) {
            before[k][m] = sketch.shares[lines[m]];
            delta -= sketch.points(lines[m]);
            delta += sketch.takeOut(lines[m]);
        }
        order[k] = ruin.units[k];
        return delta;
    }

    private void shuffle(int n) {
        for (int k = n - 1; k > 0; k--) {
            int z = random.nextInt(k + 1);
            int u = order[k];
            order[k] = order[z];
            order[z] = u;
        }
        if (random.nextInt(3) == 0) {
            var sorted = Arrays.stream(order, 0, n)
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer u) -> -stake(u)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, order, 0, n);
        }
    }

    /** What is lost when nobody makes the unit. */
    private long stake(int unit) {
        long points = 0;
        for (int line : units.lines[unit]) {
            points +=
                    sketch.pairs.line(line).quantity() * sketch.pairs.line(line).shortPointsPerPiece();
        }
        return points;
    }
}
