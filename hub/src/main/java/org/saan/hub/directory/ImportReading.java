package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportView.State;
import org.saan.hub.directory.reading.ReadRow;
import org.saan.hub.directory.reading.ReadSheet;
import org.saan.hub.directory.reading.RowSink;
import org.saan.hub.directory.reading.SkippedRow;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.directory.reading.StreamedSpreadsheet;
import org.saan.hub.directory.reading.Unreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/** Reads a file that was sent in: its rows go into the database some thousands at a time and are then matched, all at once. */
@Component
class ImportReading {
    private static final int STEP = 2_000;

    private static final Logger log = LoggerFactory.getLogger(ImportReading.class);

    private final JdbcClient jdbc;
    private final ImportRuns runs;
    private final ImportFiles files;
    private final ImportSources sources;
    private final ImportStaging staging;
    private final ImportMatching matching;
    private final ObjectMapper json;
    private final TransactionTemplate change;

    ImportReading(
            JdbcClient jdbc,
            ImportRuns runs,
            ImportFiles files,
            ImportSources sources,
            ImportStaging staging,
            ImportMatching matching,
            ObjectMapper json,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.files = files;
        this.sources = sources;
        this.staging = staging;
        this.matching = matching;
        this.json = json;
        this.change = new TransactionTemplate(transactions);
    }

    private record File(
            String name,
            byte[] content,
            @Nullable String wish,
            @Nullable UUID source) {}

    /** Does the work; whatever an interrupted reading left is read anew. Says whether it was done, not left to another. */
    boolean run(UUID id) {
        var begun = runs.begin(id, "READ", 0);
        if (begun.isEmpty()) {
            return false;
        }
        var run = begun.get();
        var file = jdbc.sql("""
                        select file_name, content, encoding_wish, source_id from directory.import_file where id = :id
                        """)
                .param("id", id)
                .query((row, n) ->
                        new File(row.getString(1), row.getBytes(2), row.getString(3), row.getObject(4, UUID.class)))
                .single();
        throwRowsAway(id);
        try (var pulse = runs.pulse(run)) {
            read(id, run, file);
        }
        return true;
    }

    private void read(UUID id, UUID run, File file) {
        var sink = new Sink(id, run);
        switch (SpreadsheetReader.stream(
                file.name(), file.content(), file.wish(), sources.meanings(source(id, file)), sink)) {
            case Unreadable no -> {
                throwRowsAway(id);
                fail(id, run, no.reason().code());
            }
            case StreamedSpreadsheet read -> {
                if (read.complete()) {
                    sink.flush();
                    finish(id, run, read, sink.skipped());
                } else {
                    stopped(id, run);
                }
            }
        }
    }

    private void throwRowsAway(UUID id) {
        change.executeWithoutResult(status -> jdbc.sql("delete from directory.import_row where import_id = :id")
                .param("id", id)
                .update());
    }

    /** The source of the file: as a person said, else the one whose files have the same words over their columns. */
    private @Nullable UUID source(UUID id, File file) {
        if (file.source() != null) {
            return file.source();
        }
        if (!(SpreadsheetReader.look(file.name(), file.content(), file.wish(), Map.of())
                instanceof StreamedSpreadsheet look)) {
            return null;
        }
        return change.execute(status -> {
            var hash = ImportSources.headerHash(look.sheets().getFirst().columns());
            var source = sources.find(hash).orElseGet(() -> sources.create(ImportSources.nameOf(file.name()), hash));
            jdbc.sql("update directory.import_file set source_id = :source where id = :id")
                    .param("source", source)
                    .param("id", id)
                    .update();
            return source;
        });
    }

    /** Stores rows as they come, with a sign of life, and hears whether somebody wants it stopped. */
    private final class Sink implements RowSink {
        private final UUID id;
        private final UUID run;
        private final List<ReadSheet> sheets = new ArrayList<>();
        private final List<ImportStaging.Read> waiting = new ArrayList<>();
        private final Map<SkippedRow.Why, List<String>> lines = new EnumMap<>(SkippedRow.Why.class);
        private final Map<SkippedRow.Why, Integer> counts = new EnumMap<>(SkippedRow.Why.class);
        private boolean stopWanted;

        Sink(UUID id, UUID run) {
            this.id = id;
            this.run = run;
        }

        @Override
        public void sheet(ReadSheet sheet) {
            sheets.add(sheet);
        }

        @Override
        public void row(ReadRow row) {
            waiting.add(new ImportStaging.Read(sheets.get(row.sheet()), row));
            if (waiting.size() >= STEP) {
                flush();
            }
        }

        @Override
        public void skipped(SkippedRow row) {
            counts.merge(row.why(), 1, Integer::sum);
            var named = lines.computeIfAbsent(row.why(), why -> new ArrayList<>());
            if (named.size() < ImportSkipped.NAMED) {
                var sheet = row.sheet() == 0 ? null : sheets.get(row.sheet()).name();
                named.add(sheet == null ? String.valueOf(row.line()) : sheet + " " + row.line());
            }
        }

        @Override
        public boolean goesOn(long read) {
            return !stopWanted;
        }

        void flush() {
            stopWanted |= Boolean.TRUE.equals(change.execute(status -> {
                staging.insert(id, waiting, false);
                return runs.beat(run, waiting.size());
            }));
            waiting.clear();
        }

        List<ImportSkipped> skipped() {
            return counts.entrySet().stream()
                    .map(e -> new ImportSkipped(e.getKey(), e.getValue(), lines.getOrDefault(e.getKey(), List.of())))
                    .toList();
        }
    }

    private void finish(UUID id, UUID run, StreamedSpreadsheet read, List<ImportSkipped> skipped) {
        change.executeWithoutResult(status -> {
            jdbc.sql("""
                            update directory.import_file set encoding = :encoding, delimiter = :delimiter,
                                sheets = :sheets::jsonb, other_sheets = :others::jsonb, skipped = :skipped::jsonb, failure = null
                            where id = :id
                            """)
                    .param("id", id)
                    .param("encoding", read.encoding())
                    .param("delimiter", read.delimiter())
                    .param("sheets", json.writeValueAsString(read.sheets()))
                    .param("others", json.writeValueAsString(read.sheetsWithoutGroups()))
                    .param("skipped", json.writeValueAsString(skipped))
                    .update();
            matching.match(id);
            files.go(id, State.REVIEW, null);
            runs.end(run, "DONE");
        });
        log.info("import {} read: {} rows", id, read.rows());
    }

    private void stopped(UUID id, UUID run) {
        throwRowsAway(id);
        change.executeWithoutResult(status -> {
            files.go(id, State.CANCELLED, null);
            runs.end(run, "STOPPED");
        });
    }

    private void fail(UUID id, UUID run, String reason) {
        change.executeWithoutResult(status -> {
            jdbc.sql("update directory.import_file set failure = :reason where id = :id")
                    .param("id", id)
                    .param("reason", reason)
                    .update();
            files.go(id, State.FAILED, null);
            runs.end(run, "FAILED");
        });
    }
}
