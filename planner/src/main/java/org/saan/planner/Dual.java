package org.saan.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proving side: finds a number of points that every plan must have. First by prices for hours, where lines and weeks of
 * groups are alone; then by prices for lines, where each group's year is.
 *
 * <p>Work comes in parts that share nothing and may run at the same time; what they are, and so the bound, depends on the
 * calls alone. What is published was added up at one set of prices, less a margin for rounding that is far above what
 * doubles can lose: a billionth of the sizes of all terms.
 */
final class Dual {
    /** Shares of the first guess that are tried. */
    private static final double[] FACTORS = {0, 0.1, 0.2, 0.35, 0.6, 1};

    private final Pairs pairs;
    private final Cancellation cancellation;
    private final Relaxed relaxed;
    private final Hours hours;
    private final double[][] kappa;
    private final int[] favourite;
    private final double[] failing;
    private final List<LinePricing> slots = new ArrayList<>();
    private final Ascent ascent;
    private final double[] direction;
    private final int[] startLoad;
    private final double[] guess;
    private int trial;
    private double bestTrial = Double.NEGATIVE_INFINITY;
    private double bestFactor;
    private int line;
    private int active;
    private long proven;
    private @Nullable GroupAscent byGroups;

    /**
     * @param load minutes by group and week of a good plan, for a first guess
     * @param cancellation once wanted, parts stop where they are; their round must not be gathered then
     */
    Dual(Pairs pairs, int[] load, Cancellation cancellation) {
        this.pairs = pairs;
        this.cancellation = cancellation;
        relaxed = new Relaxed(pairs);
        hours = new Hours(relaxed);
        kappa = new double[Relaxed.MODES][pairs.ops];
        favourite = new int[pairs.ops];
        failing = new double[relaxed.allOrNothing.length];
        Arrays.fill(failing, Double.NEGATIVE_INFINITY);
        startLoad = load.clone();
        direction = new double[hours.x.length];
        var scale = new double[hours.x.length];
        for (int k = 0; k < hours.loomsFrom; k++) {
            scale[k] = relaxed.hours[k] + 1.0;
        }
        for (int k = hours.loomsFrom; k < scale.length; k++) {
            scale[k] = relaxed.room[k - hours.loomsFrom] + 1.0;
        }
        guess = guess();
        ascent = new Ascent(hours.x, scale, relaxed.typical, 1, patience());
        hours.settle();
    }

    /** How many steps without much gain are waited for: fewer of the large problems, where each takes long. */
    private int patience() {
        return pairs.count < 5_000 ? 12 : pairs.count < 100_000 ? 3 : 1;
    }

    /** Prices as a plan with this load suggests: below a floor work is worth something, a full week costs. */
    private double[] guess() {
        var start = new double[hours.x.length];
        for (int k = 0; k < hours.loomsFrom; k++) {
            double price = 0;
            for (int f = 0; f < pairs.floor.length; f++) {
                if (startLoad[k] < pairs.floor[f][k]) {
                    price -= pairs.floorPoints[f];
                }
            }
            start[k] = price != 0 ? price / 2 : startLoad[k] >= 0.97 * pairs.people[k] ? 0.6 * relaxed.typical : 0;
        }
        return start;
    }

    /**
     * The next round, of at most so many parts, each of about so much work (a pair priced over its window); empty when
     * nothing is left that helps.
     */
    List<Runnable> parts(int atMost, long work) {
        active = 0;
        var parts = new ArrayList<Runnable>();
        if (ascent.exhausted()) {
            return groupParts(atMost, work);
        }
        if (pairs.count * 2L <= work) {
            long passesNow = work / Math.max(1, pairs.count);
            parts.add(() -> {
                for (long k = 0; k < passesNow && !cancellation.wanted(); k++) {
                    slot(0).lines(0, relaxed.allOrNothing.length, Cancellation.NEVER);
                    line = relaxed.allOrNothing.length;
                    active = 1;
                    finish();
                }
            });
            slot(0);
            return parts;
        }
        while (active < atMost && line < relaxed.allOrNothing.length) {
            int from = line;
            long done = 0;
            while (line < relaxed.allOrNothing.length && done < work) {
                done += pairs.opStart[pairs.lineStart[line + 1]] - pairs.opStart[pairs.lineStart[line]];
                line++;
            }
            int to = line;
            var slot = slot(active++);
            parts.add(() -> slot.lines(from, to, cancellation));
        }
        return parts;
    }

    private List<Runnable> groupParts(int atMost, long work) {
        if (byGroups == null) {
            System.arraycopy(ascent.best(), 0, hours.x, 0, hours.x.length);
            hours.settle();
            for (int k = 0; k < atMost; k++) {
                slot(k);
            }
            byGroups = new GroupAscent(relaxed, ascent.best(), hours.frozenPoints(), slots, cancellation);
        }
        return !byGroups.exhausted() ? byGroups.parts(Math.min(atMost, slots.size()), work) : List.of();
    }

    private LinePricing slot(int k) {
        while (slots.size() <= k) {
            var slot = new LinePricing(relaxed, hours, kappa, favourite, failing);
            slots.add(slot);
        }
        return slots.get(k);
    }

    /** Takes in what the parts of the round found, after all of them ran. */
    void gather() {
        if (byGroups != null) {
            byGroups.gather();
            return;
        }
        if (line == relaxed.allOrNothing.length) {
            finish();
        }
    }

    private void finish() {
        line = 0;
        Arrays.fill(direction, 0);
        double value = 0;
        double[] size = new double[1];
        for (var slot : slots) {
            value += slot.value;
            size[0] += slot.size;
            for (int k = 0; k < direction.length; k++) {
                direction[k] += slot.use[k];
            }
            slot.clear();
        }
        value += hours.value(direction, size);
        proven = Math.max(proven, (long) Math.floor(value - size[0] * 1e-9 - 1));
        if (trial < FACTORS.length) {
            if (value > bestTrial) {
                bestTrial = value;
                bestFactor = FACTORS[trial];
                trial++;
            } else {
                trial = FACTORS.length;
            }
            double factor = trial < FACTORS.length ? FACTORS[trial] : bestFactor;
            for (int k = 0; k < guess.length; k++) {
                hours.x[k] = factor * guess[k];
            }
        } else {
            ascent.see(value);
            ascent.move(direction);
        }
        hours.clamp();
        hours.settle();
    }

    Bound bound() {
        if (byGroups != null && byGroups.proven > proven) {
            return new Bound(byGroups.proven, Bound.Method.GROUPS);
        }
        return new Bound(proven, proven > 0 ? Bound.Method.PRICES : Bound.Method.NONE);
    }

    /** Points of a minute by group and week. */
    double[] hourPrices() {
        return Arrays.copyOf(ascent.best(), hours.loomsFrom);
    }

    /** What a minute at a loom costs above that, by loom and week. */
    double[] loomPrices() {
        return Arrays.copyOfRange(ascent.best(), hours.loomsFrom, hours.x.length);
    }
}
