package org.saan.hub.settlement;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Meanwhile;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that buyers paid. The bank's own number of a payment is booked once, however often it is told. A receipt is used for
 * invoices, in part or in whole; what is not used is the buyer's credit. Undoing one use leaves the others.
 */
@Service
public class Receipts {
    private static final Logger log = LoggerFactory.getLogger(Receipts.class);

    private final JdbcClient jdbc;
    private final InvoiceReads invoices;
    private final Deposits deposits;
    private final DocumentNumbers numbers;
    private final Office office;
    private final LastChanges changes;
    private final Audit audit;

    Receipts(
            JdbcClient jdbc,
            InvoiceReads invoices,
            Deposits deposits,
            DocumentNumbers numbers,
            Office office,
            LastChanges changes,
            Audit audit) {
        this.jdbc = jdbc;
        this.invoices = invoices;
        this.deposits = deposits;
        this.numbers = numbers;
        this.office = office;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * A payment as the bank tells it.
     *
     * @param noticeId the bank's own number of it
     */
    public record NewReceipt(String noticeId, UUID buyer, Money amount, LocalDate receivedOn) {}

    public record ReceiptView(
            UUID id,
            String number,
            String noticeId,
            UUID buyerId,
            String buyer,
            Money amount,
            Money used,
            LocalDate receivedOn,
            List<Use> uses) {
        public ReceiptView {
            uses = List.copyOf(uses);
        }

        /** The buyer's credit. */
        public Money free() {
            return amount.minus(used);
        }
    }

    /**
     * @param taken in the currency of the receipt
     * @param settles in the currency of the invoice
     */
    public record Use(
            UUID id,
            UUID invoiceId,
            String invoice,
            Money taken,
            Money settles,
            @Nullable Instant undoneAt) {}

    /**
     * Books a payment, once for its number, and uses it for an invoice as far as it goes.
     *
     * @param invoice absent to keep it as the buyer's credit
     * @return its receipt, also when it was booked before
     * @throws Refusal when the number is known with another amount, buyer or day
     */
    @Transactional
    public UUID book(NewReceipt notice, @Nullable UUID invoice, Viewer viewer) {
        Office.must(viewer);
        var bankNumber = notice.noticeId().strip();
        if (bankNumber.isEmpty() || bankNumber.length() > 80) {
            throw Refusal.of("notice", "settlement.notice_missing");
        }
        if (notice.amount().minor() <= 0) {
            throw Refusal.of("amount", "settlement.amount_wrong");
        }
        if (notice.receivedOn().isAfter(office.today())) {
            throw Refusal.of("on", "settlement.day_ahead");
        }
        // One at a time for each number: the second finds what the first booked.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('settlement.notice ' || :notice, 0))")
                .param("notice", bankNumber)
                .query(row -> {});
        var known = jdbc.sql("""
                        select id, (buyer_id, currency, amount_minor, received_on) = (:buyer, :currency, :amount, :on) as same
                        from settlement.receipt where notice_id = :notice
                        """)
                .param("notice", bankNumber)
                .param("buyer", notice.buyer())
                .param("currency", notice.amount().currency().getCurrencyCode())
                .param("amount", notice.amount().minor())
                .param("on", notice.receivedOn())
                .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getBoolean(2)))
                .optional();
        if (known.isPresent()) {
            if (!known.get().getValue()) {
                throw Refusal.of("notice", "settlement.notice_other");
            }
            return known.get().getKey();
        }
        var id = insert(notice, bankNumber, viewer);
        if (invoice != null) {
            use(id, invoice, null, viewer);
        }
        return id;
    }

    private UUID insert(NewReceipt notice, String bankNumber, Viewer viewer) {
        var id = Ids.next();
        var number = numbers.next("RCT");
        int made = jdbc.sql("""
                        insert into settlement.receipt
                            (id, number, notice_id, buyer_id, currency, amount_minor, received_on, booked_by, booked_at)
                        select :id, :number, :notice, b.id, c.code, :amount, :on, :by, :at
                        from sourcing.buyer b, settlement.currency c where b.id = :buyer and c.code = :currency
                        """)
                .param("id", id)
                .param("number", number)
                .param("notice", bankNumber)
                .param("buyer", notice.buyer())
                .param("currency", notice.amount().currency().getCurrencyCode())
                .param("amount", notice.amount().minor())
                .param("on", notice.receivedOn())
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .update();
        if (made == 0) {
            throw new NotFound("buyer");
        }
        audit.record(viewer, "settlement.receipt_booked", "receipt", id.toString(), null, Map.of("number", number));
        log.info("receipt {} booked", id);
        return id;
    }

    /**
     * Uses what is free of a receipt for an invoice, as far as both go.
     *
     * @param most absent for all that is free
     * @throws Refusal when nothing is free, the invoice is paid, or their currencies have no agreed rate
     */
    @Transactional
    public void use(UUID receipt, UUID invoice, @Nullable Money most, Viewer viewer) {
        Office.must(viewer);
        hold("receipt", receipt);
        hold("invoice", invoice);
        var from = get(receipt, viewer);
        var to = invoices.get(invoice, viewer);
        Office.must(from.buyerId().equals(to.buyerId()));
        if (most != null
                && (most.minor() <= 0 || most.amount().compareTo(from.free().amount()) > 0)) {
            throw Refusal.of("amount", "settlement.not_free", from.free().plain());
        }
        var free = most == null ? from.free() : most;
        if (free.minor() == 0) {
            throw Refusal.of("amount", "settlement.not_free", free.plain())
                    .after(changes.of("receipt", List.of(receipt), "settlement.receipt_used"));
        }
        if (to.isPaid()) {
            throw Refusal.of("invoice", "settlement.paid_already").after(lastUse(invoice));
        }
        var part = part(free, to);
        insertUse(receipt, invoice, part, null, viewer);
        audit.record(
                viewer, "settlement.receipt_used", "receipt", receipt.toString(), null, Map.of("for", to.number()));
    }

    /** @param insteadOf a use that it takes the place of */
    private void insertUse(UUID receipt, UUID invoice, Part part, @Nullable UUID insteadOf, Viewer viewer) {
        jdbc.sql("""
                        insert into settlement.receipt_use
                            (id, receipt_id, invoice_id, taken_minor, settles_minor, instead_of, made_by, made_at)
                        values (:id, :receipt, :invoice, :taken, :settles, :before, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("receipt", receipt)
                .param("invoice", invoice)
                .param("taken", part.taken().minor())
                .param("settles", part.settles().minor())
                .param("before", insteadOf, java.sql.Types.OTHER)
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .update();
    }

    private Optional<Meanwhile> lastUse(UUID invoice) {
        var used = jdbc.sql("select distinct receipt_id from settlement.receipt_use where invoice_id = :id limit 200")
                .param("id", invoice)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        return changes.of("receipt", used, "settlement.receipt_used");
    }

    private record Part(Money taken, Money settles) {}

    /** At the rate that was agreed with the order, whatever it is today. */
    private static Part part(Money free, InvoiceView invoice) {
        var open = invoice.outstanding();
        if (free.currency().equals(open.currency())) {
            var less = free.amount().compareTo(open.amount()) < 0 ? free : open;
            return new Part(less, less);
        }
        var rate = invoice.rate();
        if (rate == null || !free.currency().equals(Money.THB)) {
            throw Refusal.of("invoice", "settlement.other_currency");
        }
        var openBaht = open.in(Money.THB, rate);
        if (free.amount().compareTo(openBaht.amount()) >= 0) {
            return new Part(openBaht, open);
        }
        var settles = Money.rounded(free.amount().divide(rate, 10, RoundingMode.HALF_UP), open.currency());
        if (settles.minor() == 0) {
            throw Refusal.of("amount", "settlement.amount_wrong");
        }
        return new Part(free, settles.amount().compareTo(open.amount()) > 0 ? open : settles);
    }

    /**
     * Takes one use back; the receipt is free for so much again.
     *
     * @throws Refusal when it was taken back already, or its money went on to groups as a deposit
     */
    @Transactional
    public void undo(UUID use, Viewer viewer) {
        Office.must(viewer);
        record Of(UUID order, UUID invoice, Money settles) {}
        var of = jdbc.sql("""
                        select i.order_id, i.id, i.currency, u.settles_minor from settlement.receipt_use u
                        join settlement.invoice i on i.id = u.invoice_id where u.id = :id
                        """)
                .param("id", use)
                .query((row, n) -> new Of(
                        row.getObject("order_id", UUID.class),
                        row.getObject("id", UUID.class),
                        Money.ofMinor(row.getLong("settles_minor"), Currency.getInstance(row.getString("currency")))))
                .optional()
                .orElseThrow(() -> new NotFound("use"));
        deposits.hold(of.order());
        if (isUndone(use)) {
            throw new Refusal("settlement.undone_already");
        }
        deposits.mustStayCovered(of.order(), of.invoice(), of.settles());
        if (!undone(use, viewer)) {
            throw new Refusal("settlement.undone_already").after(changes.of("receipt_use", List.of(use)));
        }
        audit.record(viewer, "settlement.receipt_use_undone", "receipt_use", use.toString(), null, null);
    }

    private boolean isUndone(UUID use) {
        return jdbc.sql("select undone_at is not null from settlement.receipt_use where id = :id")
                .param("id", use)
                .query(Boolean.class)
                .single();
    }

    private boolean undone(UUID use, Viewer viewer) {
        return jdbc.sql("""
                                update settlement.receipt_use set undone_by = :by, undone_at = :at
                                where id = :id and undone_at is null
                                """)
                        .param("by", viewer.accountId())
                        .param("at", At.now(office.clock()))
                        .param("id", use)
                        .update()
                == 1;
    }

    /** Holds an invoice with its order and the receipts that were used for it, before something of it is taken back. */
    @Transactional(propagation = Propagation.MANDATORY)
    void holdFor(UUID invoice) {
        var order = jdbc.sql("select order_id from settlement.invoice where id = :id")
                .param("id", invoice)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("invoice"));
        deposits.hold(order);
        jdbc.sql("""
                        select id from settlement.receipt
                        where id in (select receipt_id from settlement.receipt_use where invoice_id = :id and undone_at is null)
                        order by id for update
                        """).param("id", invoice).query(row -> {});
        hold("invoice", invoice);
    }

    private record Used(UUID id, UUID receipt, Money taken, Money settles) {}

    /**
     * Gives a buyer back what it paid of an invoice beyond what is left when so much of it is taken back: uses are undone, the
     * last one first, and made again for the rest.
     *
     * @throws Refusal when that money went on to groups as a deposit
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void release(InvoiceView invoice, Money takenBack, Viewer viewer) {
        var over = takenBack.minus(invoice.outstanding());
        var uses = jdbc.sql("""
                        select u.id, u.receipt_id, u.taken_minor, u.settles_minor, r.currency from settlement.receipt_use u
                        join settlement.receipt r on r.id = u.receipt_id
                        where u.invoice_id = :invoice and u.undone_at is null order by u.made_at desc, u.id desc
                        """)
                .param("invoice", invoice.id())
                .query((row, n) -> new Used(
                        row.getObject("id", UUID.class),
                        row.getObject("receipt_id", UUID.class),
                        Money.ofMinor(row.getLong("taken_minor"), Currency.getInstance(row.getString("currency"))),
                        Money.ofMinor(row.getLong("settles_minor"), takenBack.currency())))
                .list();
        if (over.minor() > 0) {
            deposits.mustStayCovered(invoice.orderId(), invoice.id(), over);
        }
        for (var use : uses) {
            if (over.minor() <= 0) {
                break;
            }
            var stays = use.settles().minus(over);
            if (stays.minor() > 0) {
                insertUse(use.receipt(), invoice.id(), new Part(taken(use, stays, invoice), stays), use.id(), viewer);
            } else {
                undone(use.id(), viewer);
            }
            audit.record(
                    viewer,
                    "settlement.receipt_use_undone",
                    "receipt_use",
                    use.id().toString(),
                    null,
                    null);
            over = over.minus(use.settles());
        }
    }

    private static Money taken(Used use, Money stays, InvoiceView invoice) {
        var rate = invoice.rate();
        if (use.taken().currency().equals(stays.currency()) || rate == null) {
            return stays;
        }
        var exact = stays.in(use.taken().currency(), rate);
        return exact.amount().compareTo(use.taken().amount()) > 0 ? use.taken() : exact;
    }

    private void hold(String table, UUID id) {
        if (jdbc.sql("select id from settlement." + table + " where id = :id for update")
                .param("id", id)
                .query((row, n) -> row.getString(1))
                .list()
                .isEmpty()) {
            throw new NotFound(table);
        }
    }

    @Transactional(readOnly = true)
    public ReceiptView get(UUID id, Viewer viewer) {
        return read("r.id = :id", id, viewer).stream().findFirst().orElseThrow(() -> new NotFound("receipt"));
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<ReceiptView> list(Viewer viewer) {
        return read("(true or r.id = :id)", new UUID(0, 0), viewer);
    }

    private List<ReceiptView> read(String which, UUID id, Viewer viewer) {
        Office.must(viewer);
        return jdbc.sql("select r.*, b.name as buyer_name from settlement.receipt r"
                        + " join sourcing.buyer b on b.id = r.buyer_id where " + which
                        + " order by r.received_on desc, r.number desc limit 200")
                .param("id", id)
                .query((row, n) -> {
                    var currency = Currency.getInstance(row.getString("currency"));
                    var key = row.getObject("id", UUID.class);
                    return new ReceiptView(
                            key,
                            row.getString("number"),
                            row.getString("notice_id"),
                            row.getObject("buyer_id", UUID.class),
                            row.getString("buyer_name"),
                            Money.ofMinor(row.getLong("amount_minor"), currency),
                            Money.ofMinor(row.getLong("used_minor"), currency),
                            Objects.requireNonNull(row.getObject("received_on", LocalDate.class)),
                            uses(key, currency));
                })
                .list();
    }

    private List<Use> uses(UUID receipt, Currency currency) {
        return jdbc.sql("""
                        select u.*, i.number, i.currency from settlement.receipt_use u
                        join settlement.invoice i on i.id = u.invoice_id
                        where u.receipt_id = :receipt order by u.made_at, u.id limit 200
                        """)
                .param("receipt", receipt)
                .query((row, n) -> new Use(
                        row.getObject("id", UUID.class),
                        row.getObject("invoice_id", UUID.class),
                        row.getString("number"),
                        Money.ofMinor(row.getLong("taken_minor"), currency),
                        Money.ofMinor(row.getLong("settles_minor"), Currency.getInstance(row.getString("currency"))),
                        At.instant(row, "undone_at")))
                .list();
    }
}
