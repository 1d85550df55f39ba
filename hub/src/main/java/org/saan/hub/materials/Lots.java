package org.saan.hub.materials;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.platform.Once;
import org.saan.hub.production.Production;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lots of material: they come in, are sent to groups in parts, and groups tell what became of them. The sums are kept by the
 * database, whoever writes at the same time.
 */
@Service
public class Lots {
    private static final int LONGEST_BATH = 60;
    private static final int LONGEST_RESULT = 200;
    private static final int LONGEST_WORDS = 300;
    private static final Logger log = LoggerFactory.getLogger(Lots.class);

    private final JdbcClient jdbc;
    private final LotReads reads;
    private final MaterialReads materials;
    private final Materials library;
    private final Production production;
    private final DocumentNumbers numbers;
    private final Once once;
    private final Audit audit;
    private final Clock clock;

    Lots(
            JdbcClient jdbc,
            LotReads reads,
            MaterialReads materials,
            Materials library,
            Production production,
            DocumentNumbers numbers,
            Once once,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.materials = materials;
        this.library = library;
        this.production = production;
        this.numbers = numbers;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    @Transactional(readOnly = true)
    public LotView get(UUID id, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return reads.get(id);
    }

    /** What was sent of a lot. */
    @Transactional(readOnly = true)
    public List<LotView.Issue> issues(UUID lot, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return reads.issuesOf(lot);
    }

    @Transactional(readOnly = true)
    public List<LotView.Test> tests(UUID lot, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return reads.tests(lot);
    }

    /** What became of it, the newest first. */
    @Transactional(readOnly = true)
    public List<LotView.Movement> movements(UUID lot, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return reads.movements(lot);
    }

    /** What the leader's own group was sent, and nothing else. */
    @Transactional(readOnly = true)
    public List<LotView.Issue> ours(Viewer viewer) {
        Checks.must(viewer.is(Role.GROUP_LEADER));
        return reads.ofGroup(viewer.organisationId());
    }

    /** Work that a lot can be sent for, those that are due first. */
    public record OpenWork(
            UUID id, String number, UUID groupId, org.saan.hub.shared.LocalizedText group, String dueWeek) {}

    @Transactional(readOnly = true)
    public List<OpenWork> openWorks(Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return jdbc.sql("""
                        select w.id, w.number, w.group_id, w.due_week, g.name_th, g.name_en
                        from production.work w join directory.producer_group g on g.id = w.group_id
                        where w.undelivered > 0 order by w.due_week, w.number limit 300
                        """)
                .query((row, n) -> new OpenWork(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getObject("group_id", UUID.class),
                        MaterialReads.name(row, "name"),
                        row.getString("due_week")))
                .list();
    }

    /**
     * Notes what came in.
     *
     * @throws Refusal at the field that is wrong; {@code page} where law forbids it or a permit is missing
     */
    @Transactional
    public UUID receive(NewLot lot, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return UUID.fromString(once.once(
                lot.once(),
                viewer.accountId(),
                "materials.receive",
                lot.toString().getBytes(StandardCharsets.UTF_8),
                () -> insert(lot, viewer).toString()));
    }

    /** Within the caller's transaction and permission. */
    UUID insert(NewLot lot, Viewer viewer) {
        var material = materials.get(lot.materialId());
        library.mustBeAllowed(material.id());
        var quantity = Checks.amount("quantity", lot.quantity(), material.unit());
        if (lot.receivedOn().isAfter(today())) {
            throw Refusal.of("on", "materials.on_ahead");
        }
        if (lot.supplierId() != null) {
            library.mustKnow(lot.supplierId());
        }
        if (lot.origin() != null && !lot.origin().matches("[A-Z]{2}")) {
            throw Refusal.of("origin", "materials.country_wrong");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into materials.lot (id, number, material_id, supplier_id, dye_bath, origin, received, on_hand, received_on,
                            made_by, made_at)
                        values (:id, :number, :material, :supplier, :bath, :origin, :quantity, :quantity, :on, :by, :at)
                        """)
                .param("id", id)
                .param("number", numbers.next("LOT"))
                .param("material", material.id())
                .param("supplier", lot.supplierId(), java.sql.Types.OTHER)
                .param("bath", Checks.text("bath", lot.dyeBath(), LONGEST_BATH), java.sql.Types.VARCHAR)
                .param("origin", lot.origin(), java.sql.Types.VARCHAR)
                .param("quantity", quantity)
                .param("on", lot.receivedOn())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(viewer, "materials.received", "lot", id.toString(), null, null);
        log.info("lot {} received", id);
        return id;
    }

    /** Notes a test; a lot whose newest test of a kind was not passed is sent to nobody. */
    @Transactional
    public void test(UUID lot, LotView.Test test, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        reads.get(lot);
        if (test.on().isAfter(today())) {
            throw Refusal.of("testedOn", "materials.on_ahead");
        }
        jdbc.sql("""
                        insert into materials.lot_test (id, lot_id, kind, result, passed, tested_on, made_by, made_at)
                        values (:id, :lot, :kind, :result, :passed, :on, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("lot", lot)
                .param("kind", test.kind().name())
                .param("result", Checks.needed("result", test.result(), LONGEST_RESULT))
                .param("passed", test.passed())
                .param("on", test.on())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(viewer, "materials.tested", "lot", lot.toString(), null, Map.of("passed", test.passed()));
    }

    /**
     * Sends a part of a lot to a group.
     *
     * @param work that it is for, of that group; absent for what the group wished for itself
     * @return id of the issue
     * @throws Refusal {@code quantity} where there is not so much
     */
    @Transactional
    public UUID issue(UUID lot, UUID form, UUID group, @Nullable UUID work, BigDecimal quantity, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        return UUID.fromString(once.once(
                form,
                viewer.accountId(),
                "materials.issue",
                (lot + "|" + group + "|" + work + "|" + quantity.toPlainString()).getBytes(StandardCharsets.UTF_8),
                () -> send(lot, group, work, quantity, viewer).toString()));
    }

    /** Within the caller's transaction and permission. */
    UUID send(UUID lot, UUID group, @Nullable UUID work, BigDecimal quantity, Viewer viewer) {
        jdbc.sql("select id from materials.lot where id = :id for update")
                .param("id", lot)
                .query(row -> {});
        var it = reads.get(lot);
        library.mustBeAllowed(it.materialId());
        if (it.failed()) {
            throw Refusal.of("page", "materials.lot_failed");
        }
        var amount = Checks.amount("quantity", quantity, it.unit());
        if (amount.compareTo(it.onHand()) > 0) {
            throw Refusal.of(
                    "quantity",
                    "materials.not_so_much",
                    it.onHand().stripTrailingZeros().toPlainString());
        }
        if (work != null && !production.getWork(work, viewer).groupId().equals(group)) {
            throw Refusal.of("work", "materials.work_missing");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into materials.issue (id, lot_id, group_id, work_id, issued, held, issued_on, issued_by, issued_at)
                        values (:id, :lot, :group, :work, :quantity, :quantity, :on, :by, :at)
                        """)
                .param("id", id)
                .param("lot", lot)
                .param("group", group)
                .param("work", work, java.sql.Types.OTHER)
                .param("quantity", amount)
                .param("on", today())
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(viewer, "materials.issued", "lot", lot.toString(), null, null);
        log.info("lot {} issued to group {}", lot, group);
        return id;
    }

    /**
     * Tells what became of some of what a group was sent: its leader of her own, the office of any. The office may put a mistake
     * right with an amount below nothing.
     *
     * @param words needed for what was lost and for a mistake
     * @throws Refusal {@code quantity} where the group does not hold so much
     */
    @Transactional
    public void tell(UUID issue, UUID form, Became became, BigDecimal quantity, @Nullable String words, Viewer viewer) {
        var it = reads.issue(issue);
        var own = viewer.is(Role.GROUP_LEADER) && it.groupId().equals(viewer.organisationId());
        Checks.must(own || Checks.office(viewer));
        if (became == Became.SPOILT || own && became == Became.RETURNED) {
            // What comes back is counted by whoever receives it.
            throw Refusal.of("became", "materials.became_wrong");
        }
        once.once(
                form,
                viewer.accountId(),
                "materials.tell",
                (issue + "|" + became + "|" + quantity.toPlainString() + "|" + words).getBytes(StandardCharsets.UTF_8),
                () -> move(it, became, quantity, words, viewer).toString());
    }

    private UUID move(LotView.Issue shown, Became became, BigDecimal quantity, @Nullable String words, Viewer viewer) {
        jdbc.sql("select id from materials.issue where id = :id for update")
                .param("id", shown.id())
                .query(row -> {});
        var it = reads.issue(shown.id());
        var less = quantity.signum() < 0;
        Checks.must(!less || Checks.office(viewer));
        var amount = Checks.amount("quantity", quantity.abs(), it.unit());
        var most = !less
                ? it.held()
                : switch (became) {
                    case CONSUMED -> it.consumed();
                    case LOST -> it.lost();
                    case RETURNED -> it.returned().min(reads.get(it.lotId()).onHand());
                    case SPOILT -> BigDecimal.ZERO;
                };
        if (amount.compareTo(most) > 0) {
            throw Refusal.of(
                    "quantity",
                    "materials.not_so_much",
                    most.stripTrailingZeros().toPlainString());
        }
        var said = less || became == Became.LOST
                ? Checks.needed("words", words, LONGEST_WORDS)
                : Checks.text("words", words, LONGEST_WORDS);
        return write(it.lotId(), it.id(), became, less ? amount.negate() : amount, said, viewer);
    }

    /** What spoilt in the store before it was sent to anybody. */
    @Transactional
    public void spoilt(UUID lot, UUID form, BigDecimal quantity, String words, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        once.once(
                form,
                viewer.accountId(),
                "materials.spoilt",
                (lot + "|" + quantity.toPlainString() + "|" + words).getBytes(StandardCharsets.UTF_8),
                () -> {
                    jdbc.sql("select id from materials.lot where id = :id for update")
                            .param("id", lot)
                            .query(row -> {});
                    var it = reads.get(lot);
                    var amount = Checks.amount("spoilt", quantity, it.unit());
                    if (amount.compareTo(it.onHand()) > 0) {
                        throw Refusal.of(
                                "spoilt",
                                "materials.not_so_much",
                                it.onHand().stripTrailingZeros().toPlainString());
                    }
                    return write(lot, null, Became.SPOILT, amount, Checks.needed("why", words, LONGEST_WORDS), viewer)
                            .toString();
                });
    }

    private UUID write(
            UUID lot, @Nullable UUID issue, Became became, BigDecimal amount, @Nullable String words, Viewer viewer) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into materials.movement (id, lot_id, issue_id, kind, quantity, words, told_by, recorded_at)
                        values (:id, :lot, :issue, :kind, :quantity, :words, :by, :at)
                        """)
                .param("id", id)
                .param("lot", lot)
                .param("issue", issue, java.sql.Types.OTHER)
                .param("kind", became.name())
                .param("quantity", amount)
                .param("words", words, java.sql.Types.VARCHAR)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        audit.record(
                viewer,
                "materials." + became.name().toLowerCase(java.util.Locale.ROOT),
                "lot",
                lot.toString(),
                null,
                null);
        return id;
    }
}
