package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.ReadSheet;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Reads imports: how each was understood, how far it is, and what its rows came to. */
@Component
class ImportReads {
    private static final String SELECT = """
            select f.id, f.file_name, f.encoding, f.delimiter, f.sheets, f.other_sheets, f.skipped, f.state, f.failure,
                f.source_id, f.sent_by, f.sent_at, f.ended_at, f.content is not null as has_content, s.name as source_name,
                (select count(*) from directory.import_file o where o.source_id = f.source_id and o.sent_at < f.sent_at
                    and o.state in ('APPLIED', 'APPLYING', 'STOPPED')) as of_source,
                (select o.id from directory.import_file o where o.file_hash = f.file_hash and o.id <> f.id
                    and o.state = 'APPLIED' order by o.sent_at desc limit 1) as same_before,
                (select count(distinct m.mends_row) from directory.import_row m
                    where m.mends_import = f.id and m.result is not null and m.undone is null) as mended
            from directory.import_file f left join directory.import_source s on s.id = f.source_id
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ImportReads(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    ImportView get(UUID id) {
        return jdbc.sql(SELECT + "where f.id = :id")
                .param("id", id)
                .query((row, n) -> view(row, new Counts(jdbc, List.of(id))))
                .optional()
                .orElseThrow(() -> new NotFound("import"));
    }

    /** An import that is being looked through, and that nobody else changes until this transaction ends. */
    ImportView reviewed(UUID id) {
        jdbc.sql("select 1 from directory.import_file where id = :id for update")
                .param("id", id)
                .query(row -> {});
        var view = get(id);
        if (view.state() != ImportView.State.REVIEW) {
            throw new Refusal("directory.import.not_open");
        }
        return view;
    }

    static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("imports");
        }
    }

    /** Searched are the name of the file and who sent it. */
    static final ListShape SHAPE =
            new ListShape("/imports", List.of("-sent", "file", "by", "state"), List.of("state"), 50);

    private static final int AT_ONCE = 200;

    Found<ImportView> list(ListQuery query) {
        long total =
                asked("select count(*)", query, "", Map.of()).query(Long.class).single();
        var slice = ListSlice.of(query, total);
        return new Found<>(views(slice.straight(ids(query, slice.sql(order(query)), slice.params()))), total);
    }

    void each(ListQuery query, Consumer<ImportView> sink) {
        var all = ids(query, " order by " + order(query).sql(), Map.of());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            views(all.subList(from, Math.min(all.size(), from + AT_ONCE))).forEach(sink);
        }
    }

    private List<UUID> ids(ListQuery query, String orderAndLimit, Map<String, Object> more) {
        return asked("select f.id", query, orderAndLimit, more)
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            String what, ListQuery query, String orderAndLimit, Map<String, Object> more) {
        var params = new HashMap<>(more);
        var where = new StringBuilder(" from directory.import_file f where true");
        if (!query.search().isEmpty()) {
            where.append(
                    " and (position(:words in lower(f.file_name)) > 0 or position(:words in lower(f.sent_by)) > 0)");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        if (!query.filter("state").isEmpty()) {
            where.append(" and f.state = :state");
            params.put("state", query.filter("state"));
        }
        return jdbc.sql(what + where + orderAndLimit).params(params);
    }

    private static ListOrder order(ListQuery query) {
        return (switch (query.sort()) {
                    case "file" -> ListOrder.by("f.file_name collate \"th-x-icu\"", "f.id");
                    case "by" -> ListOrder.by("f.sent_by collate \"th-x-icu\"", "f.sent_at desc", "f.id");
                    case "state" -> ListOrder.by("f.state", "f.sent_at desc", "f.id");
                    default -> ListOrder.by("f.sent_at", "f.id");
                })
                .downwards(query.descending());
    }

    private List<ImportView> views(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var counts = new Counts(jdbc, ids);
        var read = new HashMap<UUID, ImportView>();
        jdbc.sql(SELECT + "where f.id in (:ids)").param("ids", ids).query(row -> {
            var view = view(row, counts);
            read.put(view.id(), view);
        });
        return ids.stream().map(read::get).filter(Objects::nonNull).toList();
    }

    /** Sources that files with these words over their columns came from, the last used first. */
    List<Imports.Source> sources() {
        return jdbc.sql("""
                        select s.id, s.name from directory.import_source s
                        order by (select max(f.sent_at) from directory.import_file f where f.source_id = s.id) desc nulls last, s.id
                        limit 200
                        """)
                .query((row, n) -> new Imports.Source(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    private ImportView view(ResultSet row, Counts counts) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new ImportView(
                id,
                row.getString("file_name"),
                row.getString("encoding"),
                row.getString("delimiter"),
                List.of(json.readValue(row.getString("sheets"), ReadSheet[].class)),
                List.of(json.readValue(row.getString("other_sheets"), String[].class)),
                List.of(json.readValue(row.getString("skipped"), ImportSkipped[].class)),
                ImportView.State.valueOf(row.getString("state")),
                row.getString("failure"),
                row.getObject("source_id", UUID.class),
                row.getString("source_name"),
                row.getInt("of_source"),
                row.getString("sent_by"),
                instant(row, "sent_at"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"),
                counts.of(id, "shown"),
                counts.of(id, "what"),
                counts.of(id, "result"),
                counts.of(id, "undone"),
                row.getObject("same_before", UUID.class),
                row.getBoolean("has_content"),
                row.getInt("mended"),
                runs(id));
    }

    List<ImportRun> runs(UUID id) {
        return jdbc.sql("select * from directory.import_run where import_id = :id order by number desc limit 20")
                .param("id", id)
                .query((row, n) -> new ImportRun(
                        row.getInt("number"),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getInt("done"),
                        row.getInt("total"),
                        row.getBoolean("stop_wanted"),
                        instant(row, "began_at"),
                        instant(row, "beat_at"),
                        row.getObject("ended_at") == null ? null : instant(row, "ended_at")))
                .list();
    }

    /** One reading of the rows for all that is counted of them. */
    private static final class Counts {
        private final Map<UUID, Map<String, Map<String, Integer>>> all = new HashMap<>();

        Counts(JdbcClient jdbc, List<UUID> ids) {
            jdbc.sql("""
                            select import_id, shown, what, result, undone, count(*) from directory.import_row
                            where import_id in (:ids) group by 1, 2, 3, 4, 5 order by 2 limit 100000
                            """).param("ids", ids).query(row -> {
                var of = all.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>());
                int n = row.getInt(6);
                add(of, "shown", row.getString(2), n);
                if (!row.getString(2).equals("SKIPPED")) {
                    add(of, "what", row.getString(3), n);
                }
                add(of, "result", row.getString(4), n);
                add(of, "undone", row.getString(5), n);
            });
        }

        private static void add(Map<String, Map<String, Integer>> of, String column, @Nullable String value, int rows) {
            if (value != null) {
                of.computeIfAbsent(column, c -> new LinkedHashMap<>()).merge(value, rows, Integer::sum);
            }
        }

        Map<String, Integer> of(UUID id, String column) {
            return all.getOrDefault(id, Map.of()).getOrDefault(column, Map.of());
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
