package org.saan.hub.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportRow.Decision;
import org.saan.hub.directory.ImportRow.Kind;
import org.saan.hub.directory.ImportRow.Match;
import org.saan.hub.directory.reading.Finding;
import org.saan.hub.directory.reading.GroupRecord;
import org.saan.hub.directory.reading.ReadRow;
import org.saan.hub.directory.reading.ReadSpreadsheet;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Writes imports and their rows. */
@Component
class ImportWrites {
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ImportWrites(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void insert(UUID id, ReadSpreadsheet read, byte[] content, String hash, Viewer viewer) {
        jdbc.sql("""
                        insert into directory.import_file
                            (id, file_name, file_hash, content, encoding, delimiter, sheet, other_sheets, title_province, header_lines,
                             columns, skipped, state, account_id, sent_by, sent_at)
                        values (:id, :name, :hash, :content, :encoding, :delimiter, :sheet, :others::jsonb, :province,
                                :header::jsonb, :columns::jsonb, :skipped::jsonb, 'REVIEW', :account, :by, :at)
                        """)
                .param("id", id)
                .param("name", read.file())
                .param("hash", hash)
                .param("content", content)
                .param("encoding", read.encoding())
                .param("delimiter", read.delimiter())
                .param("sheet", read.sheet())
                .param("others", json(read.otherSheets()))
                .param("province", read.titleProvince())
                .param("header", json(read.headerLines()))
                .param("columns", json(read.columns()))
                .param("skipped", json(read.skipped()))
                .param("account", viewer.accountId())
                .param("by", viewer.name())
                .param("at", now())
                .update();
        insertRows(id, read);
    }

    void replace(UUID id, ReadSpreadsheet read) {
        jdbc.sql("delete from directory.import_row where import_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        update directory.import_file set encoding = :encoding, delimiter = :delimiter,
                            title_province = :province,
                            header_lines = :header::jsonb, columns = :columns::jsonb, skipped = :skipped::jsonb
                        where id = :id
                        """)
                .param("id", id)
                .param("encoding", read.encoding())
                .param("delimiter", read.delimiter())
                .param("province", read.titleProvince())
                .param("header", json(read.headerLines()))
                .param("columns", json(read.columns()))
                .param("skipped", json(read.skipped()))
                .update();
        insertRows(id, read);
    }

    private void insertRows(UUID id, ReadSpreadsheet read) {
        var matches = new ImportMatches(jdbc);
        for (var row : read.rows()) {
            var match = row.record() == null ? null : matches.find(row.record()).orElse(null);
            var findings = findings(row);
            jdbc.sql("""
                            insert into directory.import_row
                                (import_id, line, cells, findings, shown, match_kind, match_group, match_line, match_name)
                            values (:id, :line, :cells::jsonb, :findings::jsonb, :shown, :kind, :group, :matchLine, :name)
                            """)
                    .param("id", id)
                    .param("line", row.line())
                    .param("cells", json(row.cells()))
                    .param("findings", json(findings))
                    .param("shown", shown(findings, match))
                    .param("kind", match == null ? null : match.kind().name())
                    .param("group", match == null ? null : match.group(), java.sql.Types.OTHER)
                    .param("matchLine", match == null ? null : match.line(), java.sql.Types.INTEGER)
                    .param("name", match == null ? null : match.name())
                    .update();
        }
    }

    void correct(UUID id, ReadRow row) {
        var match = row.record() == null
                ? null
                : new ImportMatches(jdbc).find(row.record()).orElse(null);
        var findings = findings(row);
        jdbc.sql("""
                        update directory.import_row set cells = :cells::jsonb, findings = :findings::jsonb, shown = :shown,
                            match_kind = :kind, match_group = :group, match_line = :matchLine, match_name = :name,
                            decision = null, corrected = true
                        where import_id = :id and line = :line
                        """)
                .param("id", id)
                .param("line", row.line())
                .param("cells", json(row.cells()))
                .param("findings", json(findings))
                .param("shown", shown(findings, match))
                .param("kind", match == null ? null : match.kind().name())
                .param("group", match == null ? null : match.group(), java.sql.Types.OTHER)
                .param("matchLine", match == null ? null : match.line(), java.sql.Types.INTEGER)
                .param("name", match == null ? null : match.name())
                .update();
    }

    void decide(UUID id, int line, Decision decision) {
        jdbc.sql("""
                        update directory.import_row set decision = :decision, shown = :shown
                        where import_id = :id and line = :line
                        """)
                .param("id", id)
                .param("line", line)
                .param("decision", decision.name())
                .param("shown", decision == Decision.SKIP ? "SKIPPED" : "OK")
                .update();
    }

    void result(UUID id, int line, String result, UUID group) {
        jdbc.sql("""
                        update directory.import_row set result = :result, group_id = :group
                        where import_id = :id and line = :line
                        """)
                .param("id", id)
                .param("line", line)
                .param("result", result)
                .param("group", group)
                .update();
    }

    /** Ends the review; says whether it was still open, so that of two who press only one acts. */
    boolean end(UUID id, ImportView.State from, ImportView.State to, @Nullable Integer undone) {
        return jdbc.sql("""
                        update directory.import_file set state = :to, ended_at = :at, content = null,
                            undone_groups = :undone
                        where id = :id and state = :from
                        """)
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("at", now())
                        .param("undone", undone, java.sql.Types.INTEGER)
                        .update()
                == 1;
    }

    /**
     * Empties the cells of imports that ended long ago: what they hold of people stands among the groups or nowhere. What
     * each row came to stays.
     */
    void forgetOldCells() {
        jdbc.sql("""
                        update directory.import_row r set cells = '[]', findings = '[]', match_name = null
                        from directory.import_file f
                        where f.id = r.import_id and f.ended_at < :before and r.cells <> '[]'::jsonb
                        """).param("before", now().minusDays(Imports.KEPT_DAYS)).update();
    }

    /** What was found, and that the place is missing, without which no group is kept. */
    private static List<Finding> findings(ReadRow row) {
        var all = new ArrayList<>(row.findings());
        GroupRecord record = row.record();
        if (record != null && record.address().provinceCode() == null) {
            all.add(new Finding(Finding.Code.MISSING_PLACE, -1, "", "", ""));
        }
        return all;
    }

    private static String shown(List<Finding> findings, @Nullable Match match) {
        var state = new ReadRow(1, List.of(), null, findings).state();
        boolean asks = match != null && match.kind() != Kind.KNOWN;
        return asks && state.compareTo(ReadRow.State.REVIEW) < 0 ? "REVIEW" : state.name();
    }

    private String json(Object value) {
        return json.writeValueAsString(value);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
