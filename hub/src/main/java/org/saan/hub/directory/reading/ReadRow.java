package org.saan.hub.directory.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row below the header, and what it came to.
 *
 * @param sheet index of its table
 * @param cells texts of the row; values of merged cells and of the group above are filled in
 * @param record the group, absent when the row cannot be used
 */
public record ReadRow(
        int sheet, int line, List<String> cells, @Nullable GroupRecord record, List<Finding> findings) {
    public ReadRow {
        cells = List.copyOf(cells);
        findings = List.copyOf(findings);
    }

    /** A row of the first table. */
    public ReadRow(int line, List<String> cells, @Nullable GroupRecord record, List<Finding> findings) {
        this(0, line, cells, record, findings);
    }

    /** How the row stands before the user. */
    public enum State {
        OK,
        WARNING,
        REVIEW,
        ERROR
    }

    public State state() {
        var state = State.OK;
        for (var finding : findings) {
            var weighs = switch (finding.code().weight()) {
                case ERROR -> State.ERROR;
                case REVIEW -> State.REVIEW;
                case WARNING -> State.WARNING;
            };
            state = weighs.compareTo(state) > 0 ? weighs : state;
        }
        return state;
    }
}
