package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.Finding;

/**
 * A row of an import as the user sees it.
 *
 * @param key of the row within its import: the line, for rows of the first sheet
 * @param sheet from 0
 * @param line as the sheet counts
 * @param shown OK, WARNING, REVIEW, ERROR or SKIPPED
 * @param what NEW, SAME, CHANGES, DUPLICATE or CONFLICT; absent when no group can be made of it
 * @param match what the row may be the same as
 * @param corrected a cell was changed on the page
 * @param result CREATED, CHANGED, COMPLETED or UNCHANGED
 * @param undone what came of taking it back: REMOVED, RESTORED, NOTHING, or why not: CHANGED_SINCE, HAS_ACCOUNT, IN_USE
 * @param diffs where the row says other than the group
 */
public record ImportRow(
        int key,
        int sheet,
        int line,
        List<String> cells,
        List<Finding> findings,
        String shown,
        @Nullable String what,
        @Nullable Match match,
        @Nullable Decision decision,
        boolean corrected,
        @Nullable String result,
        @Nullable UUID groupId,
        @Nullable String undone,
        List<ImportDiff> diffs) {

    /** How far apart the keys of two sheets are. */
    static final int KEYS_PER_SHEET = 2_000_000;

    public ImportRow {
        cells = List.copyOf(cells);
        findings = List.copyOf(findings);
        diffs = List.copyOf(diffs);
    }

    static int key(int sheet, int line) {
        return Math.addExact(Math.multiplyExact(sheet, KEYS_PER_SHEET), line);
    }

    /** The line that a key stands for, on its sheet. */
    public static int line(int key) {
        return key % KEYS_PER_SHEET;
    }

    /** Whether no group can be made of the row as it stands. */
    public boolean stopped() {
        return what == null;
    }

    /**
     * Something that the row seems to tell of once more.
     *
     * @param kind KNOWN: the same group for certain; POSSIBLE: a person must say; IN_FILE: a line above
     * @param byNumber it has the same number, so it can be no other
     * @param group of the directory, or nothing for a line of the file
     * @param line key of a row of the file, or 0
     */
    public record Match(
            Kind kind, boolean byNumber, @Nullable UUID group, int line, String name) {}

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
        /** It is the same as the match. */
        SAME,
        /** It is a group of its own. */
        NEW,
        SKIP
    }
}
