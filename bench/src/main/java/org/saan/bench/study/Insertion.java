package org.saan.bench.study;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.saan.bench.study.Loads.Shares;

/**
 * Puts a line where it costs least. A minute of a pair costs what its week makes it cost: 3 points less than nothing below the
 * low floor, 1 less below the high one, more when late; minutes of the same cost are counted together.
 */
final class Insertion {
    private static final int CLASSES = 12;
    private static final int ZERO = 3;
    private static final int NEAR = 8;

    private final Instance in;
    private final Loads loads;
    private final SplittableRandom random;
    private int[][] room = new int[128][CLASSES];
    private int[] most = new int[128];
    private long[] alone = new long[128];
    private final int[] amounts = new int[NEAR];
    /** How much a choice may be off, as a share of its cost: other choices are tried then. */
    double noise;

    Insertion(Loads loads, SplittableRandom random) {
        this.in = loads.in;
        this.loads = loads;
        this.random = random;
    }

    private void grow(int k) {
        if (k > room.length) {
            int before = room.length;
            room = Arrays.copyOf(room, k);
            for (int j = before; j < k; j++) {
                room[j] = new int[CLASSES];
            }
            most = new int[k];
            alone = new long[k];
        }
    }

    /** Counts free minutes of a pair by what one costs. */
    private void count(int slot, int pair, boolean onTimeOnly) {
        int[] free = room[slot];
        Arrays.fill(free, 0);
        int r = in.resource[pair];
        int g = in.resourceGroup[r];
        int end = onTimeOnly ? in.onTime[pair] : in.last[pair];
        int late = in.latePoints[in.line[pair]];
        int sum = 0;
        for (int t = in.first[pair]; t <= end; t++) {
            int work = loads.work[g][t];
            int left = Math.min(in.looms[r][t] - loads.loomWork[r][t], in.people[g][t] - work);
            if (left <= 0) {
                continue;
            }
            sum += left;
            int zero = ZERO + Math.max(0, t - in.onTime[pair]) * late;
            int low = Math.min(left, Math.max(0, in.low[g][t] - work));
            free[zero - 3] += low;
            int high = Math.min(left - low, Math.max(0, in.high[g][t] - work - low));
            free[zero - 1] += high;
            free[zero] += left - low - high;
        }
        most[slot] = Math.min(in.most[pair], (sum - in.setup[pair]) / in.minutes[pair]);
    }

    private long minutesCost(int slot, int minutes) {
        long cost = 0;
        int left = minutes;
        for (int k = 0; k < CLASSES && left > 0; k++) {
            int taken = Math.min(left, room[slot][k]);
            cost += (long) taken * (k - ZERO);
            left -= taken;
        }
        return cost;
    }

    private long cost(int slot, int pair, int pieces) {
        return in.fixed[pair]
                + pieces * in.points[pair]
                + minutesCost(slot, pieces * in.minutes[pair] + in.setup[pair]);
    }

    /** The best amounts for the chosen slots, with the points of what is missing; the largest number when it cannot be. */
    private long fill(int line, int base, int[] chosen, int count, boolean whole) {
        int left = in.quantity[line];
        for (int j = 0; j < count; j++) {
            amounts[j] = in.least[base + chosen[j]];
            left -= amounts[j];
        }
        if (left < 0) {
            return Long.MAX_VALUE;
        }
        while (left > 0) {
            int best = -1;
            double bestSlope = whole ? 1e300 : in.shortPoints[line];
            int bestLength = 0;
            for (int j = 0; j < count; j++) {
                int slot = chosen[j];
                int pair = base + slot;
                if (amounts[j] >= most[slot]) {
                    continue;
                }
                int minutes = amounts[j] * in.minutes[pair] + in.setup[pair];
                int k = 0;
                int before = 0;
                while (k < CLASSES && before + room[slot][k] <= minutes) {
                    before += room[slot][k++];
                }
                if (k == CLASSES) {
                    continue;
                }
                double slope = in.points[pair] + (double) in.minutes[pair] * (k - ZERO);
                if (slope < bestSlope) {
                    int length = Math.max(1, (before + room[slot][k] - minutes) / in.minutes[pair]);
                    bestSlope = slope;
                    best = j;
                    bestLength = Math.min(length, most[slot] - amounts[j]);
                }
            }
            if (best < 0) {
                break;
            }
            int taken = Math.min(left, bestLength);
            amounts[best] += taken;
            left -= taken;
        }
        if (whole && left > 0) {
            return Long.MAX_VALUE;
        }
        long cost = left * in.shortPoints[line];
        for (int j = 0; j < count; j++) {
            cost += cost(chosen[j], base + chosen[j], amounts[j]);
        }
        return cost;
    }

    /** Puts a removed line back at the best groups found one after the other: on time in full first, then in any way. */
    void insert(int line) {
        int base = in.start[line];
        int k = in.start[line + 1] - base;
        grow(k);
        long best = loads.unmade(line);
        int[] bestSlots = {};
        int[] bestAmounts = {};
        boolean bestWhole = false;
        for (boolean whole : new boolean[] {true, false}) {
            if (!whole && bestWhole && random.nextInt(12) != 0) {
                continue;
            }
            for (int j = 0; j < k; j++) {
                count(j, base + j, whole);
            }
            var chosen = new int[NEAR];
            int count = 0;
            long current = Long.MAX_VALUE;
            long threshold = Long.MAX_VALUE;
            while (count < in.maxGroups[line]) {
                long bestNext = Long.MAX_VALUE;
                int next = -1;
                for (int j = 0; j < k; j++) {
                    if (most[j] < in.least[base + j]
                            || contains(chosen, count, j)
                            || count > 0 && alone[j] > threshold) {
                        continue;
                    }
                    chosen[count] = j;
                    long cost = fill(line, base, chosen, count + 1, false);
                    if (count == 0) {
                        alone[j] = cost;
                    }
                    if (cost == Long.MAX_VALUE) {
                        continue;
                    }
                    cost += noise > 0 ? (long) (noise * random.nextDouble() * Math.abs(cost)) : 0;
                    if (cost < bestNext) {
                        bestNext = cost;
                        next = j;
                    }
                }
                if (next < 0 || bestNext >= current) {
                    break;
                }
                chosen[count++] = next;
                current = bestNext;
                if (count == 1 && k > NEAR) {
                    threshold = nearest(base, k);
                }
                long cost = fill(line, base, chosen, count, whole);
                if (cost == Long.MAX_VALUE) {
                    continue;
                }
                cost += whole ? 0 : in.notOtif[line];
                if (cost < best) {
                    best = cost;
                    bestWhole = whole;
                    bestSlots = Arrays.copyOf(chosen, count);
                    bestAmounts = Arrays.copyOf(amounts, count);
                }
            }
        }
        if (bestSlots.length > 0) {
            var shares = new Shares(new int[bestSlots.length], bestAmounts, new int[bestSlots.length][]);
            for (int z = 0; z < bestSlots.length; z++) {
                int i = base + bestSlots[z];
                shares.pairs()[z] = i;
                shares.minutes()[z] = place(i, bestAmounts[z] * in.minutes[i] + in.setup[i], bestWhole);
            }
            loads.put(line, shares);
        }
    }

    private static boolean contains(int[] chosen, int count, int slot) {
        for (int z = 0; z < count; z++) {
            if (chosen[z] == slot) {
                return true;
            }
        }
        return false;
    }

    /** Cost of the eighth best group alone: those above it are not tried as a second. */
    private long nearest(int base, int k) {
        var sorted = Arrays.copyOf(alone, k);
        for (int j = 0; j < k; j++) {
            if (most[j] < in.least[base + j]) {
                sorted[j] = Long.MAX_VALUE;
            }
        }
        Arrays.sort(sorted);
        return sorted[NEAR - 1];
    }

    /** The most pieces that still fit, late weeks too; 0 when the least batch does not. */
    int fits(int pair) {
        grow(1);
        count(0, pair, false);
        return most[0] < in.least[pair] ? 0 : most[0];
    }

    /** Minutes by week, cheapest first. */
    int[] place(int pair, int minutes, boolean onTimeOnly) {
        int r = in.resource[pair];
        int g = in.resourceGroup[r];
        int from = in.first[pair];
        int end = onTimeOnly ? in.onTime[pair] : in.last[pair];
        var xs = new int[in.last[pair] - from + 1];
        boolean early = random.nextInt(3) == 0;
        int left = minutes;
        for (int c = -3; c < CLASSES - ZERO && left > 0; c++) {
            for (int z = 0; z <= end - from && left > 0; z++) {
                int t = early ? from + z : end - z;
                int kind = c - Math.max(0, t - in.onTime[pair]) * in.latePoints[in.line[pair]];
                int work = loads.work[g][t] + xs[t - from];
                int free = Math.min(in.looms[r][t] - loads.loomWork[r][t] - xs[t - from], in.people[g][t] - work);
                int taken = switch (kind) {
                    case -3 -> Math.min(free, in.low[g][t] - work);
                    case -1 -> work < in.low[g][t] ? 0 : Math.min(free, in.high[g][t] - work);
                    case 0 -> work < in.high[g][t] ? 0 : free;
                    default -> 0;
                };
                taken = Math.clamp(taken, 0, left);
                xs[t - from] += taken;
                left -= taken;
            }
        }
        if (left > 0) {
            throw new IllegalStateException(left + " minutes found no place");
        }
        return xs;
    }
}
