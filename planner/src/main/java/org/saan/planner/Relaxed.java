package org.saan.planner;

import java.util.Arrays;

/**
 * Lines and pairs as the proving side sees them: never dearer, later or tighter than they are. Orders between operations of
 * a chain, ties of bundles and the costs of changes are left out; work already begun is given away.
 */
final class Relaxed {
    /** The operation is done in full and on time; in part and perhaps late; in full and perhaps late. */
    static final int ON_TIME = 0;

    static final int PART = 1;
    static final int WHOLE = 2;
    static final int MODES = 3;

    final Pairs pairs;
    final int weeks;
    /** Minutes of a week for a loom. */
    final int[] room;
    /** People that a group-week can use. */
    final int[] hours;

    final int[] setup;
    /** Set-up minutes that may be another's to pay: spent only where work earns points. */
    final int[] spare;

    final double[] fixed;
    final int[] least;
    /** Last week of a pair by mode. */
    final int[][] end;
    /** Most pieces of a pair by mode; 0 where it can do nothing. */
    final int[][] most;

    /** Points of a minute a week late, by operation. */
    final double[] late;
    /** Points of a missing piece, by operation: those of the line, divided over its operations. */
    final double[] missing;
    /** Most groups; {@link Integer#MAX_VALUE} when that is no limit. */
    final int[] atMost;
    /** Fewest groups that can make everything on time. */
    final int[] fewest;
    /** Pieces that work already begun may make. */
    final double[] free;

    final boolean[] allOrNothing;
    /** No plan of the line needs more minutes, even of its dearest groups. */
    final double[] minutes;

    final int widest;
    /** Points that a minute may well be worth: sets the size of steps. */
    final double typical;
    /** Whether the looms of a group need prices of their own. */
    final boolean[] pricedLoom;

    Relaxed(Pairs pairs) {
        this.pairs = pairs;
        weeks = pairs.weeks;
        int n = pairs.count;
        setup = pairs.setup.clone();
        spare = new int[n];
        fixed = new double[n];
        least = pairs.minBatch.clone();
        end = new int[MODES][];
        end[ON_TIME] = pairs.onTime.clone();
        end[PART] = pairs.last;
        end[WHOLE] = pairs.last;
        late = new double[pairs.ops];
        missing = new double[pairs.ops];
        atMost = pairs.opGroups.clone();
        fewest = new int[pairs.ops];
        free = new double[pairs.ops];
        allOrNothing = new boolean[pairs.lineStart.length - 1];
        minutes = new double[allOrNothing.length];
        room = new int[pairs.looms * weeks];
        hours = new int[pairs.groups * weeks];
        pricedLoom = new boolean[pairs.looms];
        rooms();
        int most1 = 1;
        for (int l = 0; l < allOrNothing.length; l++) {
            line(l);
        }
        most = new int[][] {new int[n], new int[n], new int[0]};
        most[WHOLE] = most[PART];
        for (int o = 0; o < pairs.ops; o++) {
            most1 = Math.max(most1, pairs.opStart[o + 1] - pairs.opStart[o]);
            for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
                most[ON_TIME][i] = pieces(i, end[ON_TIME][i]);
                most[PART][i] = pieces(i, end[PART][i]);
            }
            fewest[o] = atMost[o] == Integer.MAX_VALUE ? 0 : fewest(o);
        }
        widest = most1;
        typical = typical();
    }

    private double typical() {
        double floors = Arrays.stream(pairs.floorPoints).sum();
        if (floors > 0) {
            return floors / 3;
        }
        double sum = 0;
        for (int i = 0; i < pairs.count; i++) {
            var line = pairs.line(pairs.opLine[pairs.pairOp[i]]);
            sum += ((double) line.notOtifPoints() / line.quantity() + line.shortPointsPerPiece()) / pairs.perPiece[i];
        }
        return pairs.count == 0 ? 1 : Math.max(1e-3, 0.1 * sum / pairs.count);
    }

    private void rooms() {
        for (int g = 0; g < pairs.groups; g++) {
            for (int r = pairs.groupLooms[g]; r < pairs.groupLooms[g + 1]; r++) {
                pricedLoom[r] = pairs.groupLooms[g + 1] - pairs.groupLooms[g] > 1;
                for (int t = 0; t < weeks; t++) {
                    int people = pairs.people[g * weeks + t];
                    room[r * weeks + t] = Math.min(people, pairs.loomCapacity[r * weeks + t]);
                    hours[g * weeks + t] = Math.min(people, hours[g * weeks + t] + room[r * weeks + t]);
                }
            }
        }
    }

    private void line(int l) {
        var line = pairs.line(l);
        int ops = pairs.lineStart[l + 1] - pairs.lineStart[l];
        boolean begun = false;
        int lastOnTime = 0;
        double minutes = 0;
        var share = new double[ops];
        for (int k = 0; k < ops; k++) {
            int o = pairs.lineStart[l] + k;
            boolean lot = pairs.model.inLot(l, k);
            for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
                fixed[i] = lot || pairs.begun[i] ? 0 : pairs.fixed[i];
                if (lot || pairs.begun[i]) {
                    spare[i] = setup[i];
                    setup[i] = 0;
                    least[i] = line.batchMultiple();
                }
                if (pairs.begun[i]) {
                    begun = true;
                    atMost[o] = Integer.MAX_VALUE;
                    free[o] += Math.ceilDiv(pairs.frozenMinutes[i], pairs.perPiece[i]);
                }
                lastOnTime = k == ops - 1 ? Math.max(lastOnTime, pairs.onTime[i]) : lastOnTime;
                share[k] += (double) pairs.perPiece[i] / (pairs.opStart[o + 1] - pairs.opStart[o]);
            }
            minutes += share[k];
        }
        allOrNothing[l] = line.allOrNothing() && !begun;
        for (int k = 0; k < ops; k++) {
            int o = pairs.lineStart[l] + k;
            double dearest = 0;
            for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1]; i++) {
                dearest = Math.max(dearest, pairs.perPiece[i] + (double) (setup[i] + spare[i]) / least[i]);
            }
            this.minutes[l] += dearest * line.quantity();
        }
        for (int k = 0; k < ops; k++) {
            int o = pairs.lineStart[l] + k;
            missing[o] = line.shortPointsPerPiece() * (ops == 1 ? 1 : minutes > 0 ? share[k] / minutes : 1.0 / ops);
            late[o] = k == ops - 1 ? line.latePointsPerMinuteWeek() : 0;
            for (int i = pairs.opStart[o]; i < pairs.opStart[o + 1] && k < ops - 1 && !begun; i++) {
                end[ON_TIME][i] = Math.min(end[ON_TIME][i], lastOnTime - (ops - 1 - k));
            }
        }
    }

    private int pieces(int i, int until) {
        long minutes = -setup[i];
        for (int t = pairs.first[i]; t <= until; t++) {
            minutes += room[pairs.pairLoom[i] * weeks + t];
        }
        var line = pairs.line(pairs.opLine[pairs.pairOp[i]]);
        long pieces = Math.min(line.quantity(), Math.max(0, minutes) / pairs.perPiece[i]);
        pieces -= pieces % line.batchMultiple();
        return pieces < least[i] ? 0 : (int) pieces;
    }

    private int fewest(int o) {
        var sorted = Arrays.copyOfRange(most[ON_TIME], pairs.opStart[o], pairs.opStart[o + 1]);
        Arrays.sort(sorted);
        int quantity = pairs.line(pairs.opLine[o]).quantity();
        long made = 0;
        int groups = 0;
        for (int k = sorted.length - 1; k >= 0 && made < quantity; k--, groups++) {
            made += sorted[k];
        }
        return made < quantity ? Integer.MAX_VALUE : groups;
    }

    /** Whether the operation is one group's alone, which is priced exactly. */
    boolean single(int o) {
        return atMost[o] == 1;
    }
}
