package org.saan.hub.production;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes inspections whose photos are in the store already, and samples. */
@Component
class QualityWrites {
    private static final int LONGEST_NOTE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(QualityWrites.class);

    private final JdbcClient jdbc;
    private final Holding holding;
    private final Sampling sampling;
    private final WorkPhotos photos;
    private final WorkLetters letters;
    private final Once once;
    private final LastChanges changes;
    private final Audit audit;
    private final Clock clock;

    QualityWrites(
            JdbcClient jdbc,
            Holding holding,
            Sampling sampling,
            WorkPhotos photos,
            WorkLetters letters,
            Once once,
            LastChanges changes,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.holding = holding;
        this.sampling = sampling;
        this.photos = photos;
        this.letters = letters;
        this.once = once;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void inspect(UUID tranche, NewInspection inspection, List<WorkPhotos.Drawn> drawn, Viewer viewer) {
        var work = holding.ofTranche(tranche);
        once.once(
                inspection.once(),
                viewer.accountId(),
                "production.inspection",
                (tranche + "|" + inspection).getBytes(StandardCharsets.UTF_8),
                () -> {
                    mustAddUp(work, tranche, inspection, pending(tranche));
                    return insert(work, tranche, inspection, drawn, viewer).toString();
                });
    }

    private int pending(UUID tranche) {
        return jdbc.sql("select pending from production.tranche where id = :id")
                .param("id", tranche)
                .query(Integer.class)
                .single();
    }

    private void mustAddUp(UUID work, UUID tranche, NewInspection inspection, int pending) {
        if (inspection.accepted() < 0
                || inspection.left() < 0
                || inspection.faults().stream().anyMatch(fault -> fault.pieces() < 0)) {
            throw Refusal.of("accepted", "production.inspect.negative");
        }
        if (inspection.looked() == 0) {
            throw Refusal.of("accepted", "production.inspect.nothing");
        }
        int counted = inspection.looked() + inspection.left();
        if (counted > pending && wereWaiting(tranche, counted - pending)) {
            throw Refusal.of("left", "production.inspect.changed", pending)
                    .after(changes.of("work", List.of(work), "production.inspected"));
        }
        if (counted != pending) {
            throw Refusal.of(
                    "left",
                    "production.inspect.sum",
                    inspection.looked() + inspection.left(),
                    pending,
                    pending - inspection.looked() - inspection.left());
        }
        if (inspection.note() != null && inspection.note().length() > LONGEST_NOTE) {
            throw Refusal.of("note", "production.report.note_long", LONGEST_NOTE);
        }
    }

    /** Whether the sums were right before the last inspections: somebody else looked at so many pieces meanwhile. */
    private boolean wereWaiting(UUID tranche, int more) {
        return jdbc.sql("""
                        select exists (select 1 from (
                            select sum(accepted + rework + rejected) over (order by inspected_at desc, id desc) as since
                            from production.inspection where tranche_id = :tranche) i where i.since = :more)
                        """)
                .param("tranche", tranche)
                .param("more", more)
                .query(Boolean.class)
                .single();
    }

    private UUID insert(
            UUID work, UUID tranche, NewInspection inspection, List<WorkPhotos.Drawn> drawn, Viewer viewer) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into production.inspection
                            (id, tranche_id, accepted, rework, rejected, note, inspected_by, inspected_at)
                        values (:id, :tranche, :accepted, :rework, :rejected, :note, :by, :at)
                        """)
                .param("id", id)
                .param("tranche", tranche)
                .param("accepted", inspection.accepted())
                .param("rework", inspection.rework())
                .param("rejected", inspection.rejected())
                .param("note", inspection.note())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        for (var fault : inspection.faults()) {
            jdbc.sql("""
                            insert into production.inspection_fault as f values (:id, :outcome, :reason, :pieces)
                            """)
                    .param("id", id)
                    .param("outcome", fault.rejected() ? "REJECTED" : "REWORK")
                    .param("reason", fault.fault().name())
                    .param("pieces", fault.pieces())
                    .update();
        }
        photos.add(work, "inspection_id", id, drawn, viewer);
        letters.inspected(work, inspection);
        audit.record(
                viewer,
                "production.inspected",
                "work",
                work.toString(),
                null,
                Map.of(
                        "accepted",
                        inspection.accepted(),
                        "rework",
                        inspection.rework(),
                        "rejected",
                        inspection.rejected()));
        LOG.info("tranche {}: {} accepted", tranche, inspection.accepted());
        return id;
    }

    @Transactional
    public void record(UUID tranche, UUID form, String level, String aql, int found, Viewer viewer) {
        Access.must(Access.receives(viewer));
        var work = holding.ofTranche(tranche);
        var content = tranche + "|" + level + "|" + aql + "|" + found;
        once.once(form, viewer.accountId(), "production.sample", content.getBytes(StandardCharsets.UTF_8), () -> {
            int lot = jdbc.sql("select counted from production.tranche where id = :id")
                    .param("id", tranche)
                    .query(Integer.class)
                    .single();
            var plan = sampling.plan(lot, level, aql);
            if (found < 0 || found > plan.sampleSize()) {
                throw Refusal.of("found", "production.sample.found_range", plan.sampleSize());
            }
            jdbc.sql("""
                                    insert into production.sample_check values (:id, :tranche, :level, :aql, :lot, :letter,
                                        :size, :ac, :re, :found, :by, :at)
                                    """)
                    .param("id", Ids.next())
                    .param("tranche", tranche)
                    .param("level", level)
                    .param("aql", new BigDecimal(aql))
                    .param("lot", lot)
                    .param("letter", plan.letter())
                    .param("size", plan.sampleSize())
                    .param("ac", plan.ac())
                    .param("re", plan.re())
                    .param("found", found)
                    .param("by", viewer.accountId())
                    .param("at", At.now(clock))
                    .update();
            audit.record(viewer, "production.sampled", "work", work.toString(), null, Map.of("found", found));
            return tranche.toString();
        });
    }
}
