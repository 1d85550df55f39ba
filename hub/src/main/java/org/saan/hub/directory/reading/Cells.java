package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.saan.thaitext.ThaiText;

/** The cells of one row by field, cleaned, and the list of what is found about them. */
final class Cells {
    private static final Set<String> NOTHING =
            Set.of("", "-", "--", "\u2013", "\u2014", ".", "ไม่มี", "ไม่ระบุ", "ไม่ทราบ", "n/a", "na", "null", "none");
    /** Programs that take numbers of phones and codes for amounts write 40140 as 40140.0. */
    private static final Pattern FLOATED = Pattern.compile("^(\\d{1,13})\\.0$");

    private static final Pattern ERROR = Pattern.compile("#(?:DIV/0!|N/A|NAME\\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)");

    private final Map<Field, List<ReadColumn>> columns;
    private final List<String> row;
    private final List<Finding> findings = new ArrayList<>();

    Cells(Map<Field, List<ReadColumn>> columns, List<String> row) {
        this.columns = columns;
        this.row = row;
    }

    boolean has(Field field) {
        return columns.containsKey(field);
    }

    /** The cleaned text of a field, empty for nothing, a dash or ไม่มี. */
    String text(Field field) {
        return columns.getOrDefault(field, List.of()).stream()
                .map(this::clean)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The cleaned texts of all columns of a field. */
    List<String> texts(Field field) {
        return columns.getOrDefault(field, List.of()).stream().map(this::clean).toList();
    }

    /** The words over the first column of a field. */
    String header(Field field) {
        var at = columns.get(field);
        return at == null ? "" : at.getFirst().header();
    }

    private String raw(ReadColumn column) {
        return column.index() < row.size() ? row.get(column.index()) : "";
    }

    private String clean(ReadColumn column) {
        var text = ThaiText.normal(raw(column));
        if (ERROR.matcher(text).matches()) {
            if (findings.stream().noneMatch(f -> f.column() == column.index())) {
                findings.add(new Finding(Finding.Code.CELL_ERROR, column.index(), column.header(), text, ""));
            }
            return "";
        }
        if (column.field() != Field.PRICE && column.field() != Field.CAPACITY_PER_MONTH) {
            text = FLOATED.matcher(text).replaceFirst("$1");
        }
        return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? "" : text;
    }

    void found(Finding.Code code, Field field) {
        found(code, field, "");
    }

    /** Notes a finding at the first column of a field, or at the row when the file has no such column. */
    void found(Finding.Code code, Field field, String detail) {
        var at = columns.get(field);
        if (at == null) {
            findings.add(new Finding(code, -1, "", "", detail));
        } else {
            var column = at.getFirst();
            findings.add(new Finding(code, column.index(), column.header(), raw(column), detail));
        }
    }

    boolean stopped() {
        return findings.stream().anyMatch(Finding::stops);
    }

    List<Finding> findings() {
        return findings;
    }
}
