package org.saan.hub.directory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportRow.Decision;
import org.saan.hub.directory.ImportRow.Kind;
import org.saan.hub.directory.ImportView.State;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.directory.reading.Finding;
import org.saan.hub.directory.reading.ReadResult;
import org.saan.hub.directory.reading.ReadSpreadsheet;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.directory.reading.Unreadable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Spreadsheets of groups on their way into the directory. A file is sent in, its rows are looked at, corrected, decided
 * upon, and then applied once; until then no group changes. Applying can be undone for groups that nobody touched since.
 */
@Service
public class Imports {
    public static final int PAGE = 20;
    /** How long names, phones and addresses of a file are kept after its import ended. */
    public static final int KEPT_DAYS = 30;

    private final JdbcClient jdbc;
    private final ImportReads reads;
    private final ImportWrites writes;
    private final ImportApplication application;
    private final ColumnMeanings meanings;
    private final Directory directory;
    private final Audit audit;
    private final Once once;

    Imports(
            JdbcClient jdbc,
            ImportReads reads,
            ImportWrites writes,
            ImportApplication application,
            ColumnMeanings meanings,
            Directory directory,
            Audit audit,
            Once once) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.writes = writes;
        this.application = application;
        this.meanings = meanings;
        this.directory = directory;
        this.audit = audit;
        this.once = once;
    }

    @Transactional(readOnly = true)
    public Listed<ImportView> listImports(int page, Viewer viewer) {
        mustRun(viewer);
        return new Listed<>(reads.list(Math.clamp(page, 0, 100_000)), reads.count());
    }

    @Transactional(readOnly = true)
    public ImportView getImport(UUID id, Viewer viewer) {
        mustRun(viewer);
        return reads.get(id);
    }

    /** One page of the rows in a state: OK, WARNING, REVIEW, ERROR or SKIPPED. */
    @Transactional(readOnly = true)
    public Listed<ImportRow> listRows(UUID id, String shown, int page, Viewer viewer) {
        mustRun(viewer);
        return reads.rows(id, shown, Math.clamp(page, 0, 100_000));
    }

    /** The rows that were not taken over, in the order of the file. */
    @Transactional(readOnly = true)
    public List<ImportRow> listLeftRows(UUID id, Viewer viewer) {
        mustRun(viewer);
        return reads.allRows(id).stream()
                .filter(row -> row.result() == null
                        && !row.shown().equals("OK")
                        && !row.shown().equals("WARNING"))
                .toList();
    }

    /** Reads a file with what people said before about the words over its columns. Stores nothing. */
    @Transactional(readOnly = true)
    public ReadResult read(String fileName, byte[] content, Viewer viewer) {
        mustRun(viewer);
        return SpreadsheetReader.read(fileName, content, null, meanings.all());
    }

    /**
     * Takes a file in that was read. The same form sent again leads to the same import.
     *
     * @param content of the file, kept until the review ends
     */
    @Transactional
    public UUID take(UUID token, ReadSpreadsheet read, byte[] content, Viewer viewer) {
        mustRun(viewer);
        writes.forgetOldCells();
        var hash = sha256(content);
        return UUID.fromString(once.once(token, viewer.accountId(), "directory.import", hash, () -> {
            var id = Ids.next();
            writes.insert(id, read, content, HexFormat.of().formatHex(hash), viewer);
            audit.record(
                    viewer,
                    "directory.import_sent",
                    "import",
                    id.toString(),
                    null,
                    Map.of("rows", read.rows().size(), "hash", HexFormat.of().formatHex(hash)));
            return id.toString();
        }));
    }

    /** Reads a text file again as a person says it is written; corrections and decisions start anew. */
    @Transactional
    public void readAs(UUID id, String encoding, Viewer viewer) {
        var view = mustReview(id, viewer);
        readNew(view, encoding, Refusal.of("encoding", "directory.import.not_in_encoding", encoding));
    }

    /**
     * Says what columns mean, by their index, and reads the file again so; it is remembered for the words over them.
     * Corrections and decisions start anew.
     */
    @Transactional
    public void mean(UUID id, Map<Integer, Field> fields, Viewer viewer) {
        var view = mustReview(id, viewer);
        for (var column : view.columns()) {
            var field = fields.get(column.index());
            boolean told =
                    field != null && field != column.field() && !(field == Field.OTHER && column.field() == null);
            if (told && field != null) {
                meanings.remember(column.header(), field, viewer);
            }
        }
        readNew(view, view.encoding() == null ? null : encoding(view), new Refusal("directory.import.no_name_column"));
    }

    private void readNew(ImportView view, @Nullable String encoding, Refusal otherwise) {
        var content = jdbc.sql("select content from directory.import_file where id = :id")
                .param("id", view.id())
                .query(byte[].class)
                .single();
        switch (SpreadsheetReader.read(view.fileName(), content, encoding, meanings.all())) {
            case ReadSpreadsheet read -> {
                if (!read.fields().contains(Field.NAME)) {
                    throw otherwise;
                }
                writes.replace(view.id(), read);
            }
            case Unreadable no -> throw otherwise;
        }
    }

    /** The encoding as a person would choose it; those that are found by their signature are found again. */
    private static @Nullable String encoding(ImportView view) {
        var found = String.valueOf(view.encoding());
        return java.util.Set.of("tis-620", "windows-874").contains(found) ? found : null;
    }

    /** Puts other texts into cells of a row, by column, and reads the row again. */
    @Transactional
    public void correct(UUID id, int line, Map<Integer, String> texts, Viewer viewer) {
        var view = mustReview(id, viewer);
        var row = reads.row(id, line);
        var cells = new ArrayList<>(row.cells());
        texts.forEach((column, text) -> {
            if (view.columns().stream().noneMatch(c -> c.index() == column) || text.length() > 2000) {
                throw new Refusal("directory.import.cell");
            }
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, text.strip());
        });
        writes.correct(id, SpreadsheetReader.readAgain(view.columns(), view.titleProvince(), line, cells));
    }

    /** Says what becomes of a row. A row that cannot be used can only be left out. */
    @Transactional
    public void decide(UUID id, int line, Decision decision, Viewer viewer) {
        mustReview(id, viewer);
        var row = reads.row(id, line);
        boolean usable = row.findings().stream().noneMatch(Finding::stops);
        boolean fits = switch (decision) {
            case SKIP -> true;
            case TAKE -> usable && (row.match() == null || row.match().kind() == Kind.KNOWN);
            case SAME, NEW -> usable && row.match() != null;
        };
        if (!fits) {
            throw new Refusal("directory.import.decision");
        }
        writes.decide(id, line, decision);
    }

    /** Leaves out every row that is still an error. Says how many. */
    @Transactional
    public int skipErrors(UUID id, Viewer viewer) {
        mustReview(id, viewer);
        return jdbc.sql("""
                        update directory.import_row set decision = 'SKIP', shown = 'SKIPPED'
                        where import_id = :id and shown = 'ERROR'
                        """).param("id", id).update();
    }

    /** Takes the suggestion "the same group" for every row that asks. Says how many. */
    @Transactional
    public int acceptSuggestions(UUID id, Viewer viewer) {
        mustReview(id, viewer);
        return jdbc.sql("""
                        update directory.import_row set decision = 'SAME', shown = 'OK'
                        where import_id = :id and shown = 'REVIEW' and match_kind is not null
                        """).param("id", id).update();
    }

    /**
     * Takes over every row that is ready, in one transaction. The second of two who press finds it done.
     *
     * @param allOrNothing refuses while any row waits for somebody
     */
    @Transactional
    public void apply(UUID id, boolean allOrNothing, Viewer viewer) {
        mustRun(viewer);
        // Two imports at once would not see each other's groups.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.import'))").query(row -> {});
        var view = reads.get(id);
        if (view.state() != State.REVIEW) {
            return;
        }
        if (allOrNothing && view.waiting() > 0) {
            throw new Refusal("directory.import.all_or_nothing", view.waiting());
        }
        application.apply(view, reads.allRows(id), viewer);
        writes.end(id, State.REVIEW, State.APPLIED, null);
        var after = reads.get(id);
        audit.record(viewer, "directory.import_applied", "import", id.toString(), null, after.results());
    }

    /** Takes back the groups that an import made, where nobody touched them since. Says how many. */
    @Transactional
    public int undo(UUID id, Viewer viewer) {
        mustRun(viewer);
        var created = jdbc.sql("""
                        select group_id from directory.import_row where import_id = :id and result = 'CREATED'
                        order by line limit 20000
                        """)
                .param("id", id)
                .query((row, n) -> row.getObject("group_id", UUID.class))
                .list();
        if (!writes.end(reads.get(id).id(), State.APPLIED, State.UNDONE, created.size())) {
            throw new Refusal("directory.import.not_open");
        }
        int removed = directory.removeUntouched(created, viewer);
        writes.end(id, State.UNDONE, State.UNDONE, removed);
        audit.record(viewer, "directory.import_undone", "import", id.toString(), null, Map.of("groups", removed));
        return removed;
    }

    /** Throws the file and its rows away before anything was applied; that it came stays known. */
    @Transactional
    public void cancel(UUID id, Viewer viewer) {
        mustReview(id, viewer);
        jdbc.sql("delete from directory.import_row where import_id = :id")
                .param("id", id)
                .update();
        writes.end(id, State.REVIEW, State.CANCELLED, null);
        audit.record(viewer, "directory.import_cancelled", "import", id.toString(), null, null);
    }

    private ImportView mustReview(UUID id, Viewer viewer) {
        mustRun(viewer);
        jdbc.sql("select 1 from directory.import_file where id = :id for update")
                .param("id", id)
                .query(row -> {});
        var view = reads.get(id);
        if (view.state() != State.REVIEW) {
            throw new Refusal("directory.import.not_open");
        }
        return view;
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("imports");
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
