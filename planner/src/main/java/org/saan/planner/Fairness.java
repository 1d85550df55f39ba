package org.saan.planner;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * After the weighted plan: raises the share of work of the least-served group as far as a tolerance of points allows, then
 * that of the next, and so on (max-min, then next). Share means minutes of work by minutes that the group has, over the
 * whole horizon, with what it had before and what others promised it (see {@link Group.Standing}). Groups outside the programme, and those for which no work exists, are left alone.
 *
 * <p>Work of a plan in force is not taken from anybody. One step moves one line: it gives the group a share of it that costs the fewest points for each minute gained, and takes no other
 * group down to where the poorest was.
 */
final class Fairness {
    /** Lines tried at most: it bounds the time on very large plans. */
    private static final int TRIES = 30_000;

    private final Sketch sketch;
    private final Pairs pairs;
    private final Units units;
    private final Placer placer;
    private final int[][] pairsOf;
    private final long[] capacity;
    private final long[] work;
    /** Work and time that the problem does not move: promised already, and of the weeks before. */
    private final long[] otherWork;

    private final long[] otherTime;
    private int tries;

    // The best move found for a group.
    private int moveLine;
    private Share[] move = {};
    private long movePoints;

    Fairness(Sketch sketch, Units units) {
        this.sketch = sketch;
        this.pairs = sketch.pairs;
        this.units = units;
        placer = new Placer(sketch, units);
        placer.use(new SplittableRandom(1), Placer.Manner.SELFISH, 0);
        pairsOf = pairs.pairsByGroup();
        capacity = new long[pairs.groups];
        work = new long[pairs.groups];
        otherWork = new long[pairs.groups];
        otherTime = new long[pairs.groups];
        for (int g = 0; g < pairs.groups; g++) {
            var standing = pairs.model.groups.get(g).group().standing();
            long promised = standing.promised().stream().mapToLong(m -> m).sum();
            otherWork[g] = promised + standing.pastMinutes();
            otherTime[g] = promised + standing.pastCapacity();
        }
        for (int g = 0; g < pairs.groups; g++) {
            for (int t = 0; t < pairs.weeks; t++) {
                capacity[g] += pairs.people[g * pairs.weeks + t];
                work[g] += sketch.loads.load[g * pairs.weeks + t];
            }
        }
    }

    /** Whether any line could give the group a minimum batch of work. */
    static boolean workExists(Pairs pairs, int[] pairsOfGroup) {
        return Arrays.stream(pairsOfGroup).anyMatch(i -> pairs.begun[i] || pairs.most[i] >= pairs.minBatch[i]);
    }

    /** Raises shares for at most so many points in all. */
    void raise(long tolerance, Cancellation cancellation) {
        var open = new java.util.ArrayList<Integer>();
        for (int g = 0; g < pairs.groups; g++) {
            if (pairs.model.groups.get(g).group().programme() && capacity[g] > 0 && workExists(pairs, pairsOf[g])) {
                open.add(g);
            }
        }
        long left = tolerance;
        while (!open.isEmpty() && tries < TRIES && !cancellation.wanted()) {
            int poorest = open.getFirst();
            for (int g : open) {
                if (share(g) < share(poorest)) {
                    poorest = g;
                }
            }
            if (find(poorest, left)) {
                sketch.takeOut(moveLine);
                sketch.put(moveLine, move);
                recount();
                left -= Math.max(0, movePoints);
            } else {
                open.remove(Integer.valueOf(poorest));
            }
        }
    }

    private double share(int g) {
        return share(g, work[g]);
    }

    private double share(int g, long minutes) {
        return (double) (minutes + otherWork[g]) / (capacity[g] + otherTime[g]);
    }

    /** The move that gives the group work for the fewest points a minute, within the points that are left. */
    private boolean find(int group, long left) {
        double best = Double.POSITIVE_INFINITY;
        for (int i : pairsOf[group]) {
            int line = pairs.opLine[pairs.pairOp[i]];
            int unit = units.unitOf[line];
            if (!units.movable[unit]
                    || units.bundle[unit] != null
                    || !placer.mayForce(line)
                    || pairs.lineKnown[line]
                    || pairs.most[i] < pairs.minBatch[i]) {
                continue;
            }
            int now = 0;
            for (var share : sketch.shares[line]) {
                now = share.pair() == i ? share.pieces() : now;
            }
            int batch = pairs.line(line).batchMultiple();
            int last = 0;
            for (int part = 1; part <= 3; part++) {
                int pieces = now + (pairs.most[i] - now) * part / 3;
                pieces = Math.max(pairs.minBatch[i], part == 1 && now == 0 ? pairs.minBatch[i] : pieces);
                pieces -= pieces % batch;
                if (pieces > now && pieces > last) {
                    last = pieces;
                    best = tryMove(group, line, i, pieces, left, best);
                }
            }
        }
        return best < Double.POSITIVE_INFINITY;
    }

    private double tryMove(int group, int line, int pair, int pieces, long left, double best) {
        tries++;
        var before = sketch.shares[line];
        long points = -sketch.points(line) + sketch.takeOut(line);
        points += placer.placeWith(line, pair, pieces);
        points += sketch.points(line);
        var after = sketch.shares[line];
        sketch.takeOut(line);
        sketch.put(line, before);
        long gained = minutesAt(group, after) - minutesAt(group, before);
        if (gained <= 0 || points > left || !leavesOthers(group, before, after)) {
            return best;
        }
        double price = (double) Math.max(0, points) / gained;
        if (price < best) {
            moveLine = line;
            move = after;
            movePoints = points;
            return price;
        }
        return best;
    }

    /** Whether no group that gives work away is left with less than the poorest had. */
    private boolean leavesOthers(int poorest, Share[] before, Share[] after) {
        for (var share : before) {
            int g = pairs.pairGroup[share.pair()];
            if (g != poorest && capacity[g] > 0) {
                long loss = minutesAt(g, before) - minutesAt(g, after);
                if (loss > 0 && share(g, work[g] - loss) <= share(poorest)) {
                    return false;
                }
            }
        }
        return true;
    }

    private long minutesAt(int group, Share[] shares) {
        long minutes = 0;
        for (var share : shares) {
            if (pairs.pairGroup[share.pair()] == group) {
                minutes += Arrays.stream(share.minutes()).sum();
            }
        }
        return minutes;
    }

    private void recount() {
        Arrays.fill(work, 0);
        for (int g = 0; g < pairs.groups; g++) {
            for (int t = 0; t < pairs.weeks; t++) {
                work[g] += sketch.loads.load[g * pairs.weeks + t];
            }
        }
    }
}
