package org.saan.planner;

import java.util.List;
import java.util.Set;

/**
 * A producer group with its time and crafts.
 *
 * @param programme whether the group should have work in every week (it has floors)
 * @param fixedPoints cost of each use on an operation of a line: visit, sampling, consolidation
 * @param reservedFor buyers that alone may use the group; empty means all
 * @param capacity artisan minutes of each week of the horizon that are free for this problem
 * @param standing work that it has beside this problem; floors and fairness look at all of its work
 */
public record Group(
        String id,
        String province,
        boolean programme,
        long fixedPoints,
        Set<String> reservedFor,
        boolean suspended,
        List<Integer> capacity,
        List<Craft> crafts,
        Standing standing) {

    public Group {
        reservedFor = Set.copyOf(reservedFor);
        capacity = List.copyOf(capacity);
        crafts = List.copyOf(crafts);
    }

    /** A group that has no other work. */
    public Group(
            String id,
            String province,
            boolean programme,
            long fixedPoints,
            Set<String> reservedFor,
            boolean suspended,
            List<Integer> capacity,
            List<Craft> crafts) {
        this(id, province, programme, fixedPoints, reservedFor, suspended, capacity, crafts, Standing.NONE);
    }

    /**
     * Work of a group beside the problem. A week that is half full of promised work needs less to reach its floor than an empty
     * one, and of two groups that would fare alike, the one that had less work so far is the poorer.
     *
     * @param promised minutes promised already in each week, besides the capacity; empty when there are none
     * @param pastMinutes minutes of work that it had in the weeks before
     * @param pastCapacity minutes that it offered in those weeks; 0 when nothing is known of them
     */
    public record Standing(List<Integer> promised, long pastMinutes, long pastCapacity) {
        public static final Standing NONE = new Standing(List.of(), 0, 0);

        public Standing {
            promised = List.copyOf(promised);
        }

        int promised(int week) {
            return promised.isEmpty() ? 0 : promised.get(week);
        }
    }
}
