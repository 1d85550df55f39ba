package org.saan.hub.shared.lists;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list as comma-separated text: UTF-8 with the sign at its beginning by which Excel knows it, lines as RFC 4180 wants them.
 * A text that a spreadsheet would take for a formula carries an apostrophe before it; numbers and dates are left alone.
 */
final class CsvFile<R> implements ListFile.Writer<R> {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    /** Signs that begin a formula, also in their wide form; OWASP's list of CSV injection. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final ListTable<R> table;
    private final OutputStreamWriter out;

    CsvFile(ListTable<R> table, OutputStream out) throws IOException {
        this.table = table;
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.out.write(BYTE_ORDER_MARK);
        line(table.columns().stream().map(ListTable.Column::head).toList());
    }

    @Override
    public void row(R row) throws IOException {
        line(table.cells(row));
    }

    private void line(List<? extends @Nullable Object> cells) throws IOException {
        out.write(cells.stream().map(CsvFile::cell).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case LocalDateTime moment -> MOMENT.format(moment);
            case String text -> quoted(harmless(text));
            default -> quoted(value.toString());
        };
    }

    static String harmless(String text) {
        var seen = text.stripLeading();
        var first = text.isEmpty() ? "" : text.substring(0, 1);
        return !seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0 || !first.isEmpty() && FORMULA.contains(first)
                ? "'" + text
                : text;
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(sign -> sign == '"' || sign == ',' || sign == '\n' || sign == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
