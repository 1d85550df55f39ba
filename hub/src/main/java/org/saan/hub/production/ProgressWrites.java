package org.saan.hub.production;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.Clearance;
import org.saan.hub.design.Samples;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes reports whose photos are in the store already. */
@Component
class ProgressWrites {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressWrites.class);

    /** A phone that was away for longer than this, or whose clock is wrong, is not believed. */
    static final Duration OLDEST = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final WorkReads reads;
    private final Holding holding;
    private final WorkPhotos photos;
    private final Samples samples;
    private final LastChanges changes;
    private final WorkLetters letters;
    private final Audit audit;
    private final Clock clock;

    ProgressWrites(
            JdbcClient jdbc,
            WorkReads reads,
            Holding holding,
            WorkPhotos photos,
            Samples samples,
            LastChanges changes,
            WorkLetters letters,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.holding = holding;
        this.photos = photos;
        this.samples = samples;
        this.changes = changes;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses what cannot be; says what became of it when it arrived before. */
    @Transactional(readOnly = true)
    public Optional<Progress.Outcome> check(UUID work, NewReport report, Viewer viewer) {
        var seen = reads.counted(work, viewer);
        Access.must(Access.tells(viewer, seen.groupId()));
        if (report.made() < 0 || report.made() > 2 * seen.counts().allocated()) {
            throw Refusal.of("made", "production.report.too_many", seen.counts().allocated());
        }
        if (report.note() != null && report.note().length() > NewReport.LONGEST_NOTE) {
            throw Refusal.of("note", "production.report.note_long", NewReport.LONGEST_NOTE);
        }
        var known = known(report.once(), content(work, report));
        if (known.isEmpty() && report.made() > 0) {
            mustHaveASample(seen.orderId());
        }
        return known;
    }

    /** No piece is made before the samples of the order are agreed, or waived in writing. */
    private void mustHaveASample(UUID order) {
        if (samples.clearance("order", order) instanceof Clearance.Missing(var numbers)) {
            throw Refusal.of("made", "production.report.sample_first", String.join(", ", numbers));
        }
    }

    private Optional<Progress.Outcome> known(UUID once, byte[] content) {
        return jdbc.sql("select state from production.progress_report where once = :once and content_hash = :hash")
                .param("once", once)
                .param("hash", content)
                .query(String.class)
                .optional()
                .map(state -> state.equals("CONFLICT") ? Progress.Outcome.WAITS : Progress.Outcome.KNOWN);
    }

    @Transactional
    public Progress.Outcome add(UUID work, NewReport report, List<WorkPhotos.Drawn> drawn, Viewer viewer) {
        holding.take(work);
        // Reports of one id wait for each other, whichever work they name.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:once, 42))")
                .param("once", report.once().toString())
                .query((row, n) -> 0)
                .list();
        var content = content(work, report);
        var known = known(report.once(), content);
        if (known.isPresent()) {
            return known.get();
        }
        var waits = jdbc.sql("select count(*) from production.progress_report where once = :once")
                        .param("once", report.once())
                        .query(Integer.class)
                        .single()
                > 0;
        var now = clock.instant();
        var id = Ids.next();
        jdbc.sql("""
                        insert into production.progress_report (id, once, work_id, made, feeling, note, happened_at,
                            recorded_at, told_by, content_hash, state)
                        values (:id, :once, :work, :made, :feeling, :note, :happened, :recorded, :by, :hash, :state)
                        """)
                .param("id", id)
                .param("once", report.once())
                .param("work", work)
                .param("made", report.made())
                .param("feeling", report.feeling().name())
                .param("note", report.note())
                .param("happened", believed(report.at(), now).atOffset(ZoneOffset.UTC))
                .param("recorded", now.atOffset(ZoneOffset.UTC))
                .param("by", viewer.accountId())
                .param("hash", content)
                .param("state", waits ? "CONFLICT" : "COUNTED")
                .update();
        photos.add(work, "report_id", id, drawn, viewer);
        if (report.feeling() == Feeling.CALL) {
            letters.asksForACall(work);
        }
        audit.record(
                viewer,
                waits ? "production.report_waits" : "production.reported",
                "work",
                work.toString(),
                null,
                Map.of("made", report.made(), "feeling", report.feeling().name()));
        LOG.info("work {} has {} pieces made", work, report.made());
        return waits ? Progress.Outcome.WAITS : Progress.Outcome.STORED;
    }

    /** The time on the phone, unless it is in the future or long ago. */
    static Instant believed(@Nullable Instant at, Instant now) {
        return at == null || at.isAfter(now) || at.isBefore(now.minus(OLDEST)) ? now : at;
    }

    /** Photos are left out: a phone may send them again in another size. */
    private static byte[] content(UUID work, NewReport report) {
        var text = work + "|" + report.made() + "|" + report.feeling() + "|"
                + (report.note() == null ? "" : report.note());
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional
    public void decide(UUID work, UUID report, boolean counts, Viewer viewer) {
        var seen = reads.counted(work, viewer);
        Access.must(Access.tells(viewer, seen.groupId()));
        holding.take(work);
        record Waiting(UUID once, String state) {}
        var waiting = jdbc.sql("select once, state from production.progress_report where id = :id and work_id = :work")
                .param("id", report)
                .param("work", work)
                .query((row, n) -> new Waiting(row.getObject(1, UUID.class), row.getString(2)))
                .optional()
                .orElseThrow(() -> new NotFound("report"));
        if (!waiting.state().equals("CONFLICT")) {
            throw new Refusal("production.report.decided")
                    .after(changes.of("work", List.of(work), "production.report_decided"));
        }
        if (counts) {
            change("once = :key and state = 'COUNTED'", waiting.once(), "DROPPED", viewer);
        }
        change("id = :key", report, counts ? "COUNTED" : "DROPPED", viewer);
        audit.record(viewer, "production.report_decided", "work", work.toString(), null, Map.of("counts", counts));
    }

    private void change(String which, UUID key, String state, Viewer viewer) {
        jdbc.sql("update production.progress_report set state = :state, decided_by = :by, decided_at = :at where "
                        + which)
                .param("key", key)
                .param("state", state)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
    }
}
