package org.saan.hub.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.ReadColumn;
import org.saan.hub.directory.reading.SkippedRow;

/**
 * A spreadsheet that was sent in: how it was understood, and how far it is.
 *
 * @param titleProvince the province that the title of the file names, else empty
 * @param rows how many rows stand in each state: OK, WARNING, REVIEW, ERROR, SKIPPED
 * @param results how many rows came to what when it was applied: CREATED, COMPLETED, UNCHANGED
 * @param sameFileBefore an earlier import of the very same file that was applied
 * @param products rows that tell of a product
 */
public record ImportView(
        UUID id,
        String fileName,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable String sheet,
        List<String> otherSheets,
        String titleProvince,
        List<ReadColumn> columns,
        List<SkippedRow> skipped,
        State state,
        String sentBy,
        Instant sentAt,
        @Nullable Instant endedAt,
        int undoneGroups,
        Map<String, Integer> rows,
        Map<String, Integer> results,
        @Nullable UUID sameFileBefore) {

    public ImportView {
        otherSheets = List.copyOf(otherSheets);
        columns = List.copyOf(columns);
        skipped = List.copyOf(skipped);
        rows = Map.copyOf(rows);
        results = Map.copyOf(results);
    }

    /** How far an import is. It goes from review to applied or cancelled, and from applied to undone. */
    public enum State {
        REVIEW,
        APPLIED,
        UNDONE,
        CANCELLED
    }

    public int count(String shown) {
        return rows.getOrDefault(shown, 0);
    }

    public int result(String result) {
        return results.getOrDefault(result, 0);
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
}
