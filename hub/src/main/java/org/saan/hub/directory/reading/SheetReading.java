package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.SkippedRow.Why;

/** Reads one table row by row: finds the header among its first rows, then hands on what each row below it comes to. */
final class SheetReading {
    /** Fields that a further row of the same group may leave out in a list of products. */
    private static final Set<Field> OF_THE_ROW = EnumSet.of(Field.SEQUENCE, Field.PRODUCT, Field.PRICE, Field.OTHER);

    /** Some programs keep empty rows to the last possible one; of so many in a run each is named, the rest are not. */
    private static final int EMPTY_RUN = 100;

    private static final int MOST_LOOKED_AT = 1000;
    private static final int DAYS_TO_1904 = 1462;

    private final ReadSheet sheet;
    private final Header header;
    private final RowKinds kinds;
    private final RowReader reader;
    private final Sections sections;
    private final boolean from1904;
    private final Delivery delivery;
    private boolean begun;
    private List<String> above = List.of();
    private int empty;

    private SheetReading(ReadSheet sheet, Header header, boolean from1904, Delivery delivery) {
        this.sheet = sheet;
        this.header = header;
        this.kinds = new RowKinds(header);
        this.reader = new RowReader(header, Places.all(), sheet.titlePlace());
        this.sections = Sections.of(header);
        this.from1904 = from1904;
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

    /**
     * Reads a table; says whether it has groups.
     *
     * @param from1904 whether numbers of days count from 1904 and not from 1900
     */
    static boolean read(@Nullable String name, boolean from1904, Iterator<SheetRow> rows, Delivery delivery) {
        var first = first(rows).stream().map(Mojibake::mended).toList();
        var found = HeaderFinder.find(new Sheet(name == null ? "" : name, first))
                .map(header -> HeaderContents.completed(header.with(delivery.meanings()), first))
                .filter(header -> header.has(Field.NAME))
                .or(() -> HeaderContents.withoutWords(first).map(header -> header.with(delivery.meanings())))
                .filter(header -> header.has(Field.NAME));
        if (found.isEmpty()) {
            return false;
        }
        var header = Sections.withColumns(found.get(), first);
        var place = titlePlace(name, first, header).toString();
        var sheet = new ReadSheet(delivery.nextSheet(), name, place, header.lines(), header.columns());
        delivery.sheet(sheet);
        if (delivery.onlyHeaders()) {
            return true;
        }
        var reading = new SheetReading(sheet, header, from1904, delivery);
        for (var row : first) {
            if (!reading.next(row)) {
                return true;
            }
        }
        while (rows.hasNext() && reading.next(Mojibake.mended(rows.next()))) {}
        return true;
    }

    private boolean next(SheetRow row) {
        if (row.line() <= header.lastLine()) {
            if (!header.lines().contains(row.line())) {
                skipped(row, Why.TITLE);
            }
            return delivery.line(row);
        }
        if (sections.begin(row)) {
            skipped(row, Why.SECTION);
            return delivery.line(row);
        }
        var why = kinds.whySkipped(row);
        if (why.isPresent()) {
            skipped(row, why.get());
        } else {
            empty = 0;
            record(row);
        }
        return delivery.line(row);
    }

    private void record(SheetRow row) {
        var findings = new ArrayList<Finding>();
        var cells = days(isFurtherProduct(row) ? filled(row) : row.cells());
        cells = sections.filled(cells, findings);
        var read = reader.read(row.line(), cells);
        findings.addAll(read.findings());
        mended(row, findings);
        assumed(read.cells(), findings);
        delivery.row(new ReadRow(sheet.index(), row.line(), read.cells(), read.record(), findings), header.columns());
        above = cells;
    }

    /** One finding tells that the row was in a wrong encoding. */
    private void mended(SheetRow row, List<Finding> findings) {
        header.columns().stream()
                .filter(column -> column.field() != null && row.were().containsKey(column.index()))
                .findFirst()
                .ifPresent(column -> findings.add(new Finding(
                        Finding.Code.TEXT_REPAIRED,
                        column.index(),
                        column.header(),
                        String.valueOf(row.were().get(column.index())),
                        row.cell(column.index()))));
    }

    /** At the first record of the table: which columns were taken for something without words that say so. */
    private void assumed(List<String> cells, List<Finding> findings) {
        if (!begun) {
            header.columns().stream()
                    .filter(ReadColumn::assumed)
                    .forEach(column -> findings.add(new Finding(
                            Finding.Code.COLUMN_ASSUMED,
                            column.index(),
                            column.header(),
                            column.index() < cells.size() ? cells.get(column.index()) : "",
                            String.valueOf(column.field()))));
        }
        begun = true;
    }

    /** Numbers of days that count from 1904 as those that count from 1900. */
    private List<String> days(List<String> cells) {
        if (!from1904) {
            return cells;
        }
        return IntStream.range(0, cells.size())
                .mapToObj(i ->
                        header.columns().stream().anyMatch(c -> c.index() == i && c.field() == Field.REGISTERED_ON)
                                        && cells.get(i).matches("\\d{4,5}(?:\\.\\d+)?")
                                ? String.valueOf((int) Double.parseDouble(cells.get(i)) + DAYS_TO_1904)
                                : cells.get(i))
                .toList();
    }

    private void skipped(SheetRow row, Why why) {
        empty = why == Why.BLANK ? empty + 1 : 0;
        if (empty <= EMPTY_RUN) {
            delivery.skipped(new SkippedRow(sheet.index(), row.line(), why));
        }
    }

    /** Offices of one province or district name it in the title, or on the sheet, and leave the column out. */
    private static PlaceNames titlePlace(@Nullable String name, List<SheetRow> rows, Header header) {
        int firstOfHeader = header.lines().isEmpty() ? 0 : header.lines().getFirst();
        var title = PlaceNames.inTitle(rows.stream()
                .filter(row -> row.line() < firstOfHeader)
                .map(row -> String.join(" ", row.cells()))
                .toList());
        var onSheet = name == null
                ? PlaceNames.NONE
                : PlaceNames.alone(name).or(() -> PlaceNames.bare(name)).orElse(PlaceNames.NONE);
        var place = onSheet.province().isEmpty() ? onSheet.over(title) : onSheet;
        return new PlaceNames("", place.district(), place.province());
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
