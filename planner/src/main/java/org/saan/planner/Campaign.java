package org.saan.planner;

import java.util.SortedMap;
import java.util.TreeMap;

/** Work of one group on one operation of a line while a plan is being made: pieces, and minutes by week. */
final class Campaign {
    final int line;
    final int op;
    final Model.Candidate candidate;
    int pieces;
    /** Minutes by week number; only weeks with work. */
    SortedMap<Integer, Integer> minutes = new TreeMap<>();
    /** Minutes in frozen weeks; work that was begun. */
    long frozenMinutes;
    /** In a lot only the first member pays set-up and fixed charge. */
    boolean paysSetup = true;
    /** Fixed by the coordinator: never moved. */
    boolean pinned;

    Campaign(int line, int op, Model.Candidate candidate) {
        this.line = line;
        this.op = op;
        this.candidate = candidate;
    }

    int group() {
        return candidate.group();
    }

    int setup() {
        return paysSetup ? candidate.skill().craft().setupMinutes() : 0;
    }

    long minutesBefore(int week) {
        return minutes.headMap(week).values().stream().mapToLong(m -> m).sum();
    }
}
