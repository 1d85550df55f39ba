package org.saan.hub.directory;

import java.util.UUID;
import java.util.function.Predicate;
import org.saan.hub.directory.ImportView.State;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done with an import as a whole: applying it, taking it back, doing it again, stopping, going on, giving it up. */
@Service
public class ImportWork {
    private final JdbcClient jdbc;
    private final ImportReads reads;
    private final ImportFiles files;
    private final ImportMatching matching;
    private final ImportRuns runs;
    private final ImportJob job;
    private final Audit audit;
    private final TransactionTemplate change;

    ImportWork(
            JdbcClient jdbc,
            ImportReads reads,
            ImportFiles files,
            ImportMatching matching,
            ImportRuns runs,
            ImportJob job,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.files = files;
        this.matching = matching;
        this.runs = runs;
        this.job = job;
        this.audit = audit;
        this.change = new TransactionTemplate(transactions);
    }

    /**
     * Takes over every row that is ready. The second of two who press finds it under way or done.
     *
     * @param allOrNothing refuses while any row waits for somebody, and stores all at once or nothing
     */
    public void apply(UUID id, boolean allOrNothing, Viewer viewer) {
        start(id, viewer, State.APPLYING, view -> {
            if (view.state() != State.REVIEW && view.state() != State.STOPPED) {
                return false;
            }
            if (allOrNothing && view.waiting() > 0) {
                throw new Refusal("directory.import.all_or_nothing", view.waiting());
            }
            jdbc.sql("update directory.import_file set all_or_nothing = :all, failure = null where id = :id")
                    .param("all", allOrNothing && view.state() == State.REVIEW)
                    .param("id", id)
                    .update();
            return true;
        });
    }

    /** Takes an import back as far as nobody changed since what it did. */
    public void undo(UUID id, Viewer viewer) {
        start(id, viewer, State.UNDOING, view -> {
            if (view.state() != State.APPLIED && view.state() != State.STOPPED) {
                throw new Refusal("directory.import.not_open");
            }
            return true;
        });
    }

    private void start(UUID id, Viewer viewer, State to, Predicate<ImportView> may) {
        ImportReads.mustRun(viewer);
        boolean here = Boolean.TRUE.equals(change.execute(status -> {
            files.lock(id);
            var view = reads.get(id);
            if (!may.test(view)) {
                return false;
            }
            boolean few = (to == State.UNDOING ? view.done() : view.ready()) <= Imports.FEW_ROWS;
            files.go(id, to, viewer);
            job.plan(id, few);
            return few;
        }));
        if (here) {
            job.work(id);
        }
    }

    /** Opens an import that was taken back once more, as the directory is now; what was decided stays. */
    @Transactional
    public void again(UUID id, Viewer viewer) {
        ImportReads.mustRun(viewer);
        boolean forgotten = jdbc.sql("""
                        select exists (select 1 from directory.import_row
                            where import_id = :id and usable and name_th is null)
                        """).param("id", id).query(Boolean.class).single();
        if (files.lock(id) != State.UNDONE || forgotten) {
            throw new Refusal("directory.import.not_open");
        }
        files.go(id, State.REVIEW, viewer);
        matching.matchAgain(id);
    }

    /** Lets work stop at its next step. */
    @Transactional
    public void stop(UUID id, Viewer viewer) {
        ImportReads.mustRun(viewer);
        files.mustExist(id);
        runs.wantStop(id);
    }

    /** Goes on with work whose process has died, at once; pressed twice it is done once. */
    public void goOn(UUID id, Viewer viewer) {
        ImportReads.mustRun(viewer);
        change.executeWithoutResult(status -> {
            if (files.lock(id).isUnderWay()) {
                job.plan(id, false);
            }
        });
    }

    /** Throws the file and its rows away before anything was applied; that it came stays known. */
    @Transactional
    public void cancel(UUID id, Viewer viewer) {
        ImportReads.mustRun(viewer);
        reads.reviewed(id);
        jdbc.sql("delete from directory.import_row where import_id = :id")
                .param("id", id)
                .update();
        files.go(id, State.CANCELLED, viewer);
        audit.record(viewer, "directory.import_cancelled", "import", id.toString(), null, null);
    }
}
