package org.saan.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Puts a line of several operations into a plan. Each operation gets a part of the line's weeks, its pieces are split over
 * groups as those of any line, and the next one begins when all pieces have arrived. Several ways to part the weeks are
 * tried, the best stays.
 */
final class ChainPlacer {
    private static final int WAYS = 4;
    private static final int FEWER = 3;
    private static final Share[] NONE = {};

    private final Sketch sketch;
    private final Pairs pairs;
    private final Split split;
    private final Laying laying;
    private final Placer placer;
    SplittableRandom random = new SplittableRandom(0);

    ChainPlacer(Sketch sketch, Split split, Laying laying, Placer placer) {
        this.sketch = sketch;
        this.pairs = sketch.pairs;
        this.split = split;
        this.laying = laying;
        this.placer = placer;
    }

    long place(int line, Placer.@Nullable Tie tie) {
        var best = NONE;
        long least = sketch.points(line, NONE);
        for (int way = 0; way < WAYS; way++) {
            var ends = ends(line, way);
            int target = pairs.line(line).quantity();
            for (int attempt = 0; attempt < FEWER && target > 0; attempt++) {
                var all = new ArrayList<Share>();
                long change = 0;
                int made = target;
                List<Share> upstream = List.of();
                boolean whole = true;
                for (int o = pairs.lineStart[line]; o < pairs.lineStart[line + 1] && made > 0; o++) {
                    var shares = operation(o, made, upstream, ends[o - pairs.lineStart[line]], tie);
                    int pieces = 0;
                    for (var share : shares) {
                        change += sketch.loads.take(share);
                        pieces += share.pieces();
                    }
                    all.addAll(shares);
                    whole &= pieces == made || o == pairs.lineStart[line];
                    made = pieces;
                    upstream = shares;
                }
                var work = all.toArray(NONE);
                for (var share : work) {
                    sketch.loads.giveBack(share);
                }
                if (made > 0
                        && !(pairs.line(line).allOrNothing()
                                && made < pairs.line(line).quantity())) {
                    long points = sketch.points(line, work) + change;
                    if (points < least) {
                        least = points;
                        best = work;
                    }
                }
                if (whole) {
                    break;
                }
                target = made;
            }
        }
        return sketch.put(line, best);
    }

    /** Last week of each operation but the last, whose groups know their own. */
    private int[] ends(int line, int way) {
        int first = pairs.lineStart[line];
        int n = pairs.lineStart[line + 1] - first;
        int from = Math.max(pairs.line(line).release(), pairs.model.frozenBefore);
        int to = from;
        for (int i = pairs.opStart[first + n - 1]; i < pairs.opStart[first + n]; i++) {
            to = Math.max(to, pairs.onTime[i]);
        }
        var weight = new double[n];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double share = pairs.line(line).operations().get(k).standardMinutes() + 1.0;
            weight[k] = way == 0 ? share : share * (0.3 + random.nextDouble()) + way * random.nextDouble() * share;
            sum += weight[k];
        }
        var ends = new int[n];
        double done = 0;
        for (int k = 0; k < n; k++) {
            done += weight[k];
            ends[k] = k == n - 1
                    ? Integer.MAX_VALUE
                    : Math.max(from + k, from + (int) ((to - from + 1) * done / sum) - 1);
        }
        return ends;
    }

    private List<Share> operation(int o, int quantity, List<Share> upstream, int end, Placer.@Nullable Tie tie) {
        boolean last = pairs.opLast[o];
        var shares = new ArrayList<Share>();
        long onTime = find(o, quantity, upstream, end, tie, false, true);
        if (onTime >= Split.IMPOSSIBLE) {
            find(o, quantity, upstream, end, tie, last, false);
        }
        var way = placer.way();
        for (int z = 0; z < split.chosen; z++) {
            shares.add(laying.share(split.chosenSlot[z], split.chosenPieces[z], way));
        }
        return shares;
    }

    private long find(
            int o, int quantity, List<Share> upstream, int end, Placer.@Nullable Tie tie, boolean late, boolean whole) {
        int line = pairs.opLine[o];
        var tied = tie != null && tie.op() == o ? tie : null;
        split.slots.begin(line);
        for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
            if (!placer.allowed(i) || tied != null && pairs.pairGroup[i] != tied.group()) {
                continue;
            }
            int from = Math.max(pairs.first[i], ready(upstream, i));
            int until = Math.min(end, late ? pairs.last[i] : pairs.onTime[i]);
            if (until >= from) {
                boolean lot = tied != null && tied.lot();
                split.slots.add(
                        i,
                        from,
                        until,
                        tied == null || tied.pays(),
                        lot ? pairs.line(line).batchMultiple() : pairs.minBatch[i],
                        0,
                        false);
            }
        }
        long worth = pairs.line(line).shortPointsPerPiece() + pairs.line(line).notOtifPoints();
        return split.find(quantity, pairs.opGroups[o], worth, whole);
    }

    /** First week in which all pieces made before have reached the pair's group. */
    private int ready(List<Share> upstream, int pair) {
        int week = 0;
        for (var share : upstream) {
            int route = pairs.route(pairs.pairGroup[share.pair()], pairs.pairGroup[pair]);
            week = Math.max(week, share.lastWeek(pairs) + 1 + route);
        }
        return week;
    }
}
