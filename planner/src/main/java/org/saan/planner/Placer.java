package org.saan.planner;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Puts the lines of a unit into a plan where they fit best, given all other work. Used by one thread at a time. */
final class Placer {
    private static final Share[] NONE = {};

    private final Sketch sketch;
    private final Pairs pairs;
    private final Units units;
    private final Split split;
    private final ChainPlacer chains;
    private SplittableRandom random = new SplittableRandom(0);
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
        split = new Split(pairs, sketch.loads);
        chains = new ChainPlacer(sketch, split, this);
    }

    void use(SplittableRandom random, double noise) {
        this.random = random;
        split.random = random;
        split.noise = noise;
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
        split.begin(line);
        for (int i = pairs.opStart[op]; i < pairs.opStart[op + 1]; i++) {
            add(i, pairs.onTime[i], pairs.mostOnTime[i], tie, pinned);
        }
        long onTime = split.find(quantity, groups, of.shortPointsPerPiece(), true);
        var best = onTime < Split.IMPOSSIBLE ? chosen(pinned) : NONE;
        if (onTime < of.notOtifPoints() && random.nextInt(8) != 0) {
            return best;
        }
        split.begin(line);
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
            split.candidate(i, pairs.first[i], until, true, made(i), sketch.frozenMinutes(i), true);
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
            split.candidate(i, pairs.first[i], until, true, Math.max(least, wantedPieces), 0, true);
            return;
        }
        split.candidate(i, pairs.first[i], until, tie == null || tie.pays(), least, 0, false);
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

    private Share[] chosen(Share[] pinned) {
        var all = new Share[pinned.length + split.chosen];
        System.arraycopy(pinned, 0, all, 0, pinned.length);
        boolean latest = random.nextInt(3) == 0;
        for (int z = 0; z < split.chosen; z++) {
            all[pinned.length + z] = split.share(z, latest);
        }
        return all;
    }

    // ---- bundles

    /** All members at one group: the one that makes the whole bundle for the fewest points. */
    private long placeBundle(int unit, Model.Bond bundle) {
        var members = bundle.members();
        long nothing = 0;
        for (int line : units.lines[unit]) {
            nothing += sketch.points(line, NONE);
        }
        long least = nothing;
        Share[][] best = null;
        int firstOp = pairs.op(members.getFirst().line(), members.getFirst().op());
        for (int i = pairs.opStart[firstOp]; i < pairs.opStart[firstOp + 1]; i++) {
            if (!allowed(i) || !allCan(bundle, pairs.pairGroup[i])) {
                continue;
            }
            long change = placeAt(bundle, pairs.pairGroup[i]);
            var work = new Share[members.size()][];
            long points = change;
            for (int k = 0; k < work.length; k++) {
                work[k] = sketch.shares[members.get(k).line()];
                points += sketch.points(members.get(k).line());
            }
            if (points < least && (!bundle.lot() || reachesMinimum(bundle, pairs.pairGroup[i]))) {
                least = points;
                best = work;
            }
            for (var member : members) {
                sketch.takeOut(member.line());
            }
        }
        long change = 0;
        for (int k = 0; best != null && k < best.length; k++) {
            change += sketch.put(members.get(k).line(), best[k]);
        }
        return change;
    }

    private boolean allCan(Model.Bond bundle, int group) {
        for (var member : bundle.members()) {
            if (pairs.pair(pairs.op(member.line(), member.op()), group) < 0) {
                return false;
            }
        }
        return true;
    }

    private long placeAt(Model.Bond bundle, int group) {
        long change = 0;
        boolean paid = false;
        for (var member : bundle.members()) {
            int op = pairs.op(member.line(), member.op());
            change += placeLine(member.line(), new Tie(op, group, !bundle.lot() || !paid, bundle.lot()));
            for (var share : sketch.shares[member.line()]) {
                paid |= pairs.pairOp[share.pair()] == op;
            }
        }
        return change;
    }

    private boolean reachesMinimum(Model.Bond bundle, int group) {
        long pieces = 0;
        int least = 0;
        for (var member : bundle.members()) {
            int i = pairs.pair(pairs.op(member.line(), member.op()), group);
            for (var share : sketch.shares[member.line()]) {
                if (share.pair() == i) {
                    pieces += share.pieces();
                    least = Math.max(least, pairs.minBatch[i]);
                }
            }
        }
        return pieces == 0 || pieces >= least;
    }
}
