package org.saan.planner;

import java.util.List;

/**
 * What a new plan changes against the plan in force, and why: for a coordinator who has to tell the groups.
 *
 * @param groups groups whose work changes, in the order of the problem
 * @param lines lines whose delivery changes, in the order of the problem
 * @param affected ids of groups that the world changed: suspended, or with less time than the plan in force takes
 * @param minutesBefore minutes of the plan in force at groups that are not affected
 * @param minutesMoved of these, minutes that are no longer at the same group, line and week
 */
public record PlanDifference(
        List<GroupChange> groups,
        List<LineChange> lines,
        List<String> affected,
        long minutesBefore,
        long minutesMoved) {

    public PlanDifference {
        groups = List.copyOf(groups);
        lines = List.copyOf(lines);
        affected = List.copyOf(affected);
    }

    /**
     * Compares two plans.
     *
     * @param problem of the new plan: its groups and lines as they are now
     */
    public static PlanDifference between(Problem problem, Plan before, Plan after) {
        return new PlanComparison(problem, before, after).difference();
    }

    public boolean isEmpty() {
        return groups.isEmpty() && lines.isEmpty();
    }

    /** Share of the work of groups that are not affected which moves all the same, in thousandths rounded up. */
    public int movedElsewherePermille() {
        return minutesBefore == 0 ? 0 : (int) Math.ceilDiv(minutesMoved * 1000, minutesBefore);
    }

    /** What changes for a group. */
    public record GroupChange(String group, long minutesBefore, long minutesAfter, List<ShareChange> shares) {
        public GroupChange {
            shares = List.copyOf(shares);
        }
    }

    /**
     * What changes in a group's share of an operation of a line.
     *
     * @param minutesElsewhen minutes that the share keeps, but in other weeks than before
     * @param why never empty
     */
    public record ShareChange(
            String line,
            String operation,
            int piecesBefore,
            int piecesAfter,
            long minutesBefore,
            long minutesAfter,
            long minutesElsewhen,
            List<Why> why) {
        public ShareChange {
            why = List.copyOf(why);
        }
    }

    /** What changes for a line: pieces at the hub, and whether all are there in time. */
    public record LineChange(
            String line, int deliveredBefore, int deliveredAfter, boolean onTimeBefore, boolean onTimeAfter) {}

    /** Why a share changes. */
    public sealed interface Why {

        record Suspended() implements Why {}

        /** In this week the group has less time than the plan in force takes. */
        record WeekLost(int week, long capacity, long taken) implements Why {}

        /** The line had no work in the plan in force. */
        record NewLine() implements Why {}

        /** The line is no longer in the problem. */
        record LineGone() implements Why {}

        /** Fewer or more pieces of the line are made than before, by all groups together. */
        record AmountChanged(int before, int after) implements Why {}

        /** The group takes over what others can no longer make. */
        record TakesOver(List<String> fromGroups) implements Why {
            public TakesOver {
                fromGroups = List.copyOf(fromGroups);
            }
        }

        /** Other lines take the group's time, or leave it. */
        record Follows(List<String> lines) implements Why {
            public Follows {
                lines = List.copyOf(lines);
            }
        }

        /** Only the weeks or groups within the line are others. */
        record Rearranged() implements Why {}
    }
}
