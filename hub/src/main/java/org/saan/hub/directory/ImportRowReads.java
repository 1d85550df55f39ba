package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportDiff.Choice;
import org.saan.hub.directory.ImportDiff.Suggestion;
import org.saan.hub.directory.ImportRow.Decision;
import org.saan.hub.directory.ImportRow.Kind;
import org.saan.hub.directory.ImportRow.Match;
import org.saan.hub.directory.reading.Finding;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.lists.Found;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Reads rows of an import with what they would change, by filter and page. */
@Component
class ImportRowReads {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ImportRowReads(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A condition on rows {@code r}, with its parameters. */
    record Where(String sql, Map<String, Object> params) {
        JdbcClient.StatementSpec on(JdbcClient.StatementSpec statement) {
            return statement.params(params);
        }
    }

    static Where where(ImportView view, ImportFilter filter) {
        var sql = new StringBuilder("r.import_id = :id");
        var params = new HashMap<String, Object>();
        params.put("id", view.id());
        if (!filter.shown().isEmpty()) {
            sql.append(" and r.shown = :shown");
            params.put("shown", filter.shown());
        }
        if (filter.what().equals("LEFT")) {
            sql.append(" and r.result is null and r.shown not in ('OK', 'WARNING')");
        } else if (filter.what().equals("KEPT")) {
            sql.append(" and r.undone in ('CHANGED_SINCE', 'HAS_ACCOUNT', 'IN_USE')");
        } else if (!filter.what().isEmpty()) {
            sql.append(" and r.what = :what");
            params.put("what", filter.what());
        }
        if (!filter.code().isEmpty()) {
            sql.append(" and r.findings @> cast(:code as jsonb)");
            params.put("code", "[{\"code\":\"" + filter.code().replaceAll("[^A-Z_]", "") + "\"}]");
        }
        if (filter.sheet() >= 0) {
            sql.append(" and r.sheet = :sheet");
            params.put("sheet", filter.sheet());
        }
        if (!filter.text().isEmpty()) {
            sql.append(" and r.cells::text ilike :text");
            var quoted = filter.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
            params.put("text", "%" + quoted + "%");
        }
        if (!filter.field().isEmpty()) {
            sql.append(" and (exists (select 1 from directory.import_diff d where d.import_id = r.import_id"
                    + " and d.row_key = r.row_key and d.field = :field)");
            params.put("field", filter.field());
            findingsAt(view, filter.field(), sql);
            sql.append(")");
        }
        return new Where(sql.toString(), params);
    }

    /** Findings name their column by number, which each sheet counts for itself. */
    private static void findingsAt(ImportView view, String name, StringBuilder sql) {
        var field = Arrays.stream(ImportField.values())
                .filter(f -> f.name().equals(name))
                .findFirst();
        for (int sheet = 0; sheet < view.sheets().size() && field.isPresent(); sheet++) {
            var columns = new ArrayList<String>();
            for (var column : view.sheets().get(sheet).columns()) {
                if (column.field() != null && field.get().isToldBy(column.field())) {
                    columns.add(String.valueOf(column.index()));
                }
            }
            if (!columns.isEmpty()) {
                sql.append(" or (r.sheet = ").append(sheet);
                sql.append(" and exists (select 1 from jsonb_array_elements(r.findings) e");
                sql.append(" where (e ->> 'column')::int in (")
                        .append(String.join(", ", columns))
                        .append(")))");
            }
        }
    }

    Found<ImportRow> list(ImportView view, ImportFilter filter, int page) {
        var where = where(view, filter);
        var rows = where.on(jdbc.sql("select r.* from directory.import_row r where " + where.sql()
                        + " order by r.row_key limit :limit offset :offset"))
                .param("limit", Imports.PAGE)
                .param("offset", page * Imports.PAGE)
                .query((row, n) -> row(row, List.of()))
                .list();
        var total = where.on(jdbc.sql("select count(*) from directory.import_row r where " + where.sql()))
                .query(Long.class)
                .single();
        return new Found<>(withDiffs(view.id(), rows), total);
    }

    /** Every row that fits, in the order of the file, some hundreds at a time. */
    void each(ImportView view, ImportFilter filter, Consumer<List<ImportRow>> sink) {
        var where = where(view, filter);
        int after = -1;
        while (true) {
            var rows = where.on(jdbc.sql("select r.* from directory.import_row r where " + where.sql()
                            + " and r.row_key > :after order by r.row_key limit 500"))
                    .param("after", after)
                    .query((row, n) -> row(row, List.of()))
                    .list();
            if (rows.isEmpty()) {
                return;
            }
            sink.accept(rows);
            after = rows.getLast().key();
        }
    }

    ImportRow get(UUID id, int key) {
        var rows = jdbc.sql("select * from directory.import_row where import_id = :id and row_key = :key")
                .param("id", id)
                .param("key", key)
                .query((row, n) -> row(row, List.of()))
                .list();
        if (rows.isEmpty()) {
            throw new NotFound("import row");
        }
        return withDiffs(id, rows).getFirst();
    }

    /** Up to three different texts of each column of a sheet. */
    Map<Integer, List<String>> samples(UUID id, int sheet) {
        var all = new TreeMap<Integer, Set<String>>();
        jdbc.sql(
                        "select cells from directory.import_row where import_id = :id and sheet = :sheet order by row_key limit 40")
                .param("id", id)
                .param("sheet", sheet)
                .query(row -> {
                    var cells = json.readValue(row.getString(1), String[].class);
                    for (int i = 0; i < cells.length; i++) {
                        var of = all.computeIfAbsent(i, c -> new LinkedHashSet<>());
                        if (!cells[i].isBlank() && of.size() < 3) {
                            of.add(cells[i].strip());
                        }
                    }
                });
        var lists = new TreeMap<Integer, List<String>>();
        all.forEach((column, texts) -> lists.put(column, List.copyOf(texts)));
        return lists;
    }

    /** The kinds of findings that rows have, and on how many rows. */
    Map<String, Integer> codes(UUID id) {
        var all = new TreeMap<String, Integer>();
        jdbc.sql("""
                        select e ->> 'code', count(distinct r.row_key) from directory.import_row r,
                            jsonb_array_elements(r.findings) e
                        where r.import_id = :id and r.findings <> '[]'::jsonb group by 1 order by 1 limit 100
                        """).param("id", id).query(row -> {
            all.put(row.getString(1), row.getInt(2));
        });
        return all;
    }

    private List<ImportRow> withDiffs(UUID id, List<ImportRow> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        var all = new HashMap<Integer, List<ImportDiff>>();
        jdbc.sql("""
                        select row_key, field, suggestion, choice, applied, undone,
                            case when field = 'PLACE' and known is not null then directory.place_names(known)
                                else known end as known,
                            case when field = 'PLACE' and told is not null then directory.place_names(told)
                                else told end as told
                        from directory.import_diff where import_id = :id and row_key in (:keys)
                        order by row_key, field limit 10000
                        """)
                .param("id", id)
                .param("keys", rows.stream().map(ImportRow::key).toList())
                .query(row -> {
                    var choice = row.getString("choice");
                    all.computeIfAbsent(row.getInt("row_key"), k -> new ArrayList<>())
                            .add(new ImportDiff(
                                    ImportField.valueOf(row.getString("field")),
                                    row.getString("known"),
                                    row.getString("told"),
                                    Suggestion.valueOf(row.getString("suggestion")),
                                    choice == null ? null : Choice.valueOf(choice),
                                    row.getBoolean("applied"),
                                    row.getString("undone")));
                });
        return rows.stream()
                .map(row -> with(row, all.getOrDefault(row.key(), List.of())))
                .toList();
    }

    private static ImportRow with(ImportRow row, List<ImportDiff> diffs) {
        return new ImportRow(
                row.key(),
                row.sheet(),
                row.line(),
                row.cells(),
                row.findings(),
                row.shown(),
                row.what(),
                row.match(),
                row.decision(),
                row.corrected(),
                row.result(),
                row.groupId(),
                row.undone(),
                diffs);
    }

    private ImportRow row(ResultSet row, List<ImportDiff> diffs) throws SQLException {
        return new ImportRow(
                row.getInt("row_key"),
                row.getInt("sheet"),
                row.getInt("line"),
                List.of(json.readValue(row.getString("cells"), String[].class)),
                List.of(json.readValue(row.getString("findings"), Finding[].class)),
                row.getString("shown"),
                row.getString("what"),
                match(row),
                decision(row.getString("decision")),
                row.getBoolean("corrected"),
                row.getString("result"),
                row.getObject("group_id", UUID.class),
                row.getString("undone"),
                diffs);
    }

    private static @Nullable Decision decision(@Nullable String name) {
        return name == null ? null : Decision.valueOf(name);
    }

    private static @Nullable Match match(ResultSet row) throws SQLException {
        var kind = row.getString("match_kind");
        return kind == null
                ? null
                : new Match(
                        Kind.valueOf(kind),
                        "NUMBER".equals(row.getString("match_by")),
                        row.getObject("match_group", UUID.class),
                        row.getInt("match_line"),
                        Objects.requireNonNullElse(row.getString("match_name"), "\u2013"));
    }
}
