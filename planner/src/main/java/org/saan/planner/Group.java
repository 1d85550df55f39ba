package org.saan.planner;

import java.util.List;
import java.util.Set;

/**
 * A producer group with its time and crafts.
 *
 * @param programme whether the group should have work in every week (it has floors)
 * @param fixedPoints cost of each use on an operation of a line: visit, sampling, consolidation
 * @param reservedFor buyers that alone may use the group; empty means all
 * @param capacity artisan minutes of each week of the horizon
 */
public record Group(
        String id,
        String province,
        boolean programme,
        long fixedPoints,
        Set<String> reservedFor,
        boolean suspended,
        List<Integer> capacity,
        List<Craft> crafts) {

    public Group {
        reservedFor = Set.copyOf(reservedFor);
        capacity = List.copyOf(capacity);
        crafts = List.copyOf(crafts);
    }
}
