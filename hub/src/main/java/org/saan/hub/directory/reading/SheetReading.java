package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.SkippedRow.Why;
import org.saan.thaitext.ThaiText;

/** Reads one table row by row: finds the header among its first rows, then hands on what each row below it comes to. */
final class SheetReading {
    /** Fields that a further row of the same group may leave out in a list of products. */
    private static final Set<Field> OF_THE_ROW = EnumSet.of(Field.SEQUENCE, Field.PRODUCT, Field.PRICE, Field.OTHER);

    /** Some programs keep empty rows to the last possible one; of so many in a run each is named, the rest are not. */
    private static final int EMPTY_RUN = 100;

    private static final int MOST_LOOKED_AT = 1000;
    private static final Pattern PROVINCE = Pattern.compile("(?:จังหวัด|จ\\.)\\s?([ก-๙]+)");

    private final ReadSheet sheet;
    private final Header header;
    private final RowKinds kinds;
    private final RowReader reader;
    private final Delivery delivery;
    private List<String> above = List.of();
    private int empty;

    private SheetReading(ReadSheet sheet, Header header, Delivery delivery) {
        this.sheet = sheet;
        this.header = header;
        this.kinds = new RowKinds(header);
        this.reader = new RowReader(header, Places.all(), sheet.titlePlace());
        this.delivery = delivery;
    }

    /** The first rows of a table, among which its header is. */
    static List<SheetRow> first(Iterator<SheetRow> rows) {
        var first = new ArrayList<SheetRow>();
        int filled = 0;
        while (rows.hasNext() && filled < HeaderFinder.LOOKED_AT && first.size() < MOST_LOOKED_AT) {
            var row = rows.next();
            filled += row.isBlank() ? 0 : 1;
            first.add(row);
        }
        return first;
    }

    /** Reads a table; says whether it has groups. */
    static boolean read(@Nullable String name, Iterator<SheetRow> rows, Delivery delivery) {
        var first = first(rows);
        var found = HeaderFinder.find(new Sheet(name == null ? "" : name, first));
        if (found.isEmpty()) {
            return false;
        }
        var header = found.get().with(delivery.meanings());
        var sheet =
                new ReadSheet(delivery.nextSheet(), name, titlePlace(first, header), header.lines(), header.columns());
        delivery.sheet(sheet);
        if (delivery.onlyHeaders()) {
            return true;
        }
        var reading = new SheetReading(sheet, header, delivery);
        for (var row : first) {
            if (!reading.next(row)) {
                return true;
            }
        }
        while (rows.hasNext() && reading.next(rows.next())) {}
        return true;
    }

    private boolean next(SheetRow row) {
        if (row.line() <= header.lines().getLast()) {
            if (!header.lines().contains(row.line())) {
                skipped(row, Why.TITLE);
            }
            return delivery.line(row);
        }
        var why = kinds.whySkipped(row);
        if (why.isPresent()) {
            skipped(row, why.get());
        } else {
            empty = 0;
            var cells = isFurtherProduct(row) ? filled(row) : row.cells();
            var read = reader.read(row.line(), cells);
            delivery.row(
                    new ReadRow(sheet.index(), row.line(), read.cells(), read.record(), read.findings()),
                    header.columns());
            above = cells;
        }
        return delivery.line(row);
    }

    private void skipped(SheetRow row, Why why) {
        empty = why == Why.BLANK ? empty + 1 : 0;
        if (empty <= EMPTY_RUN) {
            delivery.skipped(new SkippedRow(sheet.index(), row.line(), why));
        }
    }

    /** Offices of one province name it in the title and leave the column out. */
    private static String titlePlace(List<SheetRow> rows, Header header) {
        for (var row : rows) {
            if (row.line() >= header.lines().getFirst()) {
                break;
            }
            var m = PROVINCE.matcher(ThaiText.normal(String.join(" ", row.cells())));
            if (m.find() && Places.all().provinces(m.group(1)).size() == 1) {
                return m.group(1);
            }
        }
        return "";
    }

    /** A row with a product and neither name nor number goes on with the group above. */
    private boolean isFurtherProduct(SheetRow row) {
        boolean product = false;
        for (var column : header.columns()) {
            boolean filled = !row.cell(column.index()).isBlank();
            if (filled && (column.field() == Field.NAME || column.field() == Field.EXTERNAL_ID)) {
                return false;
            }
            product |= filled && column.field() == Field.PRODUCT;
        }
        return product;
    }

    private List<String> filled(SheetRow row) {
        var cells = new ArrayList<>(row.cells());
        for (var column : header.columns()) {
            int i = column.index();
            while (cells.size() <= i) {
                cells.add("");
            }
            var field = column.field();
            if (field != null && !OF_THE_ROW.contains(field) && cells.get(i).isBlank() && i < above.size()) {
                cells.set(i, above.get(i));
            }
        }
        return cells;
    }
}
