package org.saan.hub.production;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what arrives and what is packed. Three counts belong to a work order: made, as the group says; received, as the hub
 * counted; packed. Where two differ a discrepancy opens, and stays until a person has explained and closed it.
 */
@Service
public class Receiving {
    /** Why two counts differ; keys under {@code production.discrepancy.reason}. */
    public static final Set<String> REASONS =
            Set.of("MISCOUNT_GROUP", "MISCOUNT_HUB", "ON_THE_WAY", "LOST", "EXTRA_KEPT", "EXTRA_RETURNED", "OTHER");

    /**
     * Pieces beyond the share that pass without a question: 5 in a hundred, the tolerance of quantity that UCP 600 article 30 b
     * allows by custom. They are not paid unless somebody says so.
     */
    static final int TOLERANCE_PER_CENT = 5;

    private static final int MOST_PIECES = 1_000_000;
    private static final int LONGEST_LOT = 60;
    private static final int LONGEST_NOTE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

    private final JdbcClient jdbc;
    private final WorkReads reads;
    private final Holding holding;
    private final WorkLetters letters;
    private final Once once;
    private final LastChanges changes;
    private final Audit audit;
    private final Clock clock;

    Receiving(
            JdbcClient jdbc,
            WorkReads reads,
            Holding holding,
            WorkLetters letters,
            Once once,
            LastChanges changes,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.holding = holding;
        this.letters = letters;
        this.once = once;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Counts a delivery.
     *
     * @return the tranche that it is
     * @throws Refusal at the field that is wrong
     */
    @Transactional
    public UUID receive(UUID work, NewDelivery delivery, Viewer viewer) {
        Access.must(Access.receives(viewer));
        check(delivery);
        holding.take(work);
        return UUID.fromString(once.once(
                delivery.once(),
                viewer.accountId(),
                "production.delivery",
                content(work + "|" + delivery),
                () -> insert(work, null, delivery, viewer).toString()));
    }

    /** Counts pieces that were sent back to be put right and have returned: a tranche of their own, with its origin. */
    @Transactional
    public UUID receiveReworked(UUID tranche, NewDelivery delivery, Viewer viewer) {
        Access.must(Access.receives(viewer));
        check(delivery);
        var work = holding.ofTranche(tranche);
        return UUID.fromString(once.once(
                delivery.once(), viewer.accountId(), "production.rework", content(tranche + "|" + delivery), () -> {
                    int left = jdbc.sql("select rework - returned from production.tranche where id = :id")
                            .param("id", tranche)
                            .query(Integer.class)
                            .single();
                    if (delivery.counted() > left) {
                        throw Refusal.of("counted", "production.receive.more_than_sent_back", left);
                    }
                    return insert(work, tranche, delivery, viewer).toString();
                }));
    }

    private static void check(NewDelivery delivery) {
        if (delivery.counted() < 1 || delivery.counted() > MOST_PIECES) {
            throw Refusal.of("counted", "production.receive.count_something");
        }
        if (delivery.said() < 0 || delivery.said() > MOST_PIECES) {
            throw Refusal.of("said", "production.receive.count_something");
        }
        if (delivery.dyeLot() != null && delivery.dyeLot().length() > LONGEST_LOT) {
            throw Refusal.of("dyeLot", "production.receive.lot_long", LONGEST_LOT);
        }
    }

    private UUID insert(UUID work, @Nullable UUID parent, NewDelivery delivery, Viewer viewer) {
        if (reads.counted(work, viewer).state() == WorkState.CANCELLED) {
            throw new Refusal("production.receive.cancelled");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into production.tranche (id, work_id, number, kind, parent_id, said, counted, dye_lot, colour,
                            received_by, received_at)
                        select :id, :work, coalesce(max(number), 0) + 1, :kind, :parent, :said, :counted, :lot, :colour,
                            :by, :at
                        from production.tranche where work_id = :work
                        """)
                .param("id", id)
                .param("work", work)
                .param("kind", parent == null ? "DELIVERY" : "REWORK")
                .param("parent", parent)
                .param("said", delivery.said())
                .param("counted", delivery.counted())
                .param("lot", delivery.dyeLot())
                .param(
                        "colour",
                        delivery.colour() == null ? null : delivery.colour().name())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        if (delivery.said() != delivery.counted()) {
            open(work, id, "DELIVERY", delivery.said(), delivery.counted());
            letters.counted(work, delivery.said(), delivery.counted());
        }
        if (parent == null) {
            questionWhatIsOver(work, id, viewer);
        }
        audit.record(
                viewer,
                parent == null ? "production.delivery_counted" : "production.rework_counted",
                "work",
                work.toString(),
                null,
                Map.of("said", delivery.said(), "counted", delivery.counted()));
        LOG.info("work {} received {} pieces", work, delivery.counted());
        return id;
    }

    private void questionWhatIsOver(UUID work, UUID tranche, Viewer viewer) {
        var counts = reads.counted(work, viewer).counts();
        boolean asked = jdbc.sql("select count(*) from production.discrepancy where work_id = :id and kind = 'OVER'"
                                + " and state <> 'CLOSED'")
                        .param("id", work)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!asked && counts.over() * 100L > (long) counts.needed() * TOLERANCE_PER_CENT) {
            open(work, tranche, "OVER", counts.needed(), counts.needed() + counts.over());
        }
    }

    private void open(UUID work, @Nullable UUID tranche, String kind, int expected, int counted) {
        jdbc.sql("""
                        insert into production.discrepancy (id, work_id, tranche_id, kind, expected, counted, state, opened_at)
                        values (:id, :work, :tranche, :kind, :expected, :counted, 'OPEN', :at)
                        """)
                .param("id", Ids.next())
                .param("work", work)
                .param("tranche", tranche)
                .param("kind", kind)
                .param("expected", expected)
                .param("counted", counted)
                .param("at", At.now(clock))
                .update();
    }

    /**
     * Packs good pieces.
     *
     * @param last whether no more will be packed; if good pieces are left over, a discrepancy opens
     */
    @Transactional
    public void pack(UUID work, UUID form, int pieces, boolean last, Viewer viewer) {
        Access.must(Access.receives(viewer));
        holding.take(work);
        once.once(form, viewer.accountId(), "production.packing", content(work + "|" + pieces + "|" + last), () -> {
            var counts = reads.counted(work, viewer).counts();
            int free = counts.good() - counts.packed();
            if (pieces < 0 || pieces > free || pieces == 0 && !last) {
                throw Refusal.of("pieces", "production.pack.free", free)
                        .after(
                                pieces > free && pieces <= free + lastPacked(work)
                                        ? changes.of("work", List.of(work), "production.packed")
                                        : Optional.empty());
            }
            if (pieces > 0) {
                jdbc.sql("insert into production.packing values (:id, :work, :pieces, :by, :at)")
                        .param("id", Ids.next())
                        .param("work", work)
                        .param("pieces", pieces)
                        .param("by", viewer.accountId())
                        .param("at", At.now(clock))
                        .update();
            }
            jdbc.sql("update production.work_order set packing_closed = :last where id = :id")
                    .param("id", work)
                    .param("last", last)
                    .update();
            if (last && pieces != free) {
                open(work, null, "PACKING", counts.good(), counts.packed() + pieces);
            }
            audit.record(viewer, "production.packed", "work", work.toString(), null, Map.of("pieces", pieces));
            return work.toString();
        });
    }

    private int lastPacked(UUID work) {
        return jdbc.sql(
                        "select pieces from production.packing where work_id = :id order by packed_at desc, id desc limit 1")
                .param("id", work)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Says why two counts differ. */
    @Transactional
    public void explain(UUID work, UUID discrepancy, String reason, @Nullable String note, Viewer viewer) {
        Access.must(Access.receives(viewer));
        if (!REASONS.contains(reason)) {
            throw Refusal.of("reason", "production.discrepancy.no_reason");
        }
        var words = note == null || note.isBlank() ? null : note.strip();
        if (words != null && words.length() > LONGEST_NOTE) {
            throw Refusal.of("note", "production.report.note_long", LONGEST_NOTE);
        }
        change(work, discrepancy, "OPEN", """
                        update production.discrepancy set state = 'EXPLAINED', reason = :reason, note = :note,
                            explained_by = :by, explained_at = :at where id = :id
                        """, Map.of("reason", reason, "note", words == null ? "" : words), viewer);
    }

    /** Closes what has been explained. */
    @Transactional
    public void close(UUID work, UUID discrepancy, Viewer viewer) {
        Access.must(Access.receives(viewer));
        change(
                work,
                discrepancy,
                "EXPLAINED",
                "update production.discrepancy set state = 'CLOSED', closed_by = :by, closed_at = :at where id = :id",
                Map.of(),
                viewer);
    }

    private void change(UUID work, UUID discrepancy, String from, String sql, Map<String, String> more, Viewer viewer) {
        holding.take(work);
        var state = jdbc.sql("select state from production.discrepancy where id = :id and work_id = :work")
                .param("id", discrepancy)
                .param("work", work)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("discrepancy"));
        if (!state.equals(from)) {
            throw new Refusal("production.discrepancy.changed")
                    .after(changes.of(
                            "work",
                            List.of(work),
                            "production.discrepancy_explained",
                            "production.discrepancy_closed"));
        }
        jdbc.sql(sql)
                .params(more)
                .param("id", discrepancy)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(
                viewer,
                from.equals("OPEN") ? "production.discrepancy_explained" : "production.discrepancy_closed",
                "work",
                work.toString(),
                null,
                Map.of("discrepancy", discrepancy.toString()));
    }

    /** Says that so many of the good pieces beyond the share are paid; for those who run the programme. */
    @Transactional
    public void acceptExtra(UUID work, int pieces, Viewer viewer) {
        Access.must(viewer.runsTheProgramme());
        holding.take(work);
        int open = reads.counted(work, viewer).counts().extraOpen();
        if (pieces < 1 || pieces > open) {
            throw Refusal.of("pieces", "production.extra.open", open);
        }
        jdbc.sql("update production.work_order set extra_accepted = extra_accepted + :pieces where id = :id")
                .param("id", work)
                .param("pieces", pieces)
                .update();
        audit.record(viewer, "production.extra_accepted", "work", work.toString(), null, Map.of("pieces", pieces));
    }

    private static byte[] content(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
