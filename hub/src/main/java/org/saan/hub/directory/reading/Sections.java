package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saan.thaitext.AddressParts;
import org.saan.thaitext.ThaiDigits;
import org.saan.thaitext.ThaiText;

/**
 * Rows that head what follows with a place ("อำเภอชนบท" above its groups), and cells that stand once for the rows below them.
 * The place is written into the cells of each row that tells none, so that the row says all when it stands alone.
 */
final class Sections {
    /** Words that head the columns which are added for places that only headings tell. */
    private static final Map<Field, String> WORDS =
            new EnumMap<>(Map.of(Field.SUBDISTRICT, "ตำบล", Field.DISTRICT, "อำเภอ", Field.PROVINCE, "จังหวัด"));

    private final Header header;
    private final Map<Field, Integer> columns = new EnumMap<>(Field.class);
    private PlaceNames place = PlaceNames.NONE;
    private String district = "";
    private String province = "";

    private Sections(Header header) {
        this.header = header;
        WORDS.keySet()
                .forEach(field -> header.columns().stream()
                        .filter(column -> column.field() == field)
                        .findFirst()
                        .ifPresent(column -> columns.put(field, column.index())));
    }

    /** The header with columns for the places that headings among the first rows tell and no column does. */
    static Header withColumns(Header header, List<SheetRow> first) {
        var sections = new Sections(header);
        Set<Field> told = EnumSet.noneOf(Field.class);
        int width = 0;
        for (var row : first) {
            width = Math.max(width, row.cells().size());
            if (row.line() > header.lastLine()) {
                sections.heading(row).ifPresent(names -> told.addAll(fields(names)));
            }
        }
        told.removeAll(header.fields());
        if (told.isEmpty()) {
            return header;
        }
        var columns = new ArrayList<>(header.columns());
        for (var field : told) {
            columns.add(new ReadColumn(width++, String.valueOf(WORDS.get(field)), field));
        }
        return new Header(header.lines(), columns);
    }

    static Sections of(Header header) {
        return new Sections(header);
    }

    /** Whether the row heads the rows below it with a place, which then holds for them. */
    boolean begin(SheetRow row) {
        var names = heading(row);
        names.ifPresent(told -> {
            place = told.over(place);
            district = "";
            province = "";
        });
        return names.isPresent();
    }

    private Optional<PlaceNames> heading(SheetRow row) {
        int own = 0;
        int only = -1;
        var words = new ArrayList<String>();
        for (int column = 0; column < row.cells().size(); column++) {
            if (!row.owns(column)) {
                continue;
            }
            own++;
            var text = ThaiText.normal(row.cell(column));
            if (!ThaiDigits.toArabic(text).matches("[\\d,.]+")) {
                words.add(text);
                only = column;
            }
        }
        if (words.isEmpty() || words.size() > 2 || own > 6) {
            return Optional.empty();
        }
        var field = field(only);
        boolean inItsColumn = field != null && WORDS.containsKey(field);
        if (inItsColumn && own > 1) {
            return Optional.empty();
        }
        var names = PlaceNames.alone(String.join(" ", words));
        boolean bare = own == 1 && field != Field.NAME && field != Field.PRODUCT;
        return names.isEmpty() && bare ? PlaceNames.bare(words.getFirst()) : names;
    }

    /** The cells with the places that hold for the row where it tells none; findings say what was taken from rows above. */
    List<String> filled(List<String> row, List<Finding> findings) {
        if (columns.isEmpty()) {
            return row;
        }
        var cells = row;
        if (!place.isEmpty()) {
            var line = AddressParts.read(cell(cells, Field.ADDRESS));
            cells = put(cells, Field.PROVINCE, line.province() == null ? place.province() : "");
            cells = put(cells, Field.DISTRICT, line.district() == null ? place.district() : "");
            cells = put(cells, Field.SUBDISTRICT, line.subdistrict() == null ? place.subdistrict() : "");
        }
        return fromAbove(cells, findings);
    }

    /** Registers in order of districts often name each once. It is taken over where the subdistrict lies in it. */
    private List<String> fromAbove(List<String> row, List<Finding> findings) {
        var cells = row;
        var subdistrict = cell(cells, Field.SUBDISTRICT);
        if (cell(cells, Field.DISTRICT).isBlank()
                && !subdistrict.isBlank()
                && !district.isEmpty()
                && Places.all().isIn(subdistrict, district)) {
            cells = taken(cells, Field.DISTRICT, district, findings);
        }
        var own = cell(cells, Field.DISTRICT);
        if (cell(cells, Field.PROVINCE).isBlank()
                && !own.isBlank()
                && !province.isEmpty()
                && Places.all().isDistrictOf(own, province)) {
            cells = taken(cells, Field.PROVINCE, province, findings);
        }
        district = own.isBlank() ? district : own;
        province = cell(cells, Field.PROVINCE).isBlank() ? province : cell(cells, Field.PROVINCE);
        return cells;
    }

    private List<String> taken(List<String> cells, Field field, String name, List<Finding> findings) {
        var filled = put(cells, field, name);
        if (filled != cells) {
            header.columns().stream()
                    .filter(column -> column.field() == field)
                    .findFirst()
                    .ifPresent(column -> findings.add(
                            new Finding(Finding.Code.PLACE_FROM_ABOVE, column.index(), column.header(), "", name)));
        }
        return filled;
    }

    private List<String> put(List<String> row, Field field, String name) {
        var at = columns.get(field);
        if (at == null || name.isEmpty() || !cell(row, field).isBlank()) {
            return row;
        }
        var cells = new ArrayList<>(row);
        while (cells.size() <= at) {
            cells.add("");
        }
        cells.set(at, name);
        return cells;
    }

    private String cell(List<String> cells, Field field) {
        var at = field == Field.ADDRESS ? address() : columns.get(field);
        return at == null || at >= cells.size() ? "" : ThaiText.normal(cells.get(at));
    }

    private @org.jspecify.annotations.Nullable Integer address() {
        return header.columns().stream()
                .filter(column -> column.field() == Field.ADDRESS)
                .map(ReadColumn::index)
                .findFirst()
                .orElse(null);
    }

    private @org.jspecify.annotations.Nullable Field field(int index) {
        return header.columns().stream()
                .filter(column -> column.index() == index)
                .map(ReadColumn::field)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Set<Field> fields(PlaceNames names) {
        var all = EnumSet.noneOf(Field.class);
        if (!names.subdistrict().isEmpty()) {
            all.add(Field.SUBDISTRICT);
        }
        if (!names.district().isEmpty()) {
            all.add(Field.DISTRICT);
        }
        if (!names.province().isEmpty()) {
            all.add(Field.PROVINCE);
        }
        return all;
    }
}
