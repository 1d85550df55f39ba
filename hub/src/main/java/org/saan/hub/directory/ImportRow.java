package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.Finding;

/**
 * A row of an import as the user sees it.
 *
 * @param shown OK, WARNING, REVIEW, ERROR or SKIPPED
 * @param match what the row may be the same as
 * @param corrected a cell was changed on the page
 */
public record ImportRow(
        int line,
        List<String> cells,
        List<Finding> findings,
        String shown,
        @Nullable Match match,
        boolean corrected,
        @Nullable String result,
        @Nullable UUID groupId) {

    public ImportRow {
        cells = List.copyOf(cells);
        findings = List.copyOf(findings);
    }

    /**
     * Something that the row seems to tell of once more.
     *
     * @param kind KNOWN: the same group for certain; POSSIBLE: a person must say; IN_FILE: a line above
     * @param group of the directory, or nothing for a line of the file
     * @param line of the file, or 0
     */
    public record Match(Kind kind, @Nullable UUID group, int line, String name) {}

    /** How sure a match is. */
    public enum Kind {
        KNOWN,
        POSSIBLE,
        IN_FILE
    }

    /** What a person says about a row. */
    public enum Decision {
        /** Take it over as it was read. */
        TAKE,
        /** It is the same as the match: fill in what that one lacks. */
        SAME,
        /** It is a group of its own. */
        NEW,
        SKIP
    }
}
