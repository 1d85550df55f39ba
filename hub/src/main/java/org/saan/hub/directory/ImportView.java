package org.saan.hub.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.ReadColumn;
import org.saan.hub.directory.reading.ReadSheet;

/**
 * A spreadsheet that was sent in: how it was understood, and how far it is.
 *
 * @param failure why the file could not be read, a reason of the reader
 * @param rows how many rows stand in each state: OK, WARNING, REVIEW, ERROR, SKIPPED
 * @param whats how many rows are NEW, SAME, CHANGES, DUPLICATE or CONFLICT, of those not left out
 * @param results how many rows came to what when it was applied: CREATED, CHANGED, COMPLETED, UNCHANGED
 * @param undone what came of taking it back, by row
 * @param sameFileBefore an earlier import of the very same file that was applied
 * @param ofSource how many files of the same source were applied before this one
 * @param mayBeReadAgain the file is still here
 * @param mended rows that were sent again in another file and taken over
 * @param runs the work on it, the last first
 */
public record ImportView(
        UUID id,
        String fileName,
        @Nullable String encoding,
        @Nullable String delimiter,
        List<ReadSheet> sheets,
        List<String> otherSheets,
        List<ImportSkipped> skipped,
        State state,
        @Nullable String failure,
        @Nullable UUID sourceId,
        @Nullable String source,
        int ofSource,
        String sentBy,
        Instant sentAt,
        @Nullable Instant endedAt,
        Map<String, Integer> rows,
        Map<String, Integer> whats,
        Map<String, Integer> results,
        Map<String, Integer> undone,
        @Nullable UUID sameFileBefore,
        boolean mayBeReadAgain,
        int mended,
        List<ImportRun> runs) {

    public ImportView {
        sheets = List.copyOf(sheets);
        otherSheets = List.copyOf(otherSheets);
        skipped = List.copyOf(skipped);
        rows = Map.copyOf(rows);
        whats = Map.copyOf(whats);
        results = Map.copyOf(results);
        undone = Map.copyOf(undone);
        runs = List.copyOf(runs);
    }

    /** How far an import is. */
    public enum State {
        /** A job reads the file. */
        READING,
        /** The file could not be read. */
        FAILED,
        REVIEW,
        /** A job takes its rows over. */
        APPLYING,
        /** Somebody stopped the job; what was taken over stands. */
        STOPPED,
        APPLIED,
        /** A job takes it back. */
        UNDOING,
        UNDONE,
        CANCELLED;

        /** Whether a job works on it. */
        public boolean isUnderWay() {
            return this == READING || this == APPLYING || this == UNDOING;
        }
    }

    public List<ReadColumn> columns() {
        return sheets.isEmpty() ? List.of() : sheets.getFirst().columns();
    }

    public int count(String shown) {
        return rows.getOrDefault(shown, 0);
    }

    public int what(String what) {
        return whats.getOrDefault(what, 0);
    }

    public int result(String result) {
        return results.getOrDefault(result, 0);
    }

    public int undone(String undone) {
        return this.undone.getOrDefault(undone, 0);
    }

    public int skipped(org.saan.hub.directory.reading.SkippedRow.Why why) {
        return skipped.stream()
                .filter(s -> s.why() == why)
                .mapToInt(ImportSkipped::count)
                .sum();
    }

    /** Rows that applying takes over. */
    public int ready() {
        return count("OK") + count("WARNING");
    }

    /** Rows that wait for somebody. */
    public int waiting() {
        return count("REVIEW") + count("ERROR");
    }

    public int total() {
        return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Rows that were taken over. */
    public int done() {
        return results.values().stream().mapToInt(Integer::intValue).sum();
    }
}
