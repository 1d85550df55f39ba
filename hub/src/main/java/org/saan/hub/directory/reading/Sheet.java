package org.saan.hub.directory.reading;

import java.util.List;

/** A table of text: a sheet of a workbook, or the only table of a text file. */
record Sheet(String name, List<SheetRow> rows) {
    Sheet {
        rows = List.copyOf(rows);
    }

    int width() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }
}
