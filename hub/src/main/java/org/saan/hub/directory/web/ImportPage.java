package org.saan.hub.directory.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportDiff;
import org.saan.hub.directory.ImportField;
import org.saan.hub.directory.ImportFilter;
import org.saan.hub.directory.ImportReview;
import org.saan.hub.directory.ImportRow;
import org.saan.hub.directory.ImportRow.Kind;
import org.saan.hub.directory.ImportView;
import org.saan.hub.directory.Imports;
import org.saan.hub.directory.ProposedPlace;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.directory.reading.Finding;
import org.saan.hub.directory.reading.ReadColumn;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.Found;

/**
 * One import with a page of the rows that the filter shows.
 *
 * @param codes kinds of findings and on how many rows
 * @param samples texts of the columns, by sheet and column
 * @param error why the last press was refused, in the reader's language
 */
record ImportPage(
        Shell shell,
        ImportView view,
        ImportFilter filter,
        int page,
        Found<ImportRow> rows,
        Map<String, Integer> codes,
        List<Imports.Source> sources,
        Map<Integer, Map<Integer, List<String>>> samples,
        Instant now,
        @Nullable String error) {
    private static final Set<Field> PLACES =
            EnumSet.of(Field.ADDRESS, Field.SUBDISTRICT, Field.DISTRICT, Field.PROVINCE);

    /** What a person can say that a column means. */
    static final Set<Field> FIELDS = EnumSet.complementOf(EnumSet.of(Field.SOME_NAME, Field.SOME_PERSON));

    List<Field> fields() {
        return List.copyOf(FIELDS);
    }

    String field(Field field) {
        return shell.t("directory.import.field." + ImportWords.lower(field.name()));
    }

    boolean means(ReadColumn column, Field field) {
        return column.field() == null ? field == Field.OTHER : column.field() == field;
    }

    /** Texts that stand in a column. */
    String samples(int sheet, ReadColumn column) {
        return String.join(" · ", samples.getOrDefault(sheet, Map.of()).getOrDefault(column.index(), List.of()));
    }

    String path() {
        return "/imports/" + view.id();
    }

    ImportProgress progress() {
        return new ImportProgress(shell, view, now);
    }

    /** All rows in one state. */
    String to(String state) {
        return ImportFilters.address(path(), ImportFilter.shown(state), 0);
    }

    /** All rows that are one thing: new, changed, ... */
    String toWhat(String what) {
        return ImportFilters.address(path(), new ImportFilter("", what, "", "", -1, ""), 0);
    }

    String toPage(int other) {
        return ImportFilters.address(path(), filter, other) + "#rows";
    }

    boolean hasNext() {
        return (page + 1L) * Imports.PAGE < rows.total();
    }

    long pages() {
        return (rows.total() + Imports.PAGE - 1) / Imports.PAGE;
    }

    List<String> whats() {
        return List.of("NEW", "CHANGES", "DUPLICATE", "CONFLICT", "SAME").stream()
                .filter(what -> view.what(what) > 0 || filter.what().equals(what))
                .toList();
    }

    String what(String what) {
        return shell.t("directory.import.what." + ImportWords.lower(what));
    }

    /** Whether the reader looks for something that has no link of its own. */
    boolean finds() {
        return !(filter.code().isEmpty()
                        && filter.field().isEmpty()
                        && filter.text().isEmpty())
                || filter.sheet() >= 0;
    }

    List<ImportField> facts() {
        return List.of(ImportField.values());
    }

    String fact(ImportField field) {
        return ImportWords.fact(shell, field);
    }

    String value(ImportDiff diff, @Nullable String value) {
        return ImportWords.value(shell, diff, value);
    }

    String code(String code) {
        return shell.t("directory.import.code." + ImportWords.lower(code));
    }

    String sheet(int sheet) {
        var name = view.sheets().get(sheet).name();
        return name == null ? shell.t("directory.import.text_file") : name;
    }

    boolean several() {
        return view.sheets().size() > 1;
    }

    /** How the file was understood: encoding or sheets, rows. */
    String understood() {
        var how = view.encoding() != null
                ? shell.t("directory.import.as_text", view.encoding())
                : view.sheets().stream()
                        .map(ImportPage::name)
                        .map(name -> shell.t("directory.import.as_sheet", name))
                        .collect(Collectors.joining(", "));
        return view.fileName() + (how.isEmpty() ? "" : " · " + how) + " · "
                + shell.t("directory.import.rows", view.total());
    }

    private static String name(org.saan.hub.directory.reading.ReadSheet sheet) {
        return sheet.name() == null ? "" : sheet.name();
    }

    boolean mayChooseEncoding() {
        return view.encoding() != null;
    }

    List<String> encodings() {
        return List.of("utf-8", "windows-874", "utf-16");
    }

    List<String> unknownColumns() {
        return view.sheets().stream()
                .flatMap(s -> s.columns().stream())
                .filter(c -> c.field() == null)
                .map(c -> letter(c.index()) + " " + c.header())
                .toList();
    }

    /** Rows that are no records, by kind: "totals 2 (14, 30), notes 1 (31)". */
    String skipped() {
        return view.skipped().stream()
                .map(s -> shell.t(
                                "directory.import.skipped."
                                        + ImportWords.lower(s.why().name()),
                                s.count())
                        + (s.lines().isEmpty()
                                ? ""
                                : " (" + String.join(", ", s.lines())
                                        + (s.count() > s.lines().size() ? " …)" : ")")))
                .collect(Collectors.joining(", "));
    }

    boolean hasProducts() {
        return view.sheets().stream().anyMatch(s -> s.columns().stream().anyMatch(c -> c.field() == Field.PRODUCT));
    }

    boolean undoneInPart() {
        return view.undone("CHANGED_SINCE") + view.undone("HAS_ACCOUNT") + view.undone("IN_USE") > 0;
    }

    /** What a count means: before applying what to do, after it what was done. */
    String tally(String state) {
        var when = view.state() == ImportView.State.REVIEW ? "" : "done.";
        return shell.t("directory.import.tally." + when + ImportWords.lower(state));
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
        var where = cells.isEmpty()
                ? shell.t("directory.import.row", row.line())
                : shell.t("directory.import.row_cell", row.line(), cells);
        return several() ? sheet(row.sheet()) + " · " + where : where;
    }

    List<String> sentences(ImportRow row) {
        var all = new ArrayList<>(ImportWords.sentences(shell, row));
        var match = row.match();
        if (match != null) {
            var how = match.kind() == Kind.KNOWN && !row.diffs().isEmpty()
                    ? "known_other"
                    : match.kind().name();
            all.add(shell.t(
                    "directory.import.match." + ImportWords.lower(how),
                    match.name(),
                    String.valueOf(ImportRow.line(match.line()))));
        }
        if (row.undone() != null) {
            all.add(shell.t("directory.import.undone." + ImportWords.lower(row.undone())));
        }
        return all;
    }

    /** Asks whether it is the same group. */
    boolean asks(ImportRow row) {
        return "DUPLICATE".equals(row.what()) && row.shown().equals("REVIEW");
    }

    boolean asksFacts(ImportRow row) {
        return row.diffs().stream().anyMatch(ImportDiff::asks)
                && row.match() != null
                && row.match().kind() == Kind.KNOWN;
    }

    boolean mayBeNew(ImportRow row) {
        return row.match() != null && !row.match().byNumber();
    }

    boolean mayTake(ImportRow row) {
        return row.shown().equals("REVIEW") && !asks(row) && !asksFacts(row) && !row.stopped();
    }

    /** Whether the filter shows more than one row that such an answer fits. */
    boolean mayAll(String what) {
        return rows.total() > 1
                && rows.rows().stream().anyMatch(row -> switch (what) {
                    case "SAME" -> asks(row);
                    case "NEW" -> asks(row) && mayBeNew(row);
                    case "REPLACE", "KEEP" -> asksFacts(row);
                    case "TAKE" -> mayTake(row);
                    case "SKIP" -> !row.shown().equals("SKIPPED");
                    case "ANEW" ->
                        row.decision() != null || row.diffs().stream().anyMatch(d -> d.choice() != null);
                    case "PLACE" -> row.findings().stream().anyMatch(f -> ImportReview.OF_PLACES.contains(f.code()));
                    default -> false;
                });
    }

    /** The columns in which a place can be set for all. */
    List<Field> placeColumns() {
        return view.sheets().stream()
                .flatMap(s -> s.columns().stream())
                .map(ReadColumn::field)
                .filter(f -> f != null && PLACES.contains(f))
                .distinct()
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
    }

    /** The columns that a person may want to correct: those with a finding; for places all names of the place. */
    List<ReadColumn> corrections(ImportRow row) {
        var indexes = new LinkedHashSet<Integer>();
        boolean place = false;
        for (var finding : row.findings()) {
            indexes.add(finding.column());
            place |= ImportReview.OF_PLACES.contains(finding.code());
        }
        boolean places = place;
        return view.sheets().get(row.sheet()).columns().stream()
                .filter(c -> indexes.contains(c.index()) || (places && c.field() != null && PLACES.contains(c.field())))
                .toList();
    }

    /** The names of the only place that the row can mean. */
    @Nullable
    String proposed(ImportRow row) {
        return ProposedPlace.of(view, row).map(ProposedPlace::words).orElse(null);
    }

    /** The columns of a row: the whole row as it stands in the file. */
    List<ReadColumn> columns(ImportRow row) {
        return view.sheets().get(row.sheet()).columns().stream().limit(40).toList();
    }

    /** Whether a narrow window leaves the column out: it keeps the name and what was found. */
    boolean far(ImportRow row, ReadColumn column) {
        return hit(row, column) == null && column.field() != Field.NAME && column.field() != Field.PRODUCT;
    }

    /** The class of a cell with a finding or with another value than the known one. */
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
                .orElseGet(() -> tells(row, column) ? "hit r" : null);
    }

    private static boolean tells(ImportRow row, ReadColumn column) {
        return column.field() != null
                && row.diffs().stream().anyMatch(d -> !d.fills() && d.field().isToldBy(column.field()));
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
}
