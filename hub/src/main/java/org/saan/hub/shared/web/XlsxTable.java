package org.saan.hub.shared.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Printing;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A table to be taken home as .xlsx. Figures are numbers, days are days, and text is text, also when it begins like a
 * formula.
 */
public final class XlsxTable {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private record Sheet(String name, List<String> head, List<List<? extends @Nullable Object>> rows) {}

    private final List<Sheet> sheets = new ArrayList<>();

    /** Adds a sheet; values may be texts, numbers, {@link LocalDate}, {@link Instant} or null. */
    public XlsxTable sheet(String name, List<String> head, List<List<? extends @Nullable Object>> rows) {
        // Names of sheets are short in Excel and know no such signs.
        var safe = name.replaceAll("[\\\\/?*\\[\\]:]", " ");
        sheets.add(new Sheet(safe.length() > 31 ? safe.substring(0, 31) : safe, head, rows));
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
        for (int column = 0; column < table.head().size(); column++) {
            sheet.value(0, column, table.head().get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, column < 2 ? 32 : 18);
        }
        for (int row = 0; row < table.rows().size(); row++) {
            var values = table.rows().get(row);
            for (int column = 0; column < values.size(); column++) {
                cell(sheet, row + 1, column, values.get(column));
            }
        }
        sheet.freezePane(0, 1);
    }

    private static void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(row, column, number);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case Instant at -> {
                sheet.value(row, column, at.atZone(Printing.ZONE).toLocalDateTime());
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> sheet.value(row, column, value.toString());
        }
    }
}
