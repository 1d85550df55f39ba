package org.saan.planner;

import java.util.List;

/**
 * Operations of several lines that one group must do.
 *
 * @param lot whether they are one campaign as well: one set-up, one fixed charge, the minimum batch over the whole
 */
public record Bundle(String id, boolean lot, List<Member> members) {
    public Bundle {
        members = List.copyOf(members);
    }

    /** An operation of a line. */
    public record Member(String line, String operation) {}
}
