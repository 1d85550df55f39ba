package org.saan.hub.shared.lists;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A list as a workbook. Text is written as text, which no spreadsheet reads as a formula; numbers and dates are such. */
final class XlsxFile<R> implements ListFile.Writer<R> {
    /** So many rows are held in memory before they go to the file. */
    private static final int HELD = 200;
    /** Excel's own limit of a cell. */
    private static final int LONGEST_TEXT = 32_767;

    private final ListTable<R> table;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int at;

    XlsxFile(ListTable<R> table, OutputStream out) throws IOException {
        this.table = table;
        workbook = new Workbook(out, "Saan", "1.0");
        sheet = workbook.newWorksheet(sheetName(table.title()));
        for (int i = 0; i < table.columns().size(); i++) {
            sheet.inlineString(0, i, table.columns().get(i).head());
            sheet.style(0, i).bold().set();
            sheet.width(i, i == 0 ? 36 : 18);
        }
        sheet.freezePane(0, 1);
    }

    /** Excel takes 31 signs and not all of them. */
    private static String sheetName(String title) {
        var plain = title.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        return plain.isEmpty() ? "Saan" : plain.substring(0, Math.min(31, plain.length()));
    }

    @Override
    public void row(R row) throws IOException {
        at++;
        var cells = table.cells(row);
        for (int i = 0; i < cells.size(); i++) {
            cell(i, cells.get(i));
        }
        if (at % HELD == 0) {
            sheet.flush();
        }
    }

    private void cell(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case BigDecimal number -> {
                sheet.value(at, column, number);
                sheet.style(at, column).format("#,##0.00").set();
            }
            case Number number -> sheet.value(at, column, number);
            case LocalDate date -> {
                sheet.value(at, column, date);
                sheet.style(at, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime moment -> {
                sheet.value(at, column, moment);
                sheet.style(at, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> {
                var text = value.toString();
                sheet.inlineString(at, column, text.substring(0, Math.min(LONGEST_TEXT, text.length())));
            }
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
