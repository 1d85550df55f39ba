package org.saan.hub.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportRow;
import org.saan.hub.directory.ImportRow.Kind;
import org.saan.hub.directory.ImportView;
import org.saan.hub.directory.Imports;
import org.saan.hub.directory.Listed;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.directory.reading.Finding;
import org.saan.hub.directory.reading.ReadColumn;
import org.saan.hub.directory.reading.SkippedRow;
import org.saan.hub.shared.Shell;

/**
 * One import with a page of its rows in one state.
 *
 * @param shown the state of the rows listed
 * @param error why the last press was refused, in the reader's language
 */
record ImportPage(
        Shell shell,
        ImportView view,
        String shown,
        int page,
        Listed<ImportRow> rows,
        @Nullable String error) {
    private static final Set<Finding.Code> OF_PLACES = EnumSet.of(
            Finding.Code.AMBIGUOUS_PLACE,
            Finding.Code.DISTRICT_NOT_IN_PROVINCE,
            Finding.Code.SUBDISTRICT_NOT_IN_DISTRICT,
            Finding.Code.SUBDISTRICT_NOT_IN_PROVINCE,
            Finding.Code.MISSING_PLACE);
    private static final Set<Field> PLACES =
            EnumSet.of(Field.ADDRESS, Field.SUBDISTRICT, Field.DISTRICT, Field.PROVINCE);

    /** What a person can say that a column means. */
    static final Set<Field> FIELDS = EnumSet.complementOf(EnumSet.of(Field.SOME_NAME, Field.SOME_PERSON));

    List<Field> fields() {
        return List.copyOf(FIELDS);
    }

    String field(Field field) {
        return shell.t("directory.import.field." + lower(field.name()));
    }

    boolean means(ReadColumn column, Field field) {
        return column.field() == null ? field == Field.OTHER : column.field() == field;
    }

    String path() {
        return "/imports/" + view.id();
    }

    String to(String state, int other) {
        return path() + "?shown=" + state + "&page=" + other;
    }

    boolean hasNext() {
        return (page + 1L) * Imports.PAGE < rows.total();
    }

    /** How the file was understood: encoding or sheet, rows. */
    String understood() {
        var how = view.sheet() == null
                ? shell.t("directory.import.as_text", String.valueOf(view.encoding()))
                : shell.t("directory.import.as_sheet", view.sheet());
        return view.fileName() + " · " + how + " · " + shell.t("directory.import.rows", view.total());
    }

    boolean mayChooseEncoding() {
        return view.encoding() != null;
    }

    List<String> encodings() {
        return List.of("utf-8", "windows-874", "utf-16");
    }

    List<String> unknownColumns() {
        return view.columns().stream()
                .filter(c -> c.field() == null)
                .map(c -> letter(c.index()) + " " + c.header())
                .toList();
    }

    /** Rows that are no records, by kind: "total 2, note 1". */
    String skipped() {
        return view.skipped().stream()
                .collect(Collectors.groupingBy(SkippedRow::why, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> shell.t("directory.import.skipped." + lower(e.getKey().name()), e.getValue()))
                .collect(Collectors.joining(", "));
    }

    boolean hasProducts() {
        return view.columns().stream().anyMatch(c -> c.field() == Field.PRODUCT);
    }

    /** What a count means: before applying what to do, after it what was done. */
    String tally(String state) {
        var when = view.state() == ImportView.State.REVIEW ? "" : "done.";
        return shell.t("directory.import.tally." + when + lower(state));
    }

    String badge(String state) {
        return switch (state) {
            case "ERROR" -> "badge bad";
            case "REVIEW" -> "badge info";
            case "WARNING" -> "badge warn";
            case "OK" -> "badge ok";
            default -> "badge";
        };
    }

    String icon(String state) {
        return switch (state) {
            case "ERROR" -> "stop";
            case "REVIEW" -> "eye";
            case "WARNING" -> "alert";
            default -> "check";
        };
    }

    String edge(ImportRow row) {
        return switch (row.shown()) {
            case "ERROR" -> "e";
            case "REVIEW" -> "r";
            case "WARNING" -> "w";
            default -> "";
        };
    }

    String where(ImportRow row) {
        var cells = row.findings().stream()
                .filter(f -> f.column() >= 0)
                .map(f -> letter(f.column()) + row.line())
                .distinct()
                .collect(Collectors.joining(", "));
        return cells.isEmpty()
                ? shell.t("directory.import.row", row.line())
                : shell.t("directory.import.row_cell", row.line(), cells);
    }

    List<String> sentences(ImportRow row) {
        var all = new ArrayList<>(sentences(shell, row));
        var match = row.match();
        if (match != null) {
            all.add(shell.t(
                    "directory.import.match." + lower(match.kind().name()),
                    match.name(),
                    String.valueOf(match.line())));
        }
        return all;
    }

    /** What was found about a row, as sentences in the reader's language. */
    static List<String> sentences(Shell shell, ImportRow row) {
        return row.findings().stream()
                .map(f -> shell.t(
                        "directory.import.finding." + f.code().word(),
                        f.cell().isBlank() ? "–" : f.cell(),
                        detail(shell, f.detail()),
                        f.header()))
                .toList();
    }

    private static String detail(Shell shell, String detail) {
        return detail.matches("\\d{4}-\\d{2}-\\d{2}") ? shell.date(LocalDate.parse(detail)) : detail;
    }

    boolean asks(ImportRow row) {
        return row.match() != null
                && row.match().kind() != Kind.KNOWN
                && row.shown().equals("REVIEW")
                && !stopped(row);
    }

    /** Whether more than one row on this page asks if it is the same group. */
    boolean mayAcceptAll() {
        return shown.equals("REVIEW") && rows.rows().stream().filter(this::asks).count() > 1;
    }

    boolean mayTake(ImportRow row) {
        return row.shown().equals("REVIEW") && !asks(row) && !stopped(row);
    }

    boolean stopped(ImportRow row) {
        return row.findings().stream().anyMatch(Finding::stops);
    }

    /** The columns that a person may want to correct: those with a finding; for places all names of the place. */
    List<ReadColumn> corrections(ImportRow row) {
        var indexes = new LinkedHashSet<Integer>();
        boolean place = false;
        for (var finding : row.findings()) {
            indexes.add(finding.column());
            place |= OF_PLACES.contains(finding.code());
        }
        boolean places = place;
        return view.columns().stream()
                .filter(c -> indexes.contains(c.index()) || (places && c.field() != null && PLACES.contains(c.field())))
                .toList();
    }

    /** The columns to show of a row: those understood, and those with a finding. */
    List<ReadColumn> columns() {
        return view.columns().stream().filter(c -> c.field() != null).limit(20).toList();
    }

    /** Whether a narrow window leaves the column out: it keeps the name and what was found. */
    boolean far(ImportRow row, ReadColumn column) {
        return hit(row, column) == null && column.field() != Field.NAME && column.field() != Field.PRODUCT;
    }

    /** The class of a cell with a finding. */
    @Nullable
    String hit(ImportRow row, ReadColumn column) {
        return row.findings().stream()
                .filter(f -> f.column() == column.index())
                .map(Finding::code)
                .map(code -> switch (code.weight()) {
                    case ERROR -> "hit e";
                    case REVIEW -> "hit r";
                    case WARNING -> "hit w";
                })
                .findFirst()
                .orElse(null);
    }

    String cell(ImportRow row, ReadColumn column) {
        return column.index() < row.cells().size() ? row.cells().get(column.index()) : "";
    }

    String letter(int index) {
        return columnLetter(index);
    }

    /** A to Z, then AA: as spreadsheets name their columns. */
    static String columnLetter(int index) {
        return index < 26
                ? String.valueOf((char) ('A' + index))
                : columnLetter(index / 26 - 1) + (char) ('A' + index % 26);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
