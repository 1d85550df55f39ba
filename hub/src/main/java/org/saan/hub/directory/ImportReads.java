package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportRow.Kind;
import org.saan.hub.directory.ImportRow.Match;
import org.saan.hub.directory.reading.Finding;
import org.saan.hub.directory.reading.ReadColumn;
import org.saan.hub.directory.reading.SkippedRow;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Reads imports and their rows. */
@Component
class ImportReads {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ImportReads(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    ImportView get(UUID id) {
        return jdbc.sql("select * from directory.import_file where id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("import"));
    }

    List<ImportView> list(int page) {
        return jdbc.sql("select * from directory.import_file order by sent_at desc, id limit :limit offset :offset")
                .param("limit", Imports.PAGE)
                .param("offset", page * Imports.PAGE)
                .query((row, n) -> view(row))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from directory.import_file")
                .query(Long.class)
                .single();
    }

    Listed<ImportRow> rows(UUID id, String shown, int page) {
        var rows = jdbc.sql("""
                        select * from directory.import_row where import_id = :id and shown = :shown
                        order by line limit :limit offset :offset
                        """)
                .param("id", id)
                .param("shown", shown)
                .param("limit", Imports.PAGE)
                .param("offset", page * Imports.PAGE)
                .query((row, n) -> row(row))
                .list();
        return new Listed<>(rows, counts(id, "shown").getOrDefault(shown, 0));
    }

    /** All rows in the order of the file; a file has a limited number. */
    List<ImportRow> allRows(UUID id) {
        return jdbc.sql("select * from directory.import_row where import_id = :id order by line limit 20000")
                .param("id", id)
                .query((row, n) -> row(row))
                .list();
    }

    ImportRow row(UUID id, int line) {
        return jdbc.sql("select * from directory.import_row where import_id = :id and line = :line")
                .param("id", id)
                .param("line", line)
                .query((row, n) -> row(row))
                .optional()
                .orElseThrow(() -> new NotFound("import row"));
    }

    private ImportView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new ImportView(
                id,
                row.getString("file_name"),
                row.getString("encoding"),
                row.getString("delimiter"),
                row.getString("sheet"),
                List.of(json.readValue(row.getString("other_sheets"), String[].class)),
                row.getString("title_province"),
                List.of(json.readValue(row.getString("columns"), ReadColumn[].class)),
                List.of(json.readValue(row.getString("skipped"), SkippedRow[].class)),
                ImportView.State.valueOf(row.getString("state")),
                row.getString("sent_by"),
                instant(row, "sent_at"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"),
                row.getInt("undone_groups"),
                counts(id, "shown"),
                counts(id, "result"),
                before(id, row.getString("file_hash")));
    }

    private @Nullable UUID before(UUID id, String hash) {
        return jdbc.sql("""
                        select id from directory.import_file
                        where file_hash = :hash and id <> :id and state = 'APPLIED' order by sent_at desc limit 1
                        """)
                .param("hash", hash)
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private Map<String, Integer> counts(UUID id, String column) {
        var all = new LinkedHashMap<String, Integer>();
        jdbc.sql("select " + column + ", count(*) from directory.import_row where import_id = :id and " + column
                        + " is not null group by 1 order by 1 limit 10")
                .param("id", id)
                .query(row -> {
                    all.put(row.getString(1), row.getInt(2));
                });
        return all;
    }

    private ImportRow row(ResultSet row) throws SQLException {
        var kind = row.getString("match_kind");
        return new ImportRow(
                row.getInt("line"),
                List.of(json.readValue(row.getString("cells"), String[].class)),
                List.of(json.readValue(row.getString("findings"), Finding[].class)),
                row.getString("shown"),
                kind == null
                        ? null
                        : new Match(
                                Kind.valueOf(kind),
                                row.getObject("match_group", UUID.class),
                                row.getInt("match_line"),
                                java.util.Objects.requireNonNullElse(row.getString("match_name"), "\u2013")),
                row.getBoolean("corrected"),
                row.getString("result"),
                row.getObject("group_id", UUID.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
