package org.saan.hub.directory.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The sheets of an Excel workbook (.xlsx) as text. Formulas are not calculated: the value that Excel stored with them is the
 * value. Cells merged over several rows carry their value to each.
 */
final class WorkbookFile {
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");
    private static final Pattern DATE_FORMAT = Pattern.compile("[yd]|m.*m.*m", Pattern.CASE_INSENSITIVE);

    private WorkbookFile() {}

    static List<Sheet> read(byte[] bytes) {
        var parts = XlsxParts.unpack(bytes);
        try (var workbook =
                new ReadableWorkbook(new ByteArrayInputStream(parts.repacked()), new ReadingOptions(true, true))) {
            var sheets = new ArrayList<Sheet>();
            for (var sheet : workbook.getSheets().toList()) {
                var rows = new ArrayList<SheetRow>();
                try (var stream = sheet.openStream()) {
                    stream.forEach(row -> {
                        rows.add(row(row, workbook.isDate1904()));
                        Limits.check(rows.size(), row.getCellCount());
                    });
                }
                sheets.add(new Sheet(sheet.getName(), carry(rows, parts.mergedCells(sheet.getId()))));
            }
            return sheets;
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadableFile refused) {
                throw refused;
            }
            throw new UnreadableFile(Unreadable.Reason.BROKEN_WORKBOOK);
        }
    }

    private static SheetRow row(Row row, boolean from1904) {
        Limits.check(0, row.getCellCount());
        var cells = new ArrayList<String>();
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(row.getOptionalCell(i).map(cell -> text(cell, from1904)).orElse(""));
        }
        return new SheetRow(row.getRowNum(), cells);
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

    private static List<SheetRow> carry(List<SheetRow> rows, List<MergedCells> merged) {
        var byLine = new TreeMap<Integer, SheetRow>();
        rows.forEach(row -> byLine.put(row.line(), row));
        for (var region : merged) {
            var top = byLine.get(region.firstRow());
            if (top == null || top.cell(region.column()).isBlank() || region.lastRow() <= region.firstRow()) {
                continue;
            }
            for (var row : List.copyOf(
                    byLine.subMap(region.firstRow() + 1, region.lastRow() + 1).values())) {
                byLine.put(row.line(), with(row, region.column(), top.cell(region.column())));
            }
        }
        return List.copyOf(byLine.values());
    }

    private static SheetRow with(SheetRow row, int column, String value) {
        if (!row.cell(column).isBlank()) {
            return row;
        }
        var cells = new ArrayList<>(row.cells());
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, value);
        Set<Integer> carried = new HashSet<>(row.carried());
        carried.add(column);
        return new SheetRow(row.line(), cells, carried);
    }
}
