package org.saan.planner;

import java.util.List;

/**
 * Who makes how many of what in which week.
 *
 * @param problem id of the problem it answers
 * @param objective points by section 5 of the format, exact; smaller is better
 */
public record Plan(String problem, long objective, List<Assignment> assignments, List<Shipment> shipments) {
    public Plan {
        assignments = List.copyOf(assignments);
        shipments = List.copyOf(shipments);
    }

    /** Pieces of a line that the plan delivers: those of its last operation. */
    public int delivered(Line line) {
        var last = line.operations().getLast().id();
        return assignments.stream()
                .filter(a -> a.line().equals(line.id()) && a.operation().equals(last))
                .mapToInt(Assignment::pieces)
                .sum();
    }
}
