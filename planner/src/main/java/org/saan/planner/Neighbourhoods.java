package org.saan.planner;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The ways to choose what is taken out of a plan. */
final class Neighbourhoods {
    private final Sketch sketch;
    private final Pairs pairs;
    private final Units units;
    private final int[][] pairsOf;
    /** Units that may be moved, and the groups that may be used: all, or those of a region. */
    private int[] movable;

    private int[] groups;

    Neighbourhoods(Sketch sketch, Units units) {
        this.sketch = sketch;
        this.pairs = sketch.pairs;
        this.units = units;
        pairsOf = pairs.pairsByGroup();
        movable = IntStream.range(0, units.count).filter(u -> units.movable[u]).toArray();
        groups = IntStream.range(0, pairs.groups).toArray();
    }

    /**
     * Keeps to the units whose work lies within the region and to its groups, so that nothing is read that another part
     * may be changing.
     */
    void within(int[] regionOf, int region, Ruin ruin) {
        movable = IntStream.range(0, units.count)
                .filter(u -> units.movable[u] && lies(u, regionOf, region))
                .toArray();
        groups = IntStream.range(0, pairs.groups)
                .filter(g -> regionOf[g] == region)
                .toArray();
        ruin.only(movable);
    }

    private boolean lies(int unit, int[] regionOf, int region) {
        boolean any = false;
        for (int line : units.lines[unit]) {
            for (var share : sketch.shares[line]) {
                if (regionOf[pairs.pairGroup[share.pair()]] != region) {
                    return false;
                }
                any = true;
            }
        }
        // A unit without work goes to the region of the first group that could make it.
        return any || regionOf[pairs.pairGroup[firstPair(unit)]] == region;
    }

    private int firstPair(int unit) {
        for (int line : units.lines[unit]) {
            if (pairs.opStart[pairs.lineStart[line]] < pairs.opStart[pairs.lineStart[line + 1]]) {
                return pairs.opStart[pairs.lineStart[line]];
            }
        }
        throw new IllegalArgumentException("nobody may make anything of unit " + unit);
    }

    boolean nothingMoves() {
        return movable.length == 0;
    }

    private int lineOf(int pair) {
        return pairs.opLine[pairs.pairOp[pair]];
    }

    private int anyLine(SplittableRandom random) {
        var lines = units.lines[movable[random.nextInt(movable.length)]];
        return lines[random.nextInt(lines.length)];
    }

    private boolean meet(int a, int b) {
        var one = pairs.line(a);
        var two = pairs.line(b);
        return one.release() <= two.due() + 2 && two.release() <= one.due() + 2;
    }

    /** A line and others that could use, and mostly do use, the groups that could make it. */
    void rivals(Ruin ruin, SplittableRandom random) {
        int line = anyLine(random);
        ruin.add(units.unitOf[line]);
        addRivals(line, ruin, random, 2 + random.nextInt(random.nextInt(4) == 0 ? 10 : 4));
    }

    private void addRivals(int line, Ruin ruin, SplittableRandom random, int size) {
        int from = pairs.opStart[pairs.lineStart[line]];
        int n = pairs.opStart[pairs.lineStart[line + 1]] - from;
        for (int tries = 0; n > 0 && ruin.size < size && tries < 4 * size; tries++) {
            int group = pairs.pairGroup[from + random.nextInt(n)];
            int other = pairsOf[group][random.nextInt(pairsOf[group].length)];
            if (ruin.may(units.unitOf[lineOf(other)])
                    && meet(line, lineOf(other))
                    && (sketch.used[other] || random.nextInt(5) == 0)) {
                ruin.add(units.unitOf[lineOf(other)]);
            }
        }
    }

    /** A stretch of a group's weeks: all lines that it works on then, so that its weeks can be laid anew. */
    void stretch(Ruin ruin, SplittableRandom random) {
        int group = groups[random.nextInt(groups.length)];
        int from = random.nextInt(Math.max(1, pairs.weeks));
        int length = 3 + random.nextInt(10);
        for (int i : pairsOf[group]) {
            if (pairs.first[i] <= from + length
                    && pairs.last[i] >= from
                    && ruin.may(units.unitOf[lineOf(i)])
                    && sketch.used[i]) {
                ruin.add(units.unitOf[lineOf(i)]);
            }
        }
        if (ruin.size > 0) {
            addRivals(units.lines[ruin.units[0]][0], ruin, random, ruin.size + random.nextInt(3));
        }
    }

    /** A programme group with an idle week, and lines that could fill it. */
    void hungry(Ruin ruin, SplittableRandom random) {
        for (int tries = 0; tries < 12; tries++) {
            int group = groups[random.nextInt(groups.length)];
            int week = random.nextInt(pairs.weeks);
            int count = pairsOf[group].length;
            if (count == 0 || sketch.loads.idlePoints(group * pairs.weeks + week) == 0) {
                continue;
            }
            int size = 2 + random.nextInt(5);
            for (int n = 0; n < 4 * size && ruin.size < size; n++) {
                int i = pairsOf[group][random.nextInt(count)];
                if (pairs.first[i] <= week && week <= pairs.onTime[i]) {
                    ruin.add(units.unitOf[lineOf(i)]);
                }
            }
            return;
        }
    }

    /** A line that is short, late or dear, and those that stand in its way. */
    void failing(Ruin ruin, SplittableRandom random) {
        int worst = anyLine(random);
        long most = sketch.points(worst);
        for (int tries = 0; tries < 6; tries++) {
            int line = anyLine(random);
            long points = sketch.points(line);
            if (points > most) {
                most = points;
                worst = line;
            }
        }
        ruin.add(units.unitOf[worst]);
        addRivals(worst, ruin, random, 3 + random.nextInt(8));
    }
}
