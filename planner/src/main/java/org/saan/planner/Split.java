package org.saan.planner;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The best way to make pieces of one operation with the time that groups have left: which groups, how many each.
 *
 * <p>For a set of groups the pieces go step by step to whoever makes the next ones for the fewest points; minutes of a
 * window are sorted by what they are worth (a minute in an idle week saves points, a late one costs them), so points grow
 * ever steeper and the split is the best up to one slots.batch at each step. The set grows group by group while that pays, or is
 * tried in every combination where there are few. Used by one thread at a time.
 */
final class Split {
    static final long IMPOSSIBLE = Long.MAX_VALUE / 4;
    private static final int MOST_CANDIDATES_FOR_SECOND = 8;
    private static final int FEW = 7;

    private final Pairs pairs;
    /** The candidates; a request begins there. */
    final Slots slots;

    private final Worth worth;
    private final int classes;
    private long[] alone = new long[32];

    // The answer, and the set that is being tried.
    int chosen;
    int[] chosenSlot = new int[8];
    int[] chosenPieces = new int[8];
    private int[] trySlot = new int[8];
    private int[] tryPieces = new int[8];
    private int[] at = new int[8];
    private long[] left = new long[8];

    /** Random points up to this are added to those of a set, so that other groups get their turn. */
    double noise;

    SplittableRandom random = new SplittableRandom(0);

    Split(Pairs pairs, Slots slots) {
        this.pairs = pairs;
        this.slots = slots;
        worth = slots.worth;
        classes = worth.classes;
    }

    /**
     * Finds the best set and its pieces.
     *
     * @param quantity pieces wanted
     * @param groups most groups
     * @param piecePoints points that each missing piece costs
     * @param whole whether less than the whole quantity is of no use
     * @return points of the split with those of missing pieces, or {@link #IMPOSSIBLE}
     */
    long find(int quantity, int groups, long piecePoints, boolean whole) {
        room(slots.size);
        if (alone.length < slots.size) {
            alone = new long[slots.pair.length];
        }
        int fixedSlots = 0;
        for (int j = 0; j < slots.size; j++) {
            if (slots.forced[j]) {
                trySlot[fixedSlots++] = j;
            }
        }
        chosen = 0;
        long best = IMPOSSIBLE;
        if (fixedSlots > 0 || !whole) {
            long points = fill(fixedSlots, quantity, piecePoints, whole);
            if (points < best) {
                best = points;
                keep(fixedSlots);
            }
        }
        if (slots.size - fixedSlots <= FEW && groups - fixedSlots > 1) {
            return every(0, fixedSlots, groups, quantity, piecePoints, whole, best);
        }
        return grow(fixedSlots, groups, quantity, piecePoints, whole, best);
    }

    private long every(int from, int k, int groups, int quantity, long piecePoints, boolean whole, long best) {
        for (int j = from; j < slots.size && k < groups; j++) {
            if (slots.forced[j]) {
                continue;
            }
            trySlot[k] = j;
            long points = shaken(fill(k + 1, quantity, piecePoints, whole));
            if (points < best) {
                best = points;
                keep(k + 1);
            }
            best = every(j + 1, k + 1, groups, quantity, piecePoints, whole, best);
            trySlot[k] = j;
        }
        return best;
    }

    private long grow(int k, int groups, int quantity, long piecePoints, boolean whole, long best) {
        long current = IMPOSSIBLE;
        long threshold = IMPOSSIBLE;
        boolean first = true;
        while (k < groups) {
            long least = IMPOSSIBLE;
            int next = -1;
            for (int j = 0; j < slots.size; j++) {
                if (slots.forced[j] || taken(j, k) || !first && alone[j] > threshold) {
                    continue;
                }
                trySlot[k] = j;
                // While the set grows a missing piece is only dear, so that a set too small for all leads on to the
                // next.
                long points = fill(k + 1, quantity, piecePoints, false);
                if (first) {
                    alone[j] = points;
                }
                points = shaken(points);
                if (points < least) {
                    least = points;
                    next = j;
                }
            }
            if (next < 0 || least >= current) {
                break;
            }
            current = least;
            trySlot[k] = next;
            if (first) {
                threshold = threshold();
                first = false;
            }
            k++;
            long points = whole ? fill(k, quantity, piecePoints, true) : least;
            if (!whole) {
                fill(k, quantity, piecePoints, false);
            }
            if (points < best) {
                best = points;
                keep(k);
            }
        }
        return best;
    }

    private long shaken(long points) {
        return noise > 0 && points < IMPOSSIBLE ? points + (long) (noise * random.nextDouble()) : points;
    }

    /** Points alone of the eighth best candidate: who is worse alone is not tried as a further group. */
    private long threshold() {
        if (slots.size <= MOST_CANDIDATES_FOR_SECOND) {
            return IMPOSSIBLE;
        }
        var sorted = Arrays.copyOf(alone, slots.size);
        for (int j = 0; j < slots.size; j++) {
            if (slots.forced[j]) {
                sorted[j] = IMPOSSIBLE;
            }
        }
        Arrays.sort(sorted);
        return sorted[MOST_CANDIDATES_FOR_SECOND - 1];
    }

    private boolean taken(int slot, int k) {
        for (int z = 0; z < k; z++) {
            if (trySlot[z] == slot) {
                return true;
            }
        }
        return false;
    }

    private void keep(int k) {
        chosen = k;
        System.arraycopy(trySlot, 0, chosenSlot, 0, k);
        System.arraycopy(tryPieces, 0, chosenPieces, 0, k);
    }

    /** Points of the best split over the first k tried slots, whose pieces it notes. */
    private long fill(int k, int quantity, long piecePoints, boolean whole) {
        int rest = quantity;
        long points = 0;
        for (int z = 0; z < k; z++) {
            int j = trySlot[z];
            tryPieces[z] = slots.least[j];
            rest -= slots.least[j];
            points += slots.startPoints[j];
            at[z] = slots.startClass[j];
            left[z] = slots.startLeft[j];
        }
        if (rest < 0) {
            return IMPOSSIBLE;
        }
        while (rest >= slots.batch) {
            int best = -1;
            long fewest = whole ? Long.MAX_VALUE : piecePoints * slots.batch + 1;
            for (int z = 0; z < k; z++) {
                if (tryPieces[z] + slots.batch <= slots.most[trySlot[z]]) {
                    long more = next(z);
                    if (more < fewest) {
                        fewest = more;
                        best = z;
                    }
                }
            }
            if (best < 0) {
                break;
            }
            int taken = Math.min(same(best), rest);
            taken -= taken % slots.batch;
            points += advance(best, taken);
            rest -= taken;
        }
        return whole && rest > 0 ? IMPOSSIBLE : points + rest * piecePoints;
    }

    private long minutesFor(int z, int pieces) {
        int j = trySlot[z];
        long perPiece = pairs.perPiece[slots.pair[j]];
        long now = tryPieces[z] == 0 ? 0 : Math.max(0, tryPieces[z] * perPiece + slots.setup[j]);
        return Math.max(0, (tryPieces[z] + pieces) * perPiece + slots.setup[j]) - now;
    }

    /** Points of the next slots.batch at z. */
    private long next(int z) {
        int j = trySlot[z];
        long points = slots.pieces(j, tryPieces[z], tryPieces[z] + slots.batch);
        long minutes = minutesFor(z, slots.batch);
        if (minutes <= left[z]) {
            return points + minutes * (at[z] < classes ? worth.points[at[z]] : 0);
        }
        int base = j * classes;
        points += left[z] * worth.points[at[z]];
        minutes -= left[z];
        for (int c = at[z] + 1; c < classes && minutes > 0; c++) {
            long m = Math.min(minutes, slots.minutesOf[base + c]);
            points += m * worth.points[c];
            minutes -= m;
        }
        return points;
    }

    /** How many pieces from here on cost the same each: at least one slots.batch. */
    private int same(int z) {
        int j = trySlot[z];
        int i = slots.pair[j];
        long pieces = left[z] / pairs.perPiece[i];
        if (slots.forced[j] && tryPieces[z] * (long) pairs.perPiece[i] + slots.setup[j] < 0 || tryPieces[z] == 0) {
            pieces = slots.batch;
        }
        pieces = Math.min(pieces, slots.most[j] - tryPieces[z]);
        pieces = slots.sameChange(j, tryPieces[z], (int) pieces);
        pieces -= pieces % slots.batch;
        return (int) Math.max(slots.batch, pieces);
    }

    private long advance(int z, int pieces) {
        int j = trySlot[z];
        long points = slots.pieces(j, tryPieces[z], tryPieces[z] + pieces);
        long minutes = minutesFor(z, pieces);
        int base = j * classes;
        while (minutes > 0) {
            if (minutes < left[z]) {
                points += minutes * worth.points[at[z]];
                left[z] -= minutes;
                break;
            }
            points += left[z] * worth.points[at[z]];
            minutes -= left[z];
            at[z]++;
            left[z] = at[z] < classes ? slots.minutesOf[base + at[z]] : Long.MAX_VALUE;
        }
        tryPieces[z] += pieces;
        return points;
    }

    private void room(int k) {
        if (k + 1 > trySlot.length) {
            int n = Math.max(k + 1, trySlot.length * 2);
            trySlot = Arrays.copyOf(trySlot, n);
            tryPieces = Arrays.copyOf(tryPieces, n);
            chosenSlot = Arrays.copyOf(chosenSlot, n);
            chosenPieces = Arrays.copyOf(chosenPieces, n);
            at = Arrays.copyOf(at, n);
            left = Arrays.copyOf(left, n);
        }
    }
}
