package org.saan.planner;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The groups that are asked to make pieces of one operation of a line, each with its weeks and its free minutes by worth. */
final class Slots {
    private final Pairs pairs;
    private final Loads loads;
    final Worth worth;
    final int classes;

    int line;
    int batch;
    private long stabilityPerPiece;

    int size;
    int[] pair = new int[32];
    /** Weeks in which the slot may work, both included. */
    int[] start = new int[32];

    int[] end = new int[32];
    boolean[] pays = new boolean[32];
    int[] least = new int[32];
    int[] most = new int[32];
    /** Whether the slot is in every set. */
    boolean[] forced = new boolean[32];
    /** Minutes before the first piece; negative when minutes of frozen weeks are there already. */
    long[] setup = new long[32];
    /** Points of the fewest pieces, and where among the minutes they end. */
    long[] startPoints = new long[32];

    int[] startClass = new int[32];
    long[] startLeft = new long[32];
    /** Free minutes by slot and rank of worth. */
    int[] minutesOf;

    /** How much of what an idle minute saves is counted: less when others will likely fill it. */
    int idlePermille = 1000;
    /** Whether some candidates are offered for fewer pieces than they could make. */
    boolean fewer;

    SplittableRandom random = new SplittableRandom(0);

    Slots(Pairs pairs, Loads loads) {
        this.pairs = pairs;
        this.loads = loads;
        worth = new Worth(pairs);
        classes = worth.classes;
        minutesOf = new int[pair.length * classes];
    }

    /** Begins a request for a line; candidates follow. */
    void begin(int line) {
        this.line = line;
        var of = pairs.line(line);
        batch = of.batchMultiple();
        stabilityPerPiece =
                pairs.lineKnown[line] ? pairs.model.problem.stability().pieceChangePoints() : 0;
        size = 0;
        worth.sort(of.latePointsPerMinuteWeek(), idlePermille);
    }

    /**
     * Adds a candidate with the weeks in which it may work, both included.
     *
     * @param pays whether it pays set-up and fixed points
     * @param least fewest pieces
     * @param begunMinutes minutes already worked in frozen weeks; 0 when the pair is not begun
     * @param always whether the pair is in every set, as begun work is
     */
    void add(int i, int from, int until, boolean pays, int least, long begunMinutes, boolean always) {
        if (size == pair.length) {
            grow();
        }
        int slot = size;
        pair[slot] = i;
        start[slot] = from;
        end[slot] = until;
        this.pays[slot] = pays;
        this.least[slot] = least;
        forced[slot] = always;
        setup[slot] = (pays ? pairs.setup[i] : 0) - begunMinutes;
        long total = sort(slot);
        long pieces = Math.max(0, total - setup[slot]) / pairs.perPiece[i];
        pieces -= pieces % batch;
        most[slot] = (int) Math.min(pieces, pairs.line(line).quantity());
        if (most[slot] < least && begunMinutes == 0) {
            return;
        }
        most[slot] = Math.max(most[slot], least);
        if (fewer && most[slot] > least && random.nextInt(3) == 0) {
            double part = random.nextDouble();
            most[slot] -= (int) ((most[slot] - least) * part * part);
            most[slot] -= (most[slot] - least) % batch;
        }
        long need = Math.max(0, (long) least * pairs.perPiece[i] + setup[slot]);
        if (least == 0) {
            need = 0;
        }
        startPoints[slot] = fixed(slot) + pieces(slot, 0, least) + begin(slot, need);
        size++;
    }

    /** Points of using the pair at all. */
    private long fixed(int slot) {
        int i = pair[slot];
        long points = pays[slot] ? pairs.fixed[i] : 0;
        if (pairs.lineKnown[line]) {
            long change = pairs.model.problem.stability().groupChangePoints();
            points += pairs.before[i] >= 0 ? -change : change;
        }
        return points;
    }

    /** Points of the pieces from so many to so many, without their minutes. */
    long pieces(int slot, int from, int to) {
        long points = (to - from) * pairs.perPiecePoints[pair[slot]];
        if (stabilityPerPiece != 0) {
            int before = Math.max(0, pairs.before[pair[slot]]);
            points += stabilityPerPiece * (Math.abs(to - before) - Math.abs(from - before));
        }
        return points;
    }

    /** Pieces until which the next ones cost the same change against the previous plan; all that are left when none. */
    int sameChange(int slot, int pieces, int more) {
        int before = pairs.before[pair[slot]];
        return stabilityPerPiece != 0 && before > pieces ? Math.min(more, before - pieces) : more;
    }

    /** Free minutes of the slot's weeks by worth; gives their sum. */
    private long sort(int slot) {
        int base = slot * classes;
        Arrays.fill(minutesOf, base, base + classes, 0);
        int i = pair[slot];
        int group = pairs.pairGroup[i] * pairs.weeks;
        int loom = pairs.pairLoom[i] * pairs.weeks;
        int onTime = pairs.onTime[i];
        long total = 0;
        for (int t = start[slot]; t <= end[slot]; t++) {
            int free = Math.min(loads.free[group + t], loads.loomFree[loom + t]);
            if (free <= 0) {
                continue;
            }
            total += free;
            int late = t > onTime ? (t - onTime) * worth.tiers : 0;
            int load = loads.load[group + t];
            for (int f = 0; f < worth.tiers - 1; f++) {
                int below = Math.min(free, pairs.floor[f][group + t] - load);
                if (below > 0) {
                    minutesOf[base + worth.rank[late + f]] += below;
                    free -= below;
                    load += below;
                }
            }
            minutesOf[base + worth.rank[late + worth.tiers - 1]] += free;
        }
        return total;
    }

    private long begin(int slot, long minutes) {
        int base = slot * classes;
        long points = 0;
        int c = 0;
        long rest = minutes;
        while (c < classes && rest >= minutesOf[base + c]) {
            points += minutesOf[base + c] * worth.points[c];
            rest -= minutesOf[base + c];
            c++;
        }
        if (c < classes) {
            points += rest * worth.points[c];
            startLeft[slot] = minutesOf[base + c] - rest;
        } else {
            startLeft[slot] = 0;
        }
        startClass[slot] = c;
        return points;
    }

    private void grow() {
        int n = pair.length * 2;
        pair = Arrays.copyOf(pair, n);
        start = Arrays.copyOf(start, n);
        end = Arrays.copyOf(end, n);
        pays = Arrays.copyOf(pays, n);
        least = Arrays.copyOf(least, n);
        forced = Arrays.copyOf(forced, n);
        setup = Arrays.copyOf(setup, n);
        most = Arrays.copyOf(most, n);
        startPoints = Arrays.copyOf(startPoints, n);
        startClass = Arrays.copyOf(startClass, n);
        startLeft = Arrays.copyOf(startLeft, n);
        minutesOf = Arrays.copyOf(minutesOf, n * classes);
    }
}
