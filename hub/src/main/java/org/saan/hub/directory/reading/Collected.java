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

    /** The table whose header says most, with its rows; the other tables are named. */
    ReadSpreadsheet of(StreamedSpreadsheet file) {
        var best = file.sheets().stream()
                .max(Comparator.comparingInt(sheet -> new Header(sheet.headerLines(), sheet.columns()).score()))
                .orElseThrow();
        var others = file.sheets().stream()
                .filter(sheet -> sheet != best)
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
                rows.stream().filter(row -> row.sheet() == best.index()).toList(),
                skipped.stream()
                        .filter(row -> row.sheet() == best.index())
                        .sorted(Comparator.comparingInt(SkippedRow::line))
                        .toList());
    }
}
