package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.ImportDiff.Choice;
import org.saan.hub.directory.ImportRow.Decision;
import org.saan.hub.directory.ImportRow.Kind;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.directory.reading.Finding;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people say about the rows of an import: corrections, decisions, choices; for one row or for all that a filter shows. */
@Service
public class ImportReview {
    private static final int LONGEST = 2000;

    /** Findings that another name of a place may answer. */
    public static final Set<Finding.Code> OF_PLACES = Set.of(
            Finding.Code.AMBIGUOUS_PLACE,
            Finding.Code.DISTRICT_NOT_IN_PROVINCE,
            Finding.Code.SUBDISTRICT_NOT_IN_DISTRICT,
            Finding.Code.SUBDISTRICT_NOT_IN_PROVINCE,
            Finding.Code.UNKNOWN_PROVINCE,
            Finding.Code.UNKNOWN_DISTRICT,
            Finding.Code.UNKNOWN_SUBDISTRICT,
            Finding.Code.MISSING_PLACE);

    private final JdbcClient jdbc;
    private final ImportReads reads;
    private final ImportRowReads rows;
    private final ImportStaging staging;
    private final ImportMatching matching;
    private final ImportDifferences differences;

    ImportReview(
            JdbcClient jdbc,
            ImportReads reads,
            ImportRowReads rows,
            ImportStaging staging,
            ImportMatching matching,
            ImportDifferences differences) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.rows = rows;
        this.staging = staging;
        this.matching = matching;
        this.differences = differences;
    }

    /** Puts other texts into cells of a row, by column, and reads the row again. */
    @Transactional
    public void correct(UUID id, int key, Map<Integer, String> texts, Viewer viewer) {
        ImportReads.mustRun(viewer);
        var view = reads.reviewed(id);
        write(view, List.of(rows.get(view.id(), key)), texts);
        matching.match(view.id(), List.of(key));
    }

    /** Puts the only place that the row can mean into its cells, and reads the row again. */
    @Transactional
    public void takeProposed(UUID id, int key, Viewer viewer) {
        ImportReads.mustRun(viewer);
        var view = reads.reviewed(id);
        var row = rows.get(view.id(), key);
        var place = ProposedPlace.of(view, row).orElseThrow(() -> new Refusal("directory.import.decision"));
        write(view, List.of(row), place.texts());
        matching.match(view.id(), List.of(key));
    }

    private void write(ImportView view, List<ImportRow> some, Map<Integer, String> texts) {
        var read = new ArrayList<ImportStaging.Read>();
        for (var row : some) {
            var sheet = view.sheets().get(row.sheet());
            var cells = new ArrayList<>(row.cells());
            texts.forEach((column, text) -> {
                if (sheet.columns().stream().noneMatch(c -> c.index() == column) || text.length() > LONGEST) {
                    throw new Refusal("directory.import.cell");
                }
                while (cells.size() <= column) {
                    cells.add("");
                }
                cells.set(column, text.strip());
            });
            read.add(new ImportStaging.Read(
                    sheet, SpreadsheetReader.readAgain(sheet.columns(), sheet.titlePlace(), row.line(), cells)));
        }
        staging.replace(view.id(), read);
    }

    /** Says what becomes of a row. A row that cannot be used can only be left out; the same number is the same group. */
    @Transactional
    public void decide(UUID id, int key, Decision decision, Viewer viewer) {
        ImportReads.mustRun(viewer);
        reads.reviewed(id);
        var row = rows.get(id, key);
        var match = row.match();
        boolean fits = switch (decision) {
            case SKIP -> true;
            case TAKE -> !row.stopped() && (match == null || match.kind() == Kind.KNOWN);
            case SAME -> !row.stopped() && match != null;
            case NEW -> !row.stopped() && match != null && !match.byNumber();
        };
        if (!fits) {
            throw new Refusal("directory.import.decision");
        }
        jdbc.sql("update directory.import_row set decision = :decision where import_id = :id and row_key = :key")
                .param("decision", decision.name())
                .param("id", id)
                .param("key", key)
                .update();
        differences.refresh(id, List.of(key));
    }

    /** Chooses between the known and the new word, fact by fact. */
    @Transactional
    public void choose(UUID id, int key, Map<ImportField, Choice> choices, Viewer viewer) {
        ImportReads.mustRun(viewer);
        reads.reviewed(id);
        choices.forEach((field, choice) -> jdbc.sql("""
                        update directory.import_diff set choice = :choice
                        where import_id = :id and row_key = :key and field = :field
                        """)
                .param("choice", choice.name())
                .param("id", id)
                .param("key", key)
                .param("field", field.name())
                .update());
        differences.refresh(id, List.of(key));
    }

    /** One answer for every row that the filter shows and that it fits. Says for how many. */
    @Transactional
    public int decideAll(UUID id, ImportFilter filter, ImportBulk what, Viewer viewer) {
        ImportReads.mustRun(viewer);
        var view = reads.reviewed(id);
        var where = ImportRowReads.where(view, filter);
        int fitting = switch (what) {
            case SKIP -> decide(where, "SKIP", "true");
            case TAKE -> decide(where, "TAKE", "r.usable and (r.match_kind is null or r.match_kind = 'KNOWN')");
            case SAME -> decide(where, "SAME", "r.usable and r.match_kind in ('POSSIBLE', 'IN_FILE')");
            case NEW -> decide(where, "NEW", "r.usable and r.match_kind is not null and r.match_by <> 'NUMBER'");
            case REPLACE -> choose(where, "TAKE");
            case KEEP -> choose(where, "KEEP");
            case ANEW -> anew(where);
        };
        differences.refresh(view.id(), null);
        return fitting;
    }

    private int decide(ImportRowReads.Where where, String decision, String fits) {
        return where.on(jdbc.sql("update directory.import_row r set decision = '" + decision + "' where " + where.sql()
                        + " and " + fits))
                .update();
    }

    /** Only facts about which rows still ask: those that were chosen one by one stay. */
    private int choose(ImportRowReads.Where where, String choice) {
        return where.on(jdbc.sql("""
                        with c as (
                            update directory.import_diff o set choice = '%s'
                            from directory.import_row r
                            where %s and o.import_id = r.import_id and o.row_key = r.row_key
                                and o.choice is null and o.suggestion = 'ASK'
                            returning o.row_key)
                        select count(distinct row_key) from c
                        """.formatted(choice, where.sql())))
                .query(Integer.class)
                .single();
    }

    private int anew(ImportRowReads.Where where) {
        where.on(jdbc.sql("""
                        update directory.import_diff o set choice = null from directory.import_row r
                        where %s and o.import_id = r.import_id and o.row_key = r.row_key and o.choice is not null
                        """.formatted(where.sql()))).update();
        return where.on(jdbc.sql("update directory.import_row r set decision = null where " + where.sql()))
                .update();
    }

    /** Sets one name of the place in every row that the filter shows and whose place is in doubt. Says in how many. */
    @Transactional
    public int placeAll(UUID id, ImportFilter filter, Field field, String text, Viewer viewer) {
        ImportReads.mustRun(viewer);
        if (text.isBlank() || text.length() > 100) {
            throw new Refusal("directory.import.cell");
        }
        var view = reads.reviewed(id);
        var some = new ArrayList<ImportRow>();
        rows.each(
                view,
                filter,
                step -> step.stream()
                        .filter(row -> row.findings().stream().anyMatch(f -> OF_PLACES.contains(f.code())))
                        .forEach(some::add));
        var bySheet = new HashMap<Integer, List<ImportRow>>();
        some.forEach(row ->
                bySheet.computeIfAbsent(row.sheet(), s -> new ArrayList<>()).add(row));
        var keys = new ArrayList<Integer>();
        bySheet.forEach((sheet, of) -> view.sheets().get(sheet).columns().stream()
                .filter(column -> column.field() == field)
                .findFirst()
                .ifPresent(column -> {
                    for (int at = 0; at < of.size(); at += 1000) {
                        write(
                                view,
                                of.subList(at, Math.min(of.size(), at + 1000)),
                                Map.of(column.index(), text.strip()));
                    }
                    of.forEach(row -> keys.add(row.key()));
                }));
        if (keys.isEmpty()) {
            throw new Refusal("directory.import.no_such_column");
        }
        matching.match(view.id(), keys);
        return keys.size();
    }
}
