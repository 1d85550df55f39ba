package org.saan.planner;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves by groups: at prices for the lines each group's best year is found alone, and what groups do beyond or below what
 * lines need moves the prices. Starts from the prices of hours, where it is worth as much as they are.
 */
final class GroupAscent {
    private enum Stage {
        WORTH,
        FIRST_LOOK,
        YEARS
    }

    private static final long DEEPEST = 20_000;

    private final Relaxed relaxed;
    private final Pairs pairs;
    private final LinePrices prices;
    /** Prices of hours as each group last used them. */
    private final double[] hours;

    private final double frozenPoints;
    private final List<LinePricing> pricings;
    private final Cancellation cancellation;
    private final int[][] pairsOf;
    private final double[] bounds;
    private final double[] terms;
    private final List<GroupYear> slots = new ArrayList<>();
    private Stage stage = Stage.WORTH;
    private int next;
    private double last;
    private @Nullable WorthAscent ascent;
    /** Looks at each pair of a group in each mode; more of them later, when there is less to gain. */
    private long depth = 3_000;

    long proven;
    int passes;

    GroupAscent(
            Relaxed relaxed,
            double[] hours,
            double frozenPoints,
            List<LinePricing> pricings,
            Cancellation cancellation) {
        this.cancellation = cancellation;
        this.relaxed = relaxed;
        this.hours = hours;
        this.frozenPoints = frozenPoints;
        this.pricings = pricings;
        pairs = relaxed.pairs;
        prices = new LinePrices(relaxed);
        bounds = new double[pairs.groups];
        terms = new double[pairs.groups];
        pairsOf = new int[pairs.groups][];
        var count = new int[pairs.groups];
        for (int i = 0; i < pairs.count; i++) {
            count[pairs.pairGroup[i]]++;
        }
        for (int g = 0; g < pairs.groups; g++) {
            pairsOf[g] = new int[count[g]];
        }
        for (int i = pairs.count - 1; i >= 0; i--) {
            int g = pairs.pairGroup[i];
            pairsOf[g][--count[g]] = i;
        }
    }

    List<Runnable> parts(int atMost, long work) {
        var parts = new ArrayList<Runnable>();
        int all = stage == Stage.WORTH ? pairs.lineStart.length - 1 : pairs.groups;
        for (int p = 0; p < atMost && next < all; p++) {
            int from = next;
            long planned = 0;
            while (next < all && planned < work) {
                planned += stage == Stage.WORTH
                        ? 8L * (pairs.opStart[pairs.lineStart[next + 1]] - pairs.opStart[pairs.lineStart[next]])
                        : stage == Stage.FIRST_LOOK ? 2L * pairsOf[next].length : looks(next);
                next++;
            }
            int to = next;
            int slot = p;
            if (stage == Stage.WORTH) {
                parts.add(() -> worth(slot, from, to));
            } else {
                while (slots.size() <= p) {
                    slots.add(new GroupYear(relaxed, prices, pairsOf));
                }
                boolean deep = stage == Stage.YEARS;
                parts.add(() -> years(slot, from, to, deep));
            }
        }
        return parts;
    }

    private long looks(int g) {
        return 2L * depth * pairsOf[g].length;
    }

    private void worth(int slot, int from, int to) {
        for (int l = from; l < to && !cancellation.wanted(); l++) {
            pricings.get(slot).worth(l, prices);
        }
    }

    private void years(int slot, int from, int to, boolean deep) {
        var year = slots.get(slot);
        for (int g = from; g < to && !cancellation.wanted(); g++) {
            year.solve(g, hours, deep ? looks(g) : 0, cancellation);
            bounds[g] = deep && passes == 0 ? Math.max(bounds[g], year.bound) : year.bound;
            terms[g] = year.terms;
        }
    }

    void gather() {
        if (stage != Stage.WORTH && (passes == 0 && stage == Stage.YEARS || next == pairs.groups)) {
            publish();
        }
        int all = stage == Stage.WORTH ? pairs.lineStart.length - 1 : pairs.groups;
        if (next == all) {
            next = 0;
            switch (stage) {
                case WORTH -> stage = Stage.FIRST_LOOK;
                case FIRST_LOOK -> stage = Stage.YEARS;
                case YEARS -> {
                    passes++;
                    move();
                }
            }
        }
    }

    private void publish() {
        double value = frozenPoints;
        double size = frozenPoints;
        for (int l = 0; l < pairs.lineStart.length - 1; l++) {
            value += Math.min(prices.value(l, 0), prices.value(l, 1));
            size += prices.size(l, 0) + prices.size(l, 1);
        }
        for (int g = 0; g < pairs.groups; g++) {
            value += bounds[g];
            size += terms[g];
        }
        last = value;
        proven = Math.max(proven, (long) Math.floor(value - size * 1e-9 - 1));
    }

    boolean exhausted() {
        return ascent != null && ascent.exhausted();
    }

    private void move() {
        if (ascent == null) {
            ascent = new WorthAscent(relaxed, prices);
        }
        if (ascent.move(last)) {
            depth = Math.min(DEEPEST, depth * 3 / 2);
        }
    }
}
