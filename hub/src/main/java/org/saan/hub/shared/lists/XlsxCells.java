package org.saan.hub.shared.lists;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Printing;

/** How a value stands in a cell. Text is written as text, which no spreadsheet reads as a formula; numbers and dates are such. */
final class XlsxCells {
    /** Excel's own limit of a cell. */
    private static final int LONGEST_TEXT = 32_767;

    private XlsxCells() {}

    /** Excel takes 31 signs and not all of them. */
    static String sheetName(String title) {
        var plain = title.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
        return plain.isEmpty() ? "Saan" : plain.substring(0, Math.min(31, plain.length()));
    }

    static void heads(Worksheet sheet, List<String> heads) {
        for (int i = 0; i < heads.size(); i++) {
            sheet.inlineString(0, i, heads.get(i));
            sheet.style(0, i).bold().set();
            sheet.width(i, i == 0 ? 36 : 18);
        }
        sheet.freezePane(0, 1);
    }

    static void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case BigDecimal number -> {
                sheet.value(row, column, number);
                sheet.style(row, column).format("#,##0.00").set();
            }
            case Number number -> sheet.value(row, column, number);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case LocalDateTime moment -> {
                sheet.value(row, column, moment);
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            case Instant at -> cell(sheet, row, column, LocalDateTime.ofInstant(at, Printing.ZONE));
            default -> {
                var text = value.toString();
                sheet.inlineString(row, column, text.substring(0, Math.min(LONGEST_TEXT, text.length())));
            }
        }
    }
}
