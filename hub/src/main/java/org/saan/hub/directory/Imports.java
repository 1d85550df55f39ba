package org.saan.hub.directory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportView.State;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.directory.reading.Unreadable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spreadsheets of groups on their way into the directory. A file is sent in and read, its rows are looked at, corrected and
 * decided upon ({@link ImportReview}), and then applied once; until then no group changes. What was applied can be taken back,
 * and done again ({@link ImportWork}). Reading, applying and taking back are work that goes on after a crash.
 */
@Service
public class Imports {
    public static final int PAGE = 20;
    public static final ListShape SHAPE = ImportReads.SHAPE;
    /** How long names, phones and addresses of a file are kept after its import ended. */
    public static final int KEPT_DAYS = 30;

    /** What is smaller is done while the person waits for the page. */
    private static final int SMALL_FILE = 400_000;

    static final int FEW_ROWS = 2_000;

    private final JdbcClient jdbc;
    private final ImportReads reads;
    private final ImportRowReads rows;
    private final ImportFiles files;
    private final ImportSources sources;
    private final ImportRuns runs;
    private final ImportJob job;
    private final Audit audit;
    private final Once once;
    private final TransactionTemplate change;

    Imports(
            JdbcClient jdbc,
            ImportReads reads,
            ImportRowReads rows,
            ImportFiles files,
            ImportSources sources,
            ImportRuns runs,
            ImportJob job,
            Audit audit,
            Once once,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.rows = rows;
        this.files = files;
        this.sources = sources;
        this.runs = runs;
        this.job = job;
        this.audit = audit;
        this.once = once;
        this.change = new TransactionTemplate(transactions);
    }

    /** A register that is sent again and again. */
    public record Source(UUID id, String name) {}

    // ---- looking

    @Transactional(readOnly = true)
    public Found<ImportView> list(ListQuery query, Viewer viewer) {
        ImportReads.mustRun(viewer);
        return reads.list(query);
    }

    /** Every import of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<ImportView> sink) {
        ImportReads.mustRun(viewer);
        reads.each(query, sink);
    }

    @Transactional
    public ImportView getImport(UUID id, Viewer viewer) {
        ImportReads.mustRun(viewer);
        runs.interruptSilent(id);
        return reads.get(id);
    }

    /** One page of the rows that a filter shows. */
    @Transactional(readOnly = true)
    public Found<ImportRow> listRows(UUID id, ImportFilter filter, int page, Viewer viewer) {
        ImportReads.mustRun(viewer);
        return rows.list(reads.get(id), filter, Math.clamp(page, 0, 100_000));
    }

    /** Hands out the rows that were not taken over, in the order of the file. */
    @Transactional(readOnly = true)
    public void eachLeftRow(UUID id, Viewer viewer, Consumer<List<ImportRow>> sink) {
        ImportReads.mustRun(viewer);
        rows.each(reads.get(id), new ImportFilter("", "LEFT", "", "", -1, ""), sink);
    }

    /** Texts of each column of a sheet, for those who say what it means. */
    @Transactional(readOnly = true)
    public Map<Integer, List<String>> samples(UUID id, int sheet, Viewer viewer) {
        ImportReads.mustRun(viewer);
        return rows.samples(id, sheet);
    }

    /** The kinds of findings of an import and how many rows have them. */
    @Transactional(readOnly = true)
    public Map<String, Integer> findingKinds(UUID id, Viewer viewer) {
        ImportReads.mustRun(viewer);
        return rows.codes(id);
    }

    @Transactional(readOnly = true)
    public List<Source> listSources(Viewer viewer) {
        ImportReads.mustRun(viewer);
        return reads.sources();
    }

    // ---- sending and reading

    /** What sending a file in came to. */
    public sealed interface Sent {
        /** It is here; a large one is still being read. */
        record Taken(UUID id) implements Sent {}

        /** It is no spreadsheet that could be read; nothing was stored. */
        record Refused(Unreadable.Reason reason) implements Sent {}
    }

    /** Takes a file in and reads it. The same form sent again leads to the same import. */
    public Sent send(UUID token, String fileName, byte[] content, Viewer viewer) {
        ImportReads.mustRun(viewer);
        boolean small = content.length <= SMALL_FILE;
        var look = small
                ? SpreadsheetReader.stream(fileName, content, null, Map.of(), row -> {})
                : SpreadsheetReader.look(fileName, content, null, Map.of());
        if (look instanceof Unreadable no) {
            return new Sent.Refused(no.reason());
        }
        var id = change.execute(status -> take(token, fileName, content, small, viewer));
        var taken = java.util.Objects.requireNonNull(id);
        if (small) {
            job.work(taken);
        }
        return new Sent.Taken(taken);
    }

    private UUID take(UUID token, String fileName, byte[] content, boolean small, Viewer viewer) {
        files.forgetOld();
        var sum = sha256(content);
        return UUID.fromString(once.once(token, viewer.accountId(), "directory.import", sum, () -> {
            var id = Ids.next();
            var hash = HexFormat.of().formatHex(sum);
            files.insert(id, fileName, content, hash, viewer);
            job.plan(id, small);
            audit.record(
                    viewer,
                    "directory.import_sent",
                    "import",
                    id.toString(),
                    null,
                    Map.of("bytes", content.length, "hash", hash));
            return id.toString();
        }));
    }

    /** Reads a text file again as a person says it is written; corrections and decisions start anew. */
    public void readAs(UUID id, String encoding, Viewer viewer) {
        readAnew(id, viewer, view -> {
            var no = Refusal.of("encoding", "directory.import.not_in_encoding", encoding);
            var content = jdbc.sql("select content from directory.import_file where id = :id")
                    .param("id", id)
                    .query(byte[].class)
                    .single();
            var look = SpreadsheetReader.look(view.fileName(), content, encoding, sources.meanings(view.sourceId()));
            if (look instanceof Unreadable) {
                throw no;
            }
            jdbc.sql("update directory.import_file set encoding_wish = :encoding where id = :id")
                    .param("encoding", encoding)
                    .param("id", id)
                    .update();
        });
    }

    /** Says what columns mean and reads the file again so; it is remembered for the next file of the same source. */
    public void mean(UUID id, int sheet, Map<Integer, Field> fields, Viewer viewer) {
        readAnew(id, viewer, view -> {
            if (sheet < 0 || sheet >= view.sheets().size()) {
                throw new NotFound("sheet");
            }
            var columns = view.sheets().get(sheet).columns();
            if (columns.stream().noneMatch(c -> fields.getOrDefault(c.index(), c.field()) == Field.NAME)) {
                throw new Refusal("directory.import.no_name_column");
            }
            var source = view.sourceId();
            for (var column : columns) {
                var field = fields.get(column.index());
                boolean told =
                        field != null && field != column.field() && !(field == Field.OTHER && column.field() == null);
                if (told && field != null && source != null) {
                    sources.remember(source, column.header(), field, viewer);
                }
            }
        });
    }

    /** Says from where the file comes: from a source that is known, else from a new one of that name. */
    public void comesFrom(UUID id, @Nullable UUID source, String name, Viewer viewer) {
        readAnew(id, viewer, view -> {
            var from = source;
            if (from == null) {
                if (name.isBlank() || name.length() > 200) {
                    throw Refusal.of("source", "directory.import.source_name");
                }
                from = sources.create(name.strip(), ImportSources.headerHash(view.columns()));
            } else if (reads.sources().stream().noneMatch(known -> known.id().equals(source))) {
                throw new NotFound("source");
            }
            jdbc.sql("update directory.import_file set source_id = :source where id = :id")
                    .param("source", from)
                    .param("id", id)
                    .update();
        });
    }

    private void readAnew(UUID id, Viewer viewer, Consumer<ImportView> first) {
        ImportReads.mustRun(viewer);
        boolean small = Boolean.TRUE.equals(change.execute(status -> {
            var view = reads.reviewed(id);
            if (!view.mayBeReadAgain()) {
                throw new Refusal("directory.import.not_open");
            }
            first.accept(view);
            files.go(id, State.READING, viewer);
            boolean few = view.total() <= FEW_ROWS;
            job.plan(id, few);
            return few;
        }));
        if (small) {
            job.work(id);
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
