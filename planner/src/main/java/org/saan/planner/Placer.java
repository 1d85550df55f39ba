package org.saan.planner;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts the lines of a unit into a plan where they fit best, given all other work. Used by one thread at a time. */
final class Placer {
    private static final Share[] NONE = {};
    private static final int BUNDLE_WAYS = 2;

    private final Sketch sketch;
    private final Pairs pairs;
    private final Units units;
    private final Slots slots;
    private final Split split;
    private final Laying laying;
    private final ChainPlacer chains;

    private SplittableRandom random = new SplittableRandom(0);
    private Manner manner = Manner.SELFISH;
    private boolean priced;
    /** Groups that may be used are those of the region. */
    private int[] regionOf;

    private int region;
    /** A pair that must be used, with its fewest pieces; -1 for none. */
    private int wanted = -1;

    private int wantedPieces;

    /** An operation that a bundle binds to a group. */
    record Tie(int op, int group, boolean pays, boolean lot) {}

    Placer(Sketch sketch, Units units) {
        this.sketch = sketch;
        this.units = units;
        pairs = sketch.pairs;
        regionOf = new int[pairs.groups];
        slots = new Slots(pairs, sketch.loads);
        split = new Split(pairs, slots);
        laying = new Laying(pairs, sketch.loads, slots);
        chains = new ChainPlacer(sketch, split, laying, this);
    }

    /** Prices of hours that may lead the choice of weeks. */
    void prices(double[] hourPrices, double[] loomPrices) {
        laying.prices(hourPrices, loomPrices);
        priced = true;
    }

    /** Ways to place that are not the best for a line alone, but may be for all. */
    enum Manner {
        /** What is best for the line alone. */
        SELFISH,
        /** The same, with random factors on the points of groups. */
        SHAKEN,
        /** Dear hours are left to others, as far as prices are known. */
        BY_PRICE,
        /** Idle hours count for nothing: others will fill them. */
        IDLE_TO_OTHERS,
        /** Idle hours count for half. */
        IDLE_HALF,
        /** A week or two at the ends of the window, and now and then a group, are left to others. */
        NARROW,
        /** Some groups make fewer pieces than they could. */
        FEWER
    }

    /**
     * How to place from now on.
     *
     * @param noise most points by which a group may seem dearer than it is, in manners that shake
     */
    void use(SplittableRandom random, Manner manner, double noise) {
        this.random = random;
        this.manner = manner;
        split.random = random;
        slots.random = random;
        laying.random = random;
        split.noise = manner == Manner.SELFISH ? 0 : noise * random.nextDouble();
        slots.fewer = manner == Manner.FEWER;
        slots.idlePermille = manner == Manner.IDLE_TO_OTHERS ? 0 : manner == Manner.IDLE_HALF ? 500 : 1000;
        chains.random = random;
    }

    void within(int[] regionOf, int region) {
        this.regionOf = regionOf;
        this.region = region;
    }

    boolean allowed(int pair) {
        return regionOf[pairs.pairGroup[pair]] == region;
    }

    /** Places a unit that is out of the plan; tells by how much the points of idle groups change. */
    long place(int unit) {
        var bundle = units.bundle[unit];
        return bundle == null ? placeLine(units.lines[unit][0], null) : placeBundle(unit, bundle);
    }

    long placeLine(int line, @Nullable Tie tie) {
        if (pairs.lineStart[line + 1] - pairs.lineStart[line] > 1) {
            return chains.place(line, tie);
        }
        return sketch.put(line, best(line, tie));
    }

    /** Whether a further group may be forced upon the line: it has one operation, nothing begun, and a group to spare. */
    boolean mayForce(int line) {
        int op = pairs.lineStart[line];
        return pairs.lineStart[line + 1] - op == 1 && !begun(op) && sketch.pinned[line].length < pairs.opGroups[op];
    }

    /**
     * Places a line of one operation with a share that it must have; the line must be out of the plan.
     *
     * @param pieces fewest pieces of that share
     * @return by how much the points of idle groups change; the share is missing when there is no room for it
     */
    long placeWith(int line, int pair, int pieces) {
        wanted = pair;
        wantedPieces = pieces;
        try {
            return sketch.put(line, best(line, null));
        } finally {
            wanted = -1;
        }
    }

    /** The best shares of a line of one operation. */
    private Share[] best(int line, @Nullable Tie tie) {
        var of = pairs.line(line);
        int op = pairs.lineStart[line];
        var pinned = sketch.pinned[line];
        int quantity = of.quantity();
        for (var share : pinned) {
            quantity -= share.pieces();
        }
        int groups = Math.max(0, pairs.opGroups[op] - pinned.length);
        slots.begin(line);
        for (int i = pairs.opStart[op]; i < pairs.opStart[op + 1]; i++) {
            add(i, pairs.onTime[i], pairs.mostOnTime[i], tie, pinned);
        }
        long onTime = split.find(quantity, groups, of.shortPointsPerPiece(), true);
        var best = onTime < Split.IMPOSSIBLE ? chosen(pinned) : NONE;
        if (onTime < of.notOtifPoints() && random.nextInt(8) != 0) {
            return best;
        }
        slots.begin(line);
        for (int i = pairs.opStart[op]; i < pairs.opStart[op + 1]; i++) {
            add(i, pairs.last[i], pairs.most[i], tie, pinned);
        }
        boolean whole = of.allOrNothing() && !begun(op);
        long failed = split.find(quantity, groups, of.shortPointsPerPiece(), whole);
        if (failed < Split.IMPOSSIBLE && failed + of.notOtifPoints() < onTime) {
            onTime = failed + of.notOtifPoints();
            best = chosen(pinned);
        }
        if (whole && onTime > of.notOtifPoints() + quantity * of.shortPointsPerPiece()) {
            best = pinned;
        }
        return onTime >= Split.IMPOSSIBLE ? pinned : best;
    }

    private void add(int i, int until, int most, @Nullable Tie tie, Share[] pinned) {
        if (pairs.begun[i]) {
            slots.add(i, pairs.first[i], until, true, made(i), sketch.frozenMinutes(i), true);
            return;
        }
        if (most == 0 || !allowed(i) || tie != null && pairs.pairGroup[i] != tie.group()) {
            return;
        }
        for (var share : pinned) {
            if (share.pair() == i) {
                return;
            }
        }
        boolean lot = tie != null && tie.lot();
        int least = lot ? pairs.line(pairs.opLine[pairs.pairOp[i]]).batchMultiple() : pairs.minBatch[i];
        if (i == wanted) {
            slots.add(i, pairs.first[i], until, true, Math.max(least, wantedPieces), 0, true);
            return;
        }
        int from = pairs.first[i];
        if (manner == Manner.NARROW) {
            if (random.nextInt(8) == 0) {
                return;
            }
            from = Math.min(until, from + random.nextInt(3));
            until = Math.max(from, until - random.nextInt(3));
        }
        slots.add(i, from, until, tie == null || tie.pays(), least, 0, false);
    }

    private boolean begun(int op) {
        for (int i = pairs.opStart[op]; i < pairs.opStart[op + 1]; i++) {
            if (pairs.begun[i]) {
                return true;
            }
        }
        return false;
    }

    /** Whole multiples that frozen minutes have made. */
    private int made(int i) {
        int batch = pairs.line(pairs.opLine[pairs.pairOp[i]]).batchMultiple();
        int pieces = Math.max(0, sketch.frozenMinutes(i) - pairs.setup[i]) / pairs.perPiece[i];
        return pieces - pieces % batch;
    }

    Laying.Way way() {
        return switch (manner) {
            case IDLE_TO_OTHERS -> Laying.Way.WEEKS;
            case BY_PRICE -> priced ? Laying.Way.PRICES : Laying.Way.WORTH;
            default -> Laying.Way.WORTH;
        };
    }

    private Share[] chosen(Share[] pinned) {
        var all = new Share[pinned.length + split.chosen];
        System.arraycopy(pinned, 0, all, 0, pinned.length);
        var way = way();
        for (int z = 0; z < split.chosen; z++) {
            all[pinned.length + z] = laying.share(split.chosenSlot[z], split.chosenPieces[z], way);
        }
        return all;
    }

    // ---- bundles

    /** All members that are made are made by one group: the one that gives the fewest points. */
    private long placeBundle(int unit, Model.Bond bundle) {
        var members = bundle.members();
        long nothing = 0;
        for (int line : units.lines[unit]) {
            nothing += sketch.points(line, NONE);
        }
        long least = nothing;
        Share[][] best = null;
        for (int group : groupsOf(bundle)) {
            for (int way = 0; way < BUNDLE_WAYS; way++) {
                long points = placeAt(bundle, group, way > 0);
                var work = new Share[members.size()][];
                for (int k = 0; k < work.length; k++) {
                    work[k] = sketch.shares[members.get(k).line()];
                    points += sketch.points(members.get(k).line());
                }
                if (points < least && isAllowed(bundle, group)) {
                    least = points;
                    best = work;
                }
                for (var member : members) {
                    sketch.takeOut(member.line());
                }
            }
        }
        long change = 0;
        for (int k = 0; best != null && k < best.length; k++) {
            change += sketch.put(members.get(k).line(), best[k]);
        }
        return change;
    }

    /** Groups that could make some member; members that the group may not make are then left. */
    private int[] groupsOf(Model.Bond bundle) {
        var groups = new TreeSet<Integer>();
        for (var member : bundle.members()) {
            int op = pairs.op(member.line(), member.op());
            for (int i = pairs.opStart[op]; i < pairs.opStart[op + 1]; i++) {
                if (allowed(i)) {
                    groups.add(pairs.pairGroup[i]);
                }
            }
        }
        return groups.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Places the members at a group: in their order, or in any order and perhaps not all of them. */
    private long placeAt(Model.Bond bundle, int group, boolean anyOrder) {
        int n = bundle.members().size();
        var order = new int[n];
        int payer = n;
        for (int k = n - 1; k >= 0; k--) {
            boolean skipped = anyOrder && random.nextInt(4) == 0;
            order[k] = skipped ? -1 : k;
            payer = skipped ? payer : k;
        }
        for (int k = n - 1; k > 0 && anyOrder; k--) {
            int other = random.nextInt(k + 1);
            int member = order[k];
            order[k] = order[other];
            order[other] = member;
        }
        long change = 0;
        for (int k : order) {
            if (k < 0) {
                continue;
            }
            var member = bundle.members().get(k);
            int op = pairs.op(member.line(), member.op());
            boolean pays = !bundle.lot() || k == payer;
            change += placeLine(member.line(), new Tie(op, group, pays, bundle.lot()));
            if (k == payer && !anyOrder && piecesAt(member, group) == 0) {
                payer++;
            }
        }
        return change;
    }

    private int piecesAt(Model.Step member, int group) {
        int i = pairs.pair(pairs.op(member.line(), member.op()), group);
        for (var share : sketch.shares[member.line()]) {
            if (share.pair() == i) {
                return share.pieces();
            }
        }
        return 0;
    }

    /** Whether a lot reaches its minimum batch, and its first member that is made is the one that pays. */
    private boolean isAllowed(Model.Bond bundle, int group) {
        if (!bundle.lot()) {
            return true;
        }
        long pieces = 0;
        int least = 0;
        for (var member : bundle.members()) {
            int made = piecesAt(member, group);
            if (made == 0) {
                continue;
            }
            int i = pairs.pair(pairs.op(member.line(), member.op()), group);
            for (var share : sketch.shares[member.line()]) {
                if (share.pair() == i && share.paysSetup() != (pieces == 0)) {
                    return false;
                }
            }
            pieces += made;
            least = Math.max(least, pairs.minBatch[i]);
        }
        return pieces >= least;
    }
}
