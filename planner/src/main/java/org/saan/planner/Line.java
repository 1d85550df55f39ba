package org.saan.planner;

import java.util.List;
import java.util.Set;

/**
 * A line of an order: pieces of one product that are due at the hub in one week.
 *
 * @param release first week in which work may be done
 * @param due week in which the pieces must be at the hub; it may lie after the horizon
 * @param batchMultiple every share is a multiple of it: 2 for pairs
 * @param allOrNothing made whole or not at all
 * @param notOtifPoints paid once when any piece is short or late
 * @param operations in order: one, or a chain such as dye, weave, sew
 */
public record Line(
        String id,
        String buyer,
        int quantity,
        int release,
        int due,
        int batchMultiple,
        boolean allOrNothing,
        Set<String> excludedGroups,
        long notOtifPoints,
        long shortPointsPerPiece,
        long latePointsPerMinuteWeek,
        List<Operation> operations) {

    public Line {
        excludedGroups = Set.copyOf(excludedGroups);
        operations = List.copyOf(operations);
    }
}
