package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.GroupRecord.Product;
import org.saan.thaitext.ThaiText;

/**
 * A file that was read: how it was understood, its rows, and the records that they come to.
 *
 * @param encoding of a text file
 * @param delimiter of a text file
 * @param sheet name, of a workbook
 * @param otherSheets sheets with a header of groups that were left aside
 * @param titleProvince a province that the lines above the header name, for rows that name none; else empty
 * @param headerLines the lines that name the columns
 * @param columns of the main table, whose header says most
 * @param rows the rows that should be records, usable or not; exact repeats are among the skipped ones
 * @param sheets the tables that were read
 */
public record ReadSpreadsheet(
        String file,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable String sheet,
        List<String> otherSheets,
        String titleProvince,
        List<Integer> headerLines,
        List<ReadColumn> columns,
        List<ReadRow> rows,
        List<SkippedRow> skipped,
        List<ReadSheet> sheets)
        implements ReadResult {

    public ReadSpreadsheet {
        otherSheets = List.copyOf(otherSheets);
        headerLines = List.copyOf(headerLines);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        skipped = List.copyOf(skipped);
        sheets = List.copyOf(sheets);
    }

    /** The fields that the file has columns for. */
    public Set<Field> fields() {
        var all = EnumSet.noneOf(Field.class);
        sheets.forEach(sheet -> all.addAll(fields(sheet)));
        return all;
    }

    private static Set<Field> fields(ReadSheet sheet) {
        return new Header(sheet.headerLines(), sheet.columns()).fields();
    }

    /** The columns of a row. */
    public List<ReadColumn> columns(ReadRow row) {
        return sheets.stream()
                .filter(sheet -> sheet.index() == row.sheet())
                .findFirst()
                .orElseThrow()
                .columns();
    }

    public List<ReadRow> rejectedRows() {
        return rows.stream().filter(row -> row.record() == null).toList();
    }

    /** Headers that were not understood. */
    public List<String> unknownColumns() {
        return sheets.stream()
                .flatMap(sheet -> sheet.columns().stream())
                .filter(c -> c.field() == null)
                .map(ReadColumn::header)
                .distinct()
                .toList();
    }

    /** Every usable record once, in the order of the file; lines that tell of products of one group are one record. */
    public List<GroupRecord> records() {
        if (!fields().contains(Field.PRODUCT)) {
            return rows.stream().map(ReadRow::record).filter(Objects::nonNull).toList();
        }
        var byGroup = new LinkedHashMap<List<String>, GroupRecord>();
        var placed = new HashMap<String, List<String>>();
        for (var row : rows) {
            var record = row.record();
            if (record != null) {
                // A list of products on a sheet of its own names the groups and leaves their places out.
                var name = String.valueOf(record.externalId()) + '|' + ThaiText.matchingKey(record.nameTh());
                var key =
                        record.address().provinceCode() == null ? placed.getOrDefault(name, key(record)) : key(record);
                placed.putIfAbsent(name, key);
                byGroup.merge(key, record, ReadSpreadsheet::together);
            }
        }
        return List.copyOf(byGroup.values());
    }

    private static List<String> key(GroupRecord record) {
        return List.of(
                record.externalId() == null ? "" : record.externalId(),
                ThaiText.matchingKey(record.nameTh()),
                String.valueOf(record.address().provinceCode()),
                String.valueOf(record.address().subdistrictCode()));
    }

    private static GroupRecord together(GroupRecord first, GroupRecord next) {
        var products = new ArrayList<Product>(first.products());
        next.products().stream().filter(p -> !products.contains(p)).forEach(products::add);
        return first.withProducts(products);
    }
}
