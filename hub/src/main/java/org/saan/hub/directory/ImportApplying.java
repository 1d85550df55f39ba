package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportTargets.Pair;
import org.saan.hub.directory.ImportView.State;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the rows that are ready over into the directory, some hundreds in a transaction. A row and what it came to are stored
 * together, so whoever goes on after a crash finds what is left to do, and does nothing twice. All or nothing is one
 * transaction for all.
 */
@Component
class ImportApplying {
    private static final Logger log = LoggerFactory.getLogger(ImportApplying.class);

    private final JdbcClient jdbc;
    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportDifferences differences;
    private final ImportGroupWrites writes;
    private final Audit audit;
    private final TransactionTemplate change;
    private final int step;

    ImportApplying(
            JdbcClient jdbc,
            ImportRuns runs,
            ImportFiles files,
            ImportDifferences differences,
            ImportGroupWrites writes,
            Audit audit,
            PlatformTransactionManager transactions,
            @Value("${saan.import-step:500}") int step) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.files = files;
        this.differences = differences;
        this.writes = writes;
        this.audit = audit;
        this.change = new TransactionTemplate(transactions);
        this.step = step;
    }

    /** Does the work, or goes on with it. Says whether it was done, not left to another who is at it. */
    boolean run(UUID id) {
        var begun = runs.begin(id, "APPLY", left(id));
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
        boolean whole = jdbc.sql("select all_or_nothing from directory.import_file where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (whole) {
            change.executeWithoutResult(status -> {
                if (all(id, run, asked, true)) {
                    finish(id, run, asked);
                } else {
                    status.setRollbackOnly();
                }
            });
            if (files.state(id) == State.APPLYING) {
                stop(id, run, State.REVIEW);
            }
        } else if (all(id, run, asked, false)) {
            change.executeWithoutResult(status -> finish(id, run, asked));
        } else {
            stop(id, run, State.STOPPED);
        }
    }

    private int left(UUID id) {
        return jdbc.sql("""
                        select count(*) from directory.import_row
                        where import_id = :id and shown in ('OK', 'WARNING') and usable and result is null
                        """).param("id", id).query(Integer.class).single();
    }

    /** Says whether all was done; not when somebody wants it stopped. */
    private boolean all(UUID id, UUID run, Viewer asked, boolean whole) {
        var source = differences.source(id);
        int after = -1;
        while (true) {
            var last = after;
            var at = Objects.requireNonNull(change.execute(status -> step(id, run, source, asked, last, whole)));
            if (at.stopWanted() || at.nothingLeft()) {
                return !at.stopWanted();
            }
            after = at.key();
        }
    }

    private record At(int key, boolean nothingLeft, boolean stopWanted) {}

    private At step(UUID id, UUID run, @Nullable UUID source, Viewer asked, int after, boolean whole) {
        // Two imports at once would not see each other's groups.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.import'))").query(row -> {});
        var rows = ImportTargets.next(jdbc, id, after, step);
        if (rows.isEmpty()) {
            return new At(after, true, false);
        }
        var targets = new ImportTargets(rows);
        writes.create(id, source, targets.created());
        for (var part : targets.known()) {
            jdbc.sql("select 1 from directory.producer_group where id in (:groups) order by id for update")
                    .param("groups", part.stream().map(Pair::group).toList())
                    .query(row -> {});
            differences.find(id, source, part);
            writes.change(id, source, part);
        }
        record(id, rows.stream().map(ImportTargets.Row::key).toList(), asked);
        boolean stop = whole ? runs.beatNow(run, rows.size()) : runs.beat(run, rows.size());
        return new At(rows.getLast().key(), false, stop);
    }

    private void record(UUID id, List<Integer> keys, Viewer asked) {
        var created = new ArrayList<Audit.Entry>();
        var changed = new ArrayList<Audit.Entry>();
        jdbc.sql("""
                        select r.row_key, r.result, r.group_id, (
                            select string_agg(d.field, ', ' order by d.field) from directory.import_diff d
                            where d.import_id = r.import_id and d.row_key = r.row_key and d.applied) as fields
                        from directory.import_row r
                        where r.import_id = :id and r.row_key in (:keys) and r.result <> 'UNCHANGED' order by r.row_key
                        """).param("id", id).param("keys", keys).query(row -> {
            var what = Map.of("import", id, "row", row.getInt(1), "fields", String.valueOf(row.getString("fields")));
            boolean isNew = "CREATED".equals(row.getString("result"));
            (isNew ? created : changed)
                    .add(new Audit.Entry(
                            row.getString("group_id"),
                            null,
                            isNew ? Map.of("import", id, "row", row.getInt(1)) : what));
        });
        audit.recordAll(asked, "directory.group_created", "group", created);
        audit.recordAll(asked, "directory.group_completed", "group", changed);
    }

    private void finish(UUID id, UUID run, Viewer asked) {
        files.go(id, State.APPLIED, null);
        runs.end(run, "DONE");
        var results = new java.util.TreeMap<String, Integer>();
        jdbc.sql("""
                        select result, count(*) from directory.import_row where import_id = :id and result is not null
                        group by 1 order by 1 limit 10
                        """).param("id", id).query(row -> {
            results.put(row.getString(1), row.getInt(2));
        });
        audit.record(asked, "directory.import_applied", "import", id.toString(), null, results);
        log.info("import {} applied: {}", id, results);
    }

    private void stop(UUID id, UUID run, State to) {
        change.executeWithoutResult(status -> {
            files.go(id, to, null);
            runs.end(run, "STOPPED");
        });
    }
}
