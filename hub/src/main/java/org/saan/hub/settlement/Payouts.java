package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.platform.FileStore;
import org.saan.hub.platform.TryingAgain;
import org.saan.hub.platform.UnusedFiles;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Meanwhile;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Payments to groups. Each has the bank's proof; for each work order at most accepted × rate is paid, which the database keeps.
 * A part of a buyer's deposit may be passed on before the work: it is used for accepted pieces later.
 */
@Service
public class Payouts {
    private static final Logger log = LoggerFactory.getLogger(Payouts.class);
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final JdbcClient jdbc;
    private final FileStore files;
    private final UnusedFiles unused;
    private final DocumentNumbers numbers;
    private final Rates rates;
    private final Deposits deposits;
    private final StatementReads reads;
    private final Office office;
    private final LastChanges changes;
    private final Audit audit;
    private final TransactionTemplate writing;

    Payouts(
            JdbcClient jdbc,
            FileStore files,
            UnusedFiles unused,
            DocumentNumbers numbers,
            Rates rates,
            Deposits deposits,
            StatementReads reads,
            Office office,
            LastChanges changes,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.files = files;
        this.unused = unused;
        this.numbers = numbers;
        this.rates = rates;
        this.deposits = deposits;
        this.reads = reads;
        this.office = office;
        this.changes = changes;
        this.audit = audit;
        writing = new TransactionTemplate(transactions);
    }

    /**
     * Writes down a transfer that was made.
     *
     * @throws Refusal when there is no proof, the bank's number is known, or more would be paid than was earned
     */
    public UUID pay(NewPayout payout, Viewer viewer) {
        Office.must(viewer);
        var kind = proofKind(payout.proof());
        check(payout);
        var digest = files.put(payout.proof());
        boolean paid = false;
        try {
            var id = TryingAgain.call(() -> Objects.requireNonNull(writing.execute(status -> {
                hold(digest);
                if (!files.exists(digest)) {
                    // Another try with the same slip was refused meanwhile and took it along.
                    files.put(payout.proof());
                }
                return insert(payout, digest, kind, viewer);
            })));
            paid = true;
            return id;
        } catch (DataIntegrityViolationException no) {
            throw refusal(no, payout.group());
        } finally {
            if (!paid) {
                letGo(digest);
            }
        }
    }

    /** The slip of a payment that was refused is nobody's proof; the form is sent again with it when what was wrong is mended. */
    private void letGo(Digest digest) {
        writing.executeWithoutResult(status -> {
            hold(digest);
            unused.delete(List.of(digest));
        });
    }

    /** Whoever writes the same slip down, or lets go of it, waits for the other. */
    private void hold(Digest digest) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:digest, 80))")
                .param("digest", digest.hex())
                .query(row -> {});
    }

    private void check(NewPayout payout) {
        if (payout.bankReference().isBlank() || payout.bankReference().length() > 80) {
            throw Refusal.of("reference", "settlement.notice_missing");
        }
        if (payout.amount().minor() <= 0 || !payout.amount().currency().equals(Money.THB)) {
            throw Refusal.of("amount", "settlement.amount_wrong");
        }
        if (payout.paidOn().isAfter(office.today())) {
            throw Refusal.of("on", "settlement.day_ahead");
        }
        var parts = payout.parts().stream().map(NewPayout.Part::amount).reduce(Money.zero(Money.THB), Money::plus);
        if (payout.order() == null && !parts.equals(payout.amount())) {
            throw Refusal.of("amount", "settlement.parts_differ", parts.plain());
        }
        if (payout.order() != null && !payout.parts().isEmpty()) {
            throw Refusal.of("amount", "settlement.deposit_has_no_parts");
        }
    }

    private UUID insert(NewPayout payout, Digest proof, String proofKind, Viewer viewer) {
        if (payout.order() != null) {
            deposits.mayPassOn(payout.order(), payout.group(), payout.amount(), viewer);
        }
        var percent = BigDecimal.ZERO;
        var withheld = Money.zero(Money.THB);
        if (payout.withhold()) {
            var rate = rates.get(Rates.Tax.HIRE_OF_WORK, payout.paidOn());
            var found = Withholding.of(payout.amount(), BigDecimal.ZERO, rate.percent(), rate.smallest());
            percent = found.percent();
            withheld = found.withheld();
        }
        var id = Ids.next();
        var number = numbers.next("PAY");
        int made = jdbc.sql("""
                        insert into settlement.payout
                            (id, number, group_id, order_id, amount_minor, withheld_percent, withheld_minor, bank_reference,
                             paid_on, proof_digest, proof_kind, paid_by, paid_at)
                        select :id, :number, g.id, :order, :amount, :percent, :withheld, :reference, :on, :proof, :kind, :by, :at
                        from directory.producer_group g where g.id = :group
                        """)
                .param("id", id)
                .param("number", number)
                .param("order", payout.order(), java.sql.Types.OTHER)
                .param("amount", payout.amount().minor())
                .param("percent", percent)
                .param("withheld", withheld.minor())
                .param("reference", payout.bankReference().strip())
                .param("on", payout.paidOn())
                .param("proof", proof.hex())
                .param("kind", proofKind)
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .param("group", payout.group())
                .update();
        if (made == 0) {
            throw new NotFound("group");
        }
        payout.parts().forEach(part -> insertUse(id, payout.group(), part.work(), part.amount(), viewer));
        audit.record(viewer, "settlement.group_paid", "payout", id.toString(), null, Map.of("number", number));
        log.info("payout {} to group {}", id, payout.group());
        return id;
    }

    private void insertUse(UUID payout, UUID group, UUID work, Money amount, Viewer viewer) {
        if (amount.minor() <= 0) {
            throw Refusal.of("amount", "settlement.amount_wrong");
        }
        int made = jdbc.sql("""
                        insert into settlement.payout_use (id, payout_id, work_id, amount_minor, made_by, made_at)
                        select :id, :payout, w.id, :amount, :by, :at from production.work w
                        where w.id = :work and w.group_id = :group
                        """)
                .param("id", Ids.next())
                .param("payout", payout)
                .param("amount", amount.minor())
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .param("work", work)
                .param("group", group)
                .update();
        if (made == 0) {
            throw new NotFound("work");
        }
    }

    /**
     * Uses what a group was paid ahead for accepted pieces.
     *
     * @throws Refusal when so much is not free, or was not earned
     */
    public void use(UUID payout, UUID work, Money amount, Viewer viewer) {
        Office.must(viewer);
        try {
            TryingAgain.run(() -> writing.executeWithoutResult(status -> {
                var group = jdbc.sql("select group_id from settlement.payout where id = :id for update")
                        .param("id", payout)
                        .query((row, n) -> row.getObject(1, UUID.class))
                        .optional()
                        .orElseThrow(() -> new NotFound("payout"));
                insertUse(payout, group, work, amount, viewer);
                audit.record(viewer, "settlement.payout_used", "payout", payout.toString(), null, Map.of());
            }));
        } catch (DataIntegrityViolationException no) {
            throw refusal(no, groupOf(payout));
        }
    }

    /** Takes one use back; the payment is free for so much again. */
    @Transactional
    public void undo(UUID use, Viewer viewer) {
        Office.must(viewer);
        int undone = jdbc.sql("""
                        update settlement.payout_use set undone_by = :by, undone_at = :at where id = :id and undone_at is null
                        """)
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .param("id", use)
                .update();
        if (undone == 0) {
            var _ = jdbc.sql("select 1 from settlement.payout_use where id = :id")
                    .param("id", use)
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("payout use"));
            throw new Refusal("settlement.undone_already").after(changes.of("payout_use", List.of(use)));
        }
        audit.record(viewer, "settlement.payout_use_undone", "payout_use", use.toString(), null, null);
    }

    private UUID groupOf(UUID payout) {
        return jdbc.sql("select group_id from settlement.payout where id = :id")
                .param("id", payout)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    /** What the database keeps, in words; and who wrote down a payment to the group last. */
    private RuntimeException refusal(DataIntegrityViolationException no, UUID group) {
        var said = String.valueOf(no.getMostSpecificCause().getMessage());
        if (said.contains("earned")) {
            return Refusal.of("amount", "settlement.overpaid").after(lastOf(group));
        }
        if (said.contains("used_at_most_paid")) {
            return Refusal.of("amount", "settlement.not_free_any_more").after(lastOf(group));
        }
        if (said.contains("payout_bank_reference_key")) {
            return Refusal.of("reference", "settlement.reference_known").after(lastOf(group));
        }
        return no;
    }

    private Optional<Meanwhile> lastOf(UUID group) {
        var payouts = jdbc.sql(
                        "select id from settlement.payout where group_id = :group order by paid_at desc limit 200")
                .param("group", group)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        return changes.of("payout", payouts, "settlement.group_paid", "settlement.payout_used");
    }

    /** What kind of file it is, by its content. */
    private static String proofKind(byte[] file) {
        if (file.length == 0) {
            throw Refusal.of("proof", "settlement.proof_missing");
        }
        if (file.length > MOST_BYTES) {
            throw Refusal.of("proof", "settlement.proof_large", 10);
        }
        if (begins(file, '%', 'P', 'D', 'F', '-')) {
            return "PDF";
        }
        if (begins(file, 0xff, 0xd8, 0xff)) {
            return "JPEG";
        }
        if (begins(file, 0x89, 'P', 'N', 'G')) {
            return "PNG";
        }
        throw Refusal.of("proof", "settlement.proof_kind");
    }

    private static boolean begins(byte[] file, int... signs) {
        if (file.length < signs.length) {
            return false;
        }
        for (int i = 0; i < signs.length; i++) {
            if ((file[i] & 0xff) != signs[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bank's slip. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Proof(String kind, byte[] content) {}

    /** For those who run the programme and the group that was paid. */
    public Proof proof(UUID payout, Viewer viewer) {
        var found = reads.findProof(payout, viewer).orElseThrow(() -> new NotFound("proof"));
        return new Proof(found.getValue(), files.read(new Digest(found.getKey())));
    }

    /** A group with its money, in the list. */
    public record Owed(
            UUID groupId,
            String code,
            org.saan.hub.shared.LocalizedText group,
            Money earned,
            Money paid,
            Money advance) {
        public Money toCome() {
            return earned.minus(paid);
        }
    }

    /** Groups that have earned or been paid something, those with the most to come first. */
    @Transactional(readOnly = true)
    public List<Owed> listOwed(Viewer viewer) {
        Office.must(viewer);
        return reads.owed();
    }

    /** For those who run the programme and the group itself. */
    @Transactional(readOnly = true)
    public Statement getStatement(UUID group, Viewer viewer) {
        return reads.get(group, viewer);
    }
}
