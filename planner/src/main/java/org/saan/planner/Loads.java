package org.saan.planner;

/**
 * Minutes taken and free of every group, loom and week while a plan is being improved. Parts that work at the same time
 * may share it as long as they touch different groups.
 */
final class Loads {
    private final Pairs pairs;
    final int weeks;
    /** Minutes of work by group and week, frozen work included. */
    final int[] load;

    final int[] free;
    final int[] loomFree;

    Loads(Pairs pairs) {
        this.pairs = pairs;
        weeks = pairs.weeks;
        load = pairs.frozenLoad.clone();
        free = new int[load.length];
        for (int k = 0; k < load.length; k++) {
            free[k] = Math.max(0, pairs.people[k] - load[k]);
        }
        loomFree = new int[pairs.loomCapacity.length];
        for (int k = 0; k < loomFree.length; k++) {
            loomFree[k] = Math.max(0, pairs.loomCapacity[k] - pairs.frozenLoomLoad[k]);
        }
    }

    int free(int pair, int week) {
        return Math.min(free[pairs.pairGroup[pair] * weeks + week], loomFree[pairs.pairLoom[pair] * weeks + week]);
    }

    /** Takes the minutes of a share; tells by how much the points of idle groups change (they fall). */
    long take(Share share) {
        return move(share, 1);
    }

    long giveBack(Share share) {
        return move(share, -1);
    }

    private long move(Share share, int sign) {
        int group = pairs.pairGroup[share.pair()] * weeks + pairs.first[share.pair()];
        int loom = pairs.pairLoom[share.pair()] * weeks + pairs.first[share.pair()];
        long change = 0;
        var minutes = share.minutes();
        for (int k = 0; k < minutes.length; k++) {
            if (minutes[k] != 0) {
                int m = sign * minutes[k];
                change -= idlePoints(group + k);
                load[group + k] += m;
                free[group + k] -= m;
                loomFree[loom + k] -= m;
                change += idlePoints(group + k);
            }
        }
        return change;
    }

    /** Points for the minutes that a group lacks in a week; {@code at} is group and week. */
    long idlePoints(int at) {
        long points = 0;
        for (int f = 0; f < pairs.floor.length; f++) {
            points += (long) pairs.floorPoints[f] * Math.max(0, pairs.floor[f][at] - load[at]);
        }
        return points;
    }

    long idlePoints() {
        long points = 0;
        for (int at = 0; at < load.length; at++) {
            points += idlePoints(at);
        }
        return points;
    }
}
