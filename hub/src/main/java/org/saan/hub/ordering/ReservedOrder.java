package org.saan.hub.ordering;

import java.util.List;

/**
 * An order of a program with the time of groups that is kept for it. Prices of groups are the programme's to know.
 *
 * @param createdAt ISO 8601, UTC
 */
public record ReservedOrder(String number, String state, String createdAt, List<Line> lines) {
    public ReservedOrder {
        lines = List.copyOf(lines);
    }

    /** @param due ISO week in which the pieces are at the hub */
    public record Line(String family, int quantity, int unallocated, String due, List<Share> shares) {
        public Line {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Pieces at a group.
     *
     * @param group its code
     * @param firstWeek ISO week in which the work begins, and {@code lastWeek} in which it ends
     */
    public record Share(String group, int quantity, String state, String firstWeek, String lastWeek) {}
}
