package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.Amendments;
import org.saan.hub.ordering.NewAmendment;
import org.saan.hub.ordering.Scene;
import org.saan.hub.production.Colour;
import org.saan.hub.production.NewDelivery;
import org.saan.hub.production.NewInspection;
import org.saan.hub.production.Quality;
import org.saan.hub.production.Receiving;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Prices, invoices, payments in and out, on a real database. */
@HubTest
@Import(Scene.class)
class SettlementTest {
    private static final Viewer RECEIVER = viewer(Role.RECEIVER, Identity.PROGRAMME);
    private static final Currency USD = Currency.getInstance("USD");

    @Autowired
    private Scene scene;

    @Autowired
    private Billing billing;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Payouts payouts;

    @Autowired
    private Deposits deposits;

    @Autowired
    private Amendments amendments;

    @Autowired
    private CostSheets costs;

    @Autowired
    private Rates rates;

    @Autowired
    private Receiving receiving;

    @Autowired
    private Quality quality;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void vatIsKnown() {
        scene.clear();
        var today = rates.today();
        if (rates.find(Rates.Tax.VAT, today).orElseThrow().isPast(today)) {
            rates.add(
                    new Rates.TaxRate(
                            Rates.Tax.VAT,
                            LocalDate.of(2026, 10, 1),
                            null,
                            new BigDecimal("7"),
                            Money.zero(Money.THB),
                            "test decree",
                            today),
                    OFFICER);
        }
    }

    private static Money baht(String amount) {
        return new Money(new BigDecimal(amount), Money.THB);
    }

    private static byte[] slip() {
        return "%PDF-1.4 slip".getBytes(StandardCharsets.US_ASCII);
    }

    private UUID agreed(int quantity, String price, String... milestones) {
        var order = scene.order(quantity);
        agree(order, price, Money.THB, null, false, milestones);
        return order;
    }

    private void agree(
            UUID order, String price, Currency currency, @Nullable String rate, boolean export, String... milestones) {
        Map<UUID, BigDecimal> prices = new HashMap<>();
        scene.see(order).lines().forEach(line -> prices.put(line.id(), new BigDecimal(price)));
        billing.agree(
                order,
                new NewTerms(
                        currency,
                        rate == null ? null : new BigDecimal(rate),
                        rate == null ? null : "Bank of Thailand",
                        rate == null ? null : rates.today(),
                        BigDecimal.ZERO,
                        export,
                        30,
                        (milestones.length == 0 ? List.of("100") : List.of(milestones))
                                .stream().map(BigDecimal::new).toList(),
                        prices),
                OFFICER);
    }

    private OrderMoney money(UUID order) {
        return billing.findMoney(order, OFFICER).orElseThrow();
    }

    private UUID pay(UUID order, Money amount, @Nullable UUID invoice) {
        return receipts.book(
                new Receipts.NewReceipt(
                        UUID.randomUUID().toString(), scene.see(order).buyerId(), amount, rates.today()),
                invoice,
                OFFICER);
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    @DisplayName("OR-01 an order that grows after it was paid has the right total, paid and outstanding")
    void anEditedOrderIsOutstandingByItsGrowth() {
        var order = agreed(2, "6.00");
        var invoice = billing.issue(order, 1, OFFICER);
        assertThat(billing.getInvoice(invoice, OFFICER).total()).isEqualTo(baht("12.84"));
        pay(order, baht("12.84"), invoice);
        var line = scene.onlyLine(order);
        amendments.amend(
                UUID.randomUUID(),
                order,
                new NewAmendment(
                        amendments.seen(order, OFFICER),
                        "the buyer wants two more",
                        "buyer",
                        List.of(new NewAmendment.Line(
                                line.id(), null, BigDecimal.valueOf(4), line.due(), null, false))),
                OFFICER);
        assertThat(List.of(
                        money(order).total(), money(order).paid(), money(order).outstanding()))
                .containsExactly(baht("25.68"), baht("12.84"), baht("12.84"));
        var rest = billing.getInvoice(billing.issue(order, null, OFFICER), OFFICER);
        assertThat(rest.total()).isEqualTo(baht("12.84"));
        assertThat(billing.listInvoices(order, OFFICER))
                .extracting(InvoiceView::outstanding)
                .containsExactly(baht("0.00"), baht("12.84"));
        refused("settlement.nothing_left", () -> billing.issue(order, null, OFFICER));
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    void instalmentsAddUpToTheOrder() {
        var order = agreed(7, "1.2345", "33.33", "33.33", "33.34");
        var total = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> billing.getInvoice(billing.issue(order, i, OFFICER), OFFICER)
                        .total())
                .reduce(Money::plus)
                .orElseThrow();
        assertThat(total).isEqualTo(money(order).total()).isEqualTo(baht("9.24"));
        refused("settlement.invoiced_already", () -> billing.issue(order, 2, OFFICER));
    }

    @Test
    @DisplayName("MN-05 the rate is frozen when the order is agreed")
    void theRateIsFrozen() {
        var order = scene.order(100);
        agree(order, "12.50", USD, "36.1234", true);
        var invoice = billing.issue(order, 1, OFFICER);
        refused("settlement.terms_stay", () -> agree(order, "12.50", USD, "33.0000", true));
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update settlement.order_terms set rate = 33 where order_id = :id")
                        .param("id", order)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(money(order).baht()).isEqualTo(baht("45154.25"));
        assertThat(money(order).total().plain()).isEqualTo("1250.00");
        var receipt = pay(order, baht("45000.00"), invoice);
        assertThat(receipts.get(receipt, OFFICER).free()).isEqualTo(baht("0.00"));
        assertThat(billing.getInvoice(invoice, OFFICER).paid().plain()).isEqualTo("1245.73");
        var second = pay(order, baht("1000.00"), invoice);
        assertThat(billing.getInvoice(invoice, OFFICER).isPaid()).isTrue();
        assertThat(receipts.get(second, OFFICER).free()).isEqualTo(baht("845.75"));
    }

    @Test
    @DisplayName("CC-04 a notice that comes three times, twice at once, is one receipt")
    void aNoticeIsBookedOnce() throws Exception {
        var order = agreed(10, "1000.00");
        var notice = new Receipts.NewReceipt(
                "N1-" + UUID.randomUUID(), scene.see(order).buyerId(), baht("5000.00"), rates.today());
        Callable<UUID> deliver = () -> receipts.book(notice, null, OFFICER);
        var ids = new ArrayList<UUID>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var told : pool.invokeAll(List.of(deliver, deliver))) {
                ids.add(told.get());
            }
        }
        ids.add(deliver.call());
        assertThat(ids).hasSize(3).containsOnly(ids.getFirst());
        assertThat(receipts.list(OFFICER).stream().filter(one -> one.noticeId().equals(notice.noticeId())))
                .singleElement()
                .satisfies(one -> assertThat(one.amount()).isEqualTo(baht("5000.00")));
        refused(
                "settlement.notice_other",
                () -> receipts.book(
                        new Receipts.NewReceipt(notice.noticeId(), notice.buyer(), baht("5000.01"), rates.today()),
                        null,
                        OFFICER));
    }

    @Test
    @DisplayName("CC-07 twenty invoices at once of which three fail have numbers without a gap")
    void numbersHaveNoGap() throws Exception {
        var orders =
                IntStream.range(0, 20).mapToObj(i -> agreed(1 + i, "10.00")).toList();
        var writing = new TransactionTemplate(transactions);
        var ids = new ArrayList<UUID>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var calls = new ArrayList<Callable<@Nullable UUID>>();
            for (int i = 0; i < 20; i++) {
                boolean fails = i % 7 == 3;
                var order = orders.get(i);
                calls.add(() -> writing.execute(status -> {
                    var id = billing.issue(order, 1, OFFICER);
                    if (fails) {
                        status.setRollbackOnly();
                        return null;
                    }
                    return id;
                }));
            }
            for (var call : pool.invokeAll(calls)) {
                var id = call.get();
                if (id != null) {
                    ids.add(id);
                }
            }
        }
        var counts = ids.stream()
                .map(id -> Integer.parseInt(
                        billing.getInvoice(id, OFFICER).number().split("-")[2]))
                .sorted()
                .toList();
        assertThat(counts)
                .hasSize(17)
                .isEqualTo(IntStream.range(counts.getFirst(), counts.getFirst() + 17)
                        .boxed()
                        .toList());
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    @DisplayName("PY-01 (in) two transfers of a half each settle one bill")
    void partPaymentsLeaveTheRestOutstanding() {
        var order = scene.order(1);
        agree(order, "100.00", Money.THB, null, true);
        var invoice = billing.issue(order, 1, OFFICER);
        pay(order, baht("50.00"), invoice);
        assertThat(billing.getInvoice(invoice, OFFICER).outstanding()).isEqualTo(baht("50.00"));
        pay(order, baht("50.00"), invoice);
        assertThat(billing.getInvoice(invoice, OFFICER).outstanding()).isEqualTo(baht("0.00"));
    }

    @Test
    @DisplayName("PY-03 undoing one use of a credit leaves the other")
    void undoingOneUseLeavesTheOther() {
        var first = scene.order(1);
        agree(first, "5.00", Money.THB, null, true);
        var receipt = pay(first, baht("100.00"), billing.issue(first, 1, OFFICER));
        var second = scene.order(1);
        scene.jdbc
                .sql("update ordering.buyer_order set buyer_id = :buyer where id = :id")
                .param("buyer", scene.see(first).buyerId())
                .param("id", second)
                .update();
        agree(second, "5.00", Money.THB, null, true);
        receipts.use(receipt, billing.issue(second, 1, OFFICER), null, OFFICER);
        assertThat(receipts.get(receipt, OFFICER).free()).isEqualTo(baht("90.00"));
        var use = receipts.get(receipt, OFFICER).uses().getLast();
        receipts.undo(use.id(), OFFICER);
        assertThat(receipts.get(receipt, OFFICER).free()).isEqualTo(baht("95.00"));
        assertThat(billing.listInvoices(first, OFFICER).getFirst().isPaid()).isTrue();
        assertThat(billing.listInvoices(second, OFFICER).getFirst().isPaid()).isFalse();
        refused("settlement.undone_already", () -> receipts.undo(use.id(), OFFICER));
        assertThat(scene.illnesses()).isEmpty();
    }

    /** A group whose pieces were accepted. */
    private record Made(UUID group, UUID order, UUID work) {}

    private Made made(int ordered, int accepted, long rate) {
        var group = scene.group("A", ordered, 1, rate);
        var order = scene.order(ordered);
        scene.planAndAccept(order);
        var share = scene.share(order, group);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        var tranche = receiving.receive(
                share.id(), new NewDelivery(UUID.randomUUID(), accepted, accepted, "K4", Colour.WITHIN), RECEIVER);
        quality.inspect(
                tranche, new NewInspection(UUID.randomUUID(), accepted, List.of(), 0, null), List.of(), RECEIVER);
        scene.clear();
        return new Made(group, order, share.id());
    }

    private UUID payGroup(UUID group, String amount, NewPayout.Part... parts) {
        return payouts.pay(
                new NewPayout(
                        group,
                        null,
                        baht(amount),
                        UUID.randomUUID().toString(),
                        rates.today(),
                        false,
                        List.of(parts),
                        slip()),
                OFFICER);
    }

    private static NewPayout.Part part(UUID work, String amount) {
        return new NewPayout.Part(work, baht(amount));
    }

    private Statement statement(UUID group) {
        return payouts.getStatement(group, OFFICER);
    }

    @Test
    @DisplayName("PY-01 two transfers of a half each pay what a group has earned")
    void aGroupIsPaidInParts() {
        var made = made(10, 5, 2_000);
        payGroup(made.group(), "50.00", part(made.work(), "50.00"));
        assertThat(statement(made.group()).toCome()).isEqualTo(baht("50.00"));
        payGroup(made.group(), "50.00", part(made.work(), "50.00"));
        assertThat(statement(made.group()).toCome()).isEqualTo(baht("0.00"));
        assertThat(statement(made.group()).payouts()).hasSize(2);
        refused("settlement.overpaid", () -> payGroup(made.group(), "0.01", part(made.work(), "0.01")));
    }

    @Test
    @DisplayName("PY-02 no payment is used twice, and no work is paid twice")
    void nothingIsPaidTwice() {
        var made = made(10, 5, 20_000);
        // Of the same group: another 600.00.
        scene.jdbc
                .sql("update directory.producer_group set suspended = false where id = :id")
                .param("id", made.group())
                .update();
        var second = made(3, 3, 20_000);
        var payout = payGroup(made.group(), "1000.00", part(made.work(), "1000.00"));
        refused("settlement.overpaid", () -> payGroup(made.group(), "1000.00", part(made.work(), "1000.00")));
        assertThatThrownBy(() -> payouts.use(payout, second.work(), baht("400.00"), OFFICER))
                .isInstanceOf(NotFound.class);
        var use = statement(made.group()).payouts().getFirst().uses().getFirst();
        payouts.undo(use.id(), OFFICER);
        payouts.use(payout, made.work(), baht("800.00"), OFFICER);
        refused("settlement.not_free_any_more", () -> payouts.use(payout, made.work(), baht("200.01"), OFFICER));
        assertThat(statement(made.group()).toCome()).isEqualTo(baht("200.00"));
        assertThat(statement(made.group()).advance()).isEqualTo(baht("200.00"));
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    void theDatabaseItselfKeepsPaidWithinAccepted() throws Exception {
        var made = made(10, 5, 2_000);
        Callable<Boolean> half = () -> {
            try {
                payGroup(made.group(), "60.00", part(made.work(), "60.00"));
                return true;
            } catch (Refusal no) {
                return false;
            }
        };
        try (var pool = Executors.newFixedThreadPool(4)) {
            long done = 0;
            for (var one : pool.invokeAll(List.of(half, half, half, half))) {
                done += one.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update settlement.work_account set paid_minor = 10001 where work_id = :id")
                        .param("id", made.work())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update production.work_order set price_minor = 1000 where id = :id")
                        .param("id", made.work())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(statement(made.group()).paid()).isEqualTo(baht("60.00"));
    }

    @Test
    void nothingIsPaidWithoutProofOrTwiceByOneTransfer() {
        var made = made(10, 5, 2_000);
        var reference = UUID.randomUUID().toString();
        var parts = List.of(part(made.work(), "10.00"));
        refused(
                "settlement.proof_missing",
                () -> payouts.pay(
                        new NewPayout(
                                made.group(), null, baht("10.00"), reference, rates.today(), false, parts, new byte[0]),
                        OFFICER));
        refused(
                "settlement.proof_kind",
                () -> payouts.pay(
                        new NewPayout(
                                made.group(),
                                null,
                                baht("10.00"),
                                reference,
                                rates.today(),
                                false,
                                parts,
                                "<html>".getBytes(StandardCharsets.US_ASCII)),
                        OFFICER));
        var paid = new NewPayout(made.group(), null, baht("10.00"), reference, rates.today(), false, parts, slip());
        payouts.pay(paid, OFFICER);
        refused("settlement.reference_known", () -> payouts.pay(paid, OFFICER));
    }

    @Test
    void taxOnHireOfWorkIsKeptBack() {
        var made = made(100, 100, 20_000);
        var id = payouts.pay(
                new NewPayout(
                        made.group(),
                        null,
                        baht("20000.00"),
                        UUID.randomUUID().toString(),
                        rates.today(),
                        true,
                        List.of(part(made.work(), "20000.00")),
                        slip()),
                OFFICER);
        var payout = statement(made.group()).payouts().getFirst();
        assertThat(payout.id()).isEqualTo(id);
        assertThat(payout.withheldPercent()).isEqualByComparingTo("3");
        assertThat(payout.withheld()).isEqualTo(baht("600.00"));
        assertThat(payout.transferred()).isEqualTo(baht("19400.00"));
    }

    @Test
    void aDepositIsPassedOnOnlyWhenItCameIn() {
        var made = made(10, 5, 20_000);
        agree(made.order(), "400.00", Money.THB, null, true, "30", "70");
        refused("settlement.deposit_left", () -> passOn(made, "0.01"));
        pay(made.order(), baht("1200.00"), billing.issue(made.order(), 1, OFFICER));
        var deposit = deposits.find(made.order(), OFFICER).orElseThrow();
        assertThat(deposit.received()).isEqualTo(baht("1200.00"));
        assertThat(deposit.by()).isEqualTo(rates.today().plusDays(7));
        assertThat(deposit.shares())
                .singleElement()
                .satisfies(share -> assertThat(share.suggested()).isEqualTo(baht("600.00")));
        var payout = passOn(made, "600.00");
        assertThat(statement(made.group()).advance()).isEqualTo(baht("600.00"));
        payouts.use(payout, made.work(), baht("600.00"), OFFICER);
        assertThat(statement(made.group()).toCome()).isEqualTo(baht("400.00"));
        refused("settlement.deposit_left", () -> passOn(made, "600.01"));
        assertThat(scene.illnesses()).isEmpty();
    }

    private UUID passOn(Made made, String amount) {
        return payouts.pay(
                new NewPayout(
                        made.group(),
                        made.order(),
                        baht(amount),
                        UUID.randomUUID().toString(),
                        rates.today(),
                        false,
                        List.of(),
                        slip()),
                OFFICER);
    }

    @Test
    void aRateBelowTheMinimumWageNeedsAReasonInWriting() {
        // Bangkok: 400 baht a day.
        var group = scene.group("A", 10, 1);
        var cheap = cost(group, "45.00", null);
        refused("settlement.below_floor", () -> costs.write(null, cheap, OFFICER));
        var id = costs.write(null, cost(group, "45.00", "ทดลองงาน ลูกค้ารายแรก"), OFFICER);
        var view = costs.get(id, null, OFFICER);
        assertThat(view.below()).isTrue();
        assertThat(view.floor()).isEqualTo(baht("750.00"));
        assertThat(view.dayEquivalent()).isEqualTo("360.00");
        costs.write(id, cost(group, "50.00", null), OFFICER);
        assertThat(costs.get(id, null, OFFICER).below()).isFalse();
        assertThat(costs.get(id, 1, OFFICER).sheet().sellingPrice()).isEqualTo(baht("1475.49"));
        assertThat(costs.get(id, null, viewer(Role.GROUP_LEADER, group)).version())
                .isEqualTo(2);
        assertThatThrownBy(() -> costs.get(id, null, viewer(Role.GROUP_LEADER, UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
        assertThat(scene.illnesses()).isEmpty();
    }

    private static NewCost cost(UUID group, String hour, @Nullable String reason) {
        var nothing = baht("0.00");
        return new NewCost(
                group,
                "reed_mat",
                "shawl",
                new CostSheet(
                        List.of(
                                new CostSheet.Material("silk", new BigDecimal("0.15"), new BigDecimal("1800")),
                                new CostSheet.Material("dye", BigDecimal.ONE, new BigDecimal("60")),
                                new CostSheet.Material("packing", BigDecimal.ONE, new BigDecimal("25"))),
                        List.of(new CostSheet.Step("weaving", new BigDecimal("900"), new BigDecimal(hour))),
                        new BigDecimal("5"),
                        new BigDecimal("12"),
                        new BigDecimal("15"),
                        nothing,
                        nothing,
                        new BigDecimal("10"),
                        nothing),
                null,
                reason);
    }

    @Test
    void aRatePastItsEndIsFoundButNotUsed() {
        var past = LocalDate.of(2026, 9, 30);
        assertThat(rates.get(Rates.Tax.VAT, past).percent()).isEqualByComparingTo("7");
        rates.add(
                new Rates.TaxRate(
                        Rates.Tax.RENT,
                        rates.today().minusDays(20),
                        rates.today().minusDays(1),
                        new BigDecimal("5"),
                        Money.zero(Money.THB),
                        "test decree",
                        rates.today()),
                OFFICER);
        assertThat(rates.find(Rates.Tax.RENT, rates.today()).orElseThrow().isPast(rates.today()))
                .isTrue();
        refused("settlement.rate_past", () -> rates.get(Rates.Tax.RENT, rates.today()));
    }

    @Test
    void nobodySeesMoneyThatIsNotTheirs() {
        var made = made(10, 5, 20_000);
        agree(made.order(), "400.00", Money.THB, null, true);
        var invoice = billing.issue(made.order(), 1, OFFICER);
        var payout = payGroup(made.group(), "10.00", part(made.work(), "10.00"));
        var rival = viewer(Role.GROUP_LEADER, UUID.randomUUID());
        var otherBuyer = viewer(Role.BUYER, UUID.randomUUID());
        var leader = viewer(Role.GROUP_LEADER, made.group());
        for (var stranger : List.of(rival, otherBuyer)) {
            assertThatThrownBy(() -> payouts.getStatement(made.group(), stranger))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> payouts.proof(payout, stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> billing.getInvoice(invoice, stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> payouts.listOwed(stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> receipts.list(stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> deposits.find(made.order(), stranger)).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> billing.getInvoice(invoice, leader)).isInstanceOf(NotFound.class);
        assertThat(payouts.getStatement(made.group(), leader).works()).hasSize(1);
        assertThat(payouts.proof(payout, leader).kind()).isEqualTo("PDF");
        var buyer = viewer(Role.BUYER, scene.see(made.order()).buyerId());
        assertThat(billing.getInvoice(invoice, buyer).total()).isEqualTo(baht("4000.00"));
        assertThatThrownBy(() -> payouts.getStatement(made.group(), buyer)).isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName("PY-03 (in) what groups were passed on as a deposit cannot be taken from under them")
    void aPaymentThatWasPassedOnIsNotUndone() {
        var group = scene.group("A", 30, 1);
        var order = scene.order(10);
        scene.planAndAccept(order);
        var share = scene.share(order, group);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        agree(order, "1000.00", Money.THB, null, false);
        var invoice = billing.issue(order, 1, OFFICER);
        var receipt = pay(order, baht("5000.00"), invoice);
        var use = receipts.get(receipt, OFFICER).uses().getFirst().id();
        payouts.pay(
                new NewPayout(
                        group,
                        order,
                        baht("3000.00"),
                        UUID.randomUUID().toString(),
                        rates.today(),
                        false,
                        List.of(),
                        slip()),
                OFFICER);
        refused("settlement.passed_on_already", () -> receipts.undo(use, OFFICER));
        assertThat(receipts.get(receipt, OFFICER).free()).isEqualTo(baht("0.00"));
        assertThat(scene.illnesses()).isEmpty();
    }
}
