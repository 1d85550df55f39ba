package org.saan.hub.shared.lists;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Small tables of several sheets to be taken home as .xlsx, made in memory. A list that may be long is a {@link ListFile}; the
 * cells of both are the same.
 */
public final class XlsxTable {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private record Sheet(String name, List<String> head, List<List<? extends @Nullable Object>> rows) {}

    private final List<Sheet> sheets = new ArrayList<>();

    /** Adds a sheet; values are those of a {@link ListTable.Column}, and moments in time. */
    public XlsxTable sheet(String name, List<String> head, List<List<? extends @Nullable Object>> rows) {
        sheets.add(new Sheet(XlsxCells.sheetName(name), head, rows));
        return this;
    }

    public ResponseEntity<byte[]> as(String fileName) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Saan", "1.0")) {
            for (var sheet : sheets) {
                write(workbook.newWorksheet(sheet.name()), sheet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName)
                                .build()
                                .toString())
                .body(out.toByteArray());
    }

    private static void write(Worksheet sheet, Sheet table) {
        XlsxCells.heads(sheet, table.head());
        for (int row = 0; row < table.rows().size(); row++) {
            var values = table.rows().get(row);
            for (int column = 0; column < values.size(); column++) {
                XlsxCells.cell(sheet, row + 1, column, values.get(column));
            }
        }
    }
}
