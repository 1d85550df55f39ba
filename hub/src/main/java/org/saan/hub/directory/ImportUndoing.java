package org.saan.hub.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.directory.ImportView.State;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an import back, its last row first: what it changed is again as it was before, unless somebody has changed it since;
 * what it made is removed, unless somebody has touched it since. Each row says what came of it, and why not.
 */
@Component
class ImportUndoing {
    private static final int STEP = 500;
    static final String KEYS = "r.import_id = :id and r.row_key = any(:keys)";
    private static final Logger log = LoggerFactory.getLogger(ImportUndoing.class);

    private final JdbcClient jdbc;
    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportRestoring restoring;
    private final Identity identity;
    private final Audit audit;
    private final TransactionTemplate change;

    ImportUndoing(
            JdbcClient jdbc,
            ImportRuns runs,
            ImportFiles files,
            ImportRestoring restoring,
            Identity identity,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.files = files;
        this.restoring = restoring;
        this.identity = identity;
        this.audit = audit;
        this.change = new TransactionTemplate(transactions);
    }

    /** Does the work, or goes on with it. Says whether it was done, not left to another who is at it. */
    boolean run(UUID id) {
        int left = jdbc.sql("""
                        select count(*) from directory.import_row
                        where import_id = :id and result is not null and undone is null
                        """).param("id", id).query(Integer.class).single();
        var begun = runs.begin(id, "UNDO", left);
        if (begun.isEmpty()) {
            return false;
        }
        var run = begun.get();
        try (var pulse = runs.pulse(run)) {
            work(id, run);
        }
        return true;
    }

    private void work(UUID id, UUID run) {
        var asked = files.askedBy(id);
        while (Boolean.TRUE.equals(change.execute(status -> step(id, run, asked)))) {
            // The next rows.
        }
        change.executeWithoutResult(status -> finish(id, run, asked));
    }

    /** Says whether there was anything to do. */
    private boolean step(UUID id, UUID run, Viewer asked) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.import'))").query(row -> {});
        var rows = jdbc.sql("""
                        select row_key, group_id, result from directory.import_row
                        where import_id = :id and result is not null and undone is null
                        order by row_key desc limit :limit
                        """)
                .param("id", id)
                .param("limit", STEP)
                .query((row, n) -> new Row(row.getInt(1), row.getObject(2, UUID.class), row.getString(3)))
                .list();
        if (rows.isEmpty()) {
            return false;
        }
        var keys = rows.stream().map(Row::key).toArray(Integer[]::new);
        jdbc.sql("select 1 from directory.producer_group where id in (:groups) order by id for update")
                .param("groups", rows.stream().map(Row::group).distinct().toList())
                .query(row -> {});
        remove(id, rows, keys, asked);
        restore(id, rows, asked);
        restoring.saidBefore(id, keys);
        runs.beat(run, rows.size());
        return true;
    }

    private record Row(int key, UUID group, String result) {}

    /** Removes groups that this import made and nobody touched, with what else its rows brought into them. */
    private void remove(UUID id, List<Row> rows, Integer[] keys, Viewer asked) {
        var made = rows.stream()
                .filter(row -> row.result().equals("CREATED"))
                .map(Row::group)
                .toList();
        if (made.isEmpty()) {
            return;
        }
        var accounts = identity.withAccounts(made).stream().map(UUID::toString).toArray(String[]::new);
        jdbc.sql("""
                        update directory.import_row r set undone = case
                            when g.id is null then 'REMOVED'
                            when r.group_id = any(cast(:accounts as uuid[])) then 'HAS_ACCOUNT'
                            when exists (select 1 from directory.capability c where c.group_id = g.id)
                                or exists (select 1 from directory.declared_leave l where l.group_id = g.id)
                                or exists (select 1 from directory.capacity_override o where o.group_id = g.id)
                                or exists (select 1 from directory.group_alias a where a.group_id = g.id)
                                or g.capacity_confirmed_on is not null then 'IN_USE'
                            when g.version <> (select max(w.version_after) from directory.import_row w
                                where w.import_id = r.import_id and w.group_id = r.group_id) then 'CHANGED_SINCE'
                            else 'REMOVED' end
                        from directory.import_row s left join directory.producer_group g on g.id = s.group_id
                        where %s and s.import_id = r.import_id and s.row_key = r.row_key and r.result = 'CREATED'
                        """.formatted(KEYS))
                .param("id", id)
                .param("keys", keys)
                .param("accounts", accounts)
                .update();
        var people = jdbc.sql("""
                        select m.person_id from directory.membership m join directory.import_row r on r.group_id = m.group_id
                        where %s and r.undone = 'REMOVED'
                        """.formatted(KEYS))
                .param("id", id)
                .param("keys", keys)
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
        var gone = jdbc.sql("""
                        with d as (
                            delete from directory.producer_group g using directory.import_row r
                            where %s and r.undone = 'REMOVED' and g.id = r.group_id returning g.id)
                        select id from d
                        """.formatted(KEYS))
                .param("id", id)
                .param("keys", keys)
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
        // Who has no membership any more was known through these groups alone.
        jdbc.sql("""
                        delete from directory.person p where p.id = any(cast(:people as uuid[]))
                            and not exists (select 1 from directory.membership m where m.person_id = p.id)
                        """)
                .param("people", people.stream().map(UUID::toString).toArray(String[]::new))
                .update();
        audit.recordAll(
                asked,
                "directory.group_import_undone",
                "group",
                gone.stream()
                        .map(g -> new Audit.Entry(g.toString(), null, Map.of("import", id)))
                        .toList());
    }

    /** Gives groups back what they had, the last change first. */
    private void restore(UUID id, List<Row> rows, Viewer asked) {
        var left = rows.stream().filter(row -> !row.result().equals("CREATED")).toList();
        while (!left.isEmpty()) {
            var taken = new HashSet<UUID>();
            var part = new java.util.ArrayList<Row>();
            var later = new java.util.ArrayList<Row>();
            left.forEach(row -> (taken.add(row.group()) ? part : later).add(row));
            restoring.restore(id, part.stream().map(Row::key).toArray(Integer[]::new), asked);
            left = later;
        }
    }

    private void finish(UUID id, UUID run, Viewer asked) {
        files.go(id, State.UNDONE, null);
        runs.end(run, "DONE");
        var came = new java.util.TreeMap<String, Integer>();
        jdbc.sql(
                        "select undone, count(*) from directory.import_row where import_id = :id and undone is not null group by 1")
                .param("id", id)
                .query(row -> {
                    came.put(row.getString(1), row.getInt(2));
                });
        audit.record(asked, "directory.import_undone", "import", id.toString(), null, came);
        log.info("import {} taken back: {}", id, came);
    }
}
