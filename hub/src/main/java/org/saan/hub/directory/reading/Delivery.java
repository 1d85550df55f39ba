package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file on its way to the sink: what was handed on, what came before, and whether to go on. */
final class Delivery {
    private final RowSink sink;
    private final Map<String, Field> meanings;
    private final boolean onlyHeaders;
    private final Repeats repeats = new Repeats();
    private final List<ReadSheet> sheets = new ArrayList<>();
    private long rows;
    private long lines;
    private int filled;
    private boolean stopped;

    Delivery(RowSink sink, Map<String, Field> meanings, boolean onlyHeaders) {
        this.sink = sink;
        this.meanings = meanings;
        this.onlyHeaders = onlyHeaders;
    }

    Map<String, Field> meanings() {
        return meanings;
    }

    boolean onlyHeaders() {
        return onlyHeaders;
    }

    List<ReadSheet> sheets() {
        return sheets;
    }

    long rows() {
        return rows;
    }

    boolean stopped() {
        return stopped;
    }

    /** The index that the next table gets. */
    int nextSheet() {
        return sheets.size();
    }

    void sheet(ReadSheet sheet) {
        sheets.add(sheet);
        sink.sheet(sheet);
    }

    /** Counts a line of the file; says whether to go on. */
    boolean line(SheetRow row) {
        if (!row.isBlank()) {
            Limits.check(++filled, 0);
        }
        if (lines >= Limits.LINES) {
            throw new UnreadableFile(Unreadable.Reason.TOO_MANY_ROWS);
        }
        if (++lines % RowSink.STEP == 0 && !sink.goesOn(lines)) {
            stopped = true;
        }
        return !stopped;
    }

    void row(ReadRow row, List<ReadColumn> columns) {
        var record = row.record();
        if (record != null && repeats.isRepeat(record)) {
            skipped(new SkippedRow(row.sheet(), row.line(), SkippedRow.Why.DUPLICATE));
            return;
        }
        rows++;
        sink.row(record == null ? row : repeats.withFinding(row, record, columns));
    }

    void skipped(SkippedRow row) {
        sink.skipped(row);
    }
}
