package org.saan.hub.directory.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of an Excel workbook (.xlsx) as text, row by row. Formulas are not calculated: the value that Excel stored with
 * them is the value. Cells merged over several rows carry their value to each.
 */
final class WorkbookFile implements AutoCloseable {
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");
    private static final Pattern DATE_FORMAT = Pattern.compile("[yd]|m.*m.*m", Pattern.CASE_INSENSITIVE);

    private final XlsxParts parts;
    private final ReadableWorkbook workbook;
    private final @Nullable Path file;

    private WorkbookFile(XlsxParts parts, ReadableWorkbook workbook, @Nullable Path file) {
        this.parts = parts;
        this.workbook = workbook;
        this.file = file;
    }

    static WorkbookFile open(byte[] bytes) {
        var parts = XlsxParts.open(bytes);
        Path file = null;
        try {
            file = bytes.length > Limits.IN_MEMORY ? written(bytes) : null;
            return new WorkbookFile(parts, workbook(bytes, file), file);
        } catch (RuntimeException e) {
            parts.close();
            delete(file);
            throw e;
        }
    }

    /** The library makes a copy of what it is given; of a large workbook not in memory. */
    private static Path written(byte[] bytes) {
        try {
            return Files.write(Files.createTempFile("saan-import", ".xlsx"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Small programs write workbooks without styles, in which nothing tells a date from a number. */
    private static ReadableWorkbook workbook(byte[] bytes, @Nullable Path file) {
        return guarded(() -> {
            try {
                return workbook(bytes, file, new ReadingOptions(true, true));
            } catch (ExcelReaderException e) {
                return workbook(bytes, file, new ReadingOptions(false, true));
            }
        });
    }

    private static ReadableWorkbook workbook(byte[] bytes, @Nullable Path file, ReadingOptions options) {
        try {
            return file == null
                    ? new ReadableWorkbook(new ByteArrayInputStream(bytes), options)
                    : new ReadableWorkbook(file.toFile(), options);
        } catch (IOException e) {
            throw broken();
        }
    }

    /** A sheet whose rows can be read once. */
    final class Table {
        private final Sheet sheet;

        private Table(Sheet sheet) {
            this.sheet = sheet;
        }

        String name() {
            return sheet.getName();
        }

        boolean isHidden() {
            return sheet.getVisibility() != SheetVisibility.VISIBLE;
        }

        /** The rows, which must be closed. */
        Rows open() {
            return new Rows(sheet);
        }
    }

    /** The rows of a sheet, as they are asked for. */
    final class Rows implements Iterator<SheetRow>, AutoCloseable {
        private final Stream<Row> stream;
        private final Iterator<Row> rows;
        private final MergedDown merged;

        private Rows(Sheet sheet) {
            merged = new MergedDown(parts.mergedCells(sheet.getId()));
            stream = guarded(() -> {
                try {
                    return sheet.openStream();
                } catch (IOException e) {
                    throw broken();
                }
            });
            rows = stream.iterator();
        }

        @Override
        public boolean hasNext() {
            return guarded(rows::hasNext);
        }

        @Override
        public SheetRow next() {
            return merged.row(guarded(() -> row(rows.next(), workbook.isDate1904())));
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    /** Whether numbers of days count from 1904, as old programs of Apple did. */
    boolean countsFrom1904() {
        return workbook.isDate1904();
    }

    List<Table> tables() {
        var sheets = workbook.getSheets().toList();
        if (sheets.stream().anyMatch(sheet -> sheet.getId() == null || sheet.getName() == null)) {
            throw broken();
        }
        var tables = sheets.stream().map(Table::new).toList();
        if (tables.size() > Limits.SHEETS) {
            throw new UnreadableFile(Unreadable.Reason.TOO_LARGE_UNPACKED);
        }
        return tables;
    }

    @Override
    public void close() {
        try (parts) {
            workbook.close();
        } catch (IOException e) {
            throw broken();
        } finally {
            delete(file);
        }
    }

    /** What the library throws at a damaged workbook is no bug of ours. */
    private static <T> T guarded(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableFile e) {
            throw e;
        } catch (RuntimeException e) {
            throw broken();
        }
    }

    private static UnreadableFile broken() {
        return new UnreadableFile(Unreadable.Reason.BROKEN_WORKBOOK);
    }

    private static SheetRow row(Row row, boolean from1904) {
        var cells = new ArrayList<String>();
        int width = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            var text = row.getOptionalCell(i).map(cell -> text(cell, from1904)).orElse("");
            cells.add(text);
            width = text.isBlank() ? width : i + 1;
        }
        Limits.check(0, width);
        // Programs that format empty cells to the edge of the sheet say nothing by it.
        return new SheetRow(row.getRowNum(), cells.subList(0, width));
    }

    private static String text(Cell cell, boolean from1904) {
        var raw = cell.getRawValue();
        if (cell.getType() == CellType.EMPTY || raw == null) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA) {
            return number(cell, raw, from1904);
        }
        return cell.getType() == CellType.STRING ? cell.asString() : raw;
    }

    private static String number(Cell cell, String raw, boolean from1904) {
        BigDecimal number;
        try {
            number = new BigDecimal(raw);
        } catch (NumberFormatException e) {
            return raw;
        }
        if (number.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000_000_000L)) > 0 || number.scale() > 400) {
            return raw;
        }
        if (isDate(cell) && number.signum() > 0 && number.compareTo(BigDecimal.valueOf(2_000_000)) < 0) {
            var zero = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
            return zero.plusDays(number.longValue()).toString();
        }
        // Binary fractions such as 0.30000000000000004 are what a person typed as 0.3.
        var rounded = number.setScale(9, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.toPlainString();
    }

    private static boolean isDate(Cell cell) {
        var id = cell.getDataFormatId();
        var format = cell.getDataFormatString();
        if (id != null && ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
            return true;
        }
        return format != null
                && DATE_FORMAT
                        .matcher(NOT_FORMAT.matcher(format).replaceAll(""))
                        .find();
    }
}
