package org.saan.hub.directory;

import java.util.List;
import org.saan.hub.directory.reading.SkippedRow;

/**
 * Rows that are no records, of one kind.
 *
 * @param lines the first ones, as "14", or "sheet 14" in a file of several sheets
 */
public record ImportSkipped(SkippedRow.Why why, int count, List<String> lines) {
    /** So many lines are named. */
    static final int NAMED = 12;

    public ImportSkipped {
        lines = List.copyOf(lines);
    }
}
