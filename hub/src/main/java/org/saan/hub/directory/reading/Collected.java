package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps all that is read. */
final class Collected implements RowSink {
    private final List<ReadRow> rows = new ArrayList<>();
    private final List<SkippedRow> skipped = new ArrayList<>();

    @Override
    public void row(ReadRow row) {
        rows.add(row);
    }

    @Override
    public void skipped(SkippedRow row) {
        skipped.add(row);
    }

    /** All tables, or only the one whose header says most, the others named. */
    ReadSpreadsheet of(StreamedSpreadsheet file, boolean allTables) {
        var best = file.sheets().stream()
                .max(Comparator.comparingInt(sheet -> new Header(sheet.headerLines(), sheet.columns()).score()))
                .orElseThrow();
        var kept = allTables ? file.sheets() : List.of(best);
        var others = file.sheets().stream()
                .filter(sheet -> !kept.contains(sheet))
                .map(sheet -> String.valueOf(sheet.name()))
                .toList();
        return new ReadSpreadsheet(
                file.file(),
                file.encoding(),
                file.delimiter(),
                best.name(),
                others,
                best.titlePlace(),
                best.headerLines(),
                best.columns(),
                rows.stream()
                        .filter(row -> kept.contains(file.sheets().get(row.sheet())))
                        .toList(),
                skipped.stream()
                        .filter(row -> kept.contains(file.sheets().get(row.sheet())))
                        .sorted(Comparator.comparingInt(SkippedRow::sheet).thenComparingInt(SkippedRow::line))
                        .toList(),
                kept);
    }
}
