package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.saan.hub.settlement.MoneyScene.baht;
import static org.saan.hub.settlement.MoneyScene.refused;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/** Credit notes and certificates of withheld tax, on a real database and through their pages. */
@HubTest
@Import(MoneyScene.class)
class CreditNotesTest {
    @Autowired
    private MoneyScene money;

    @Autowired
    private CreditNotes credits;

    @Autowired
    private Certificates certificates;

    @BeforeEach
    void begin() {
        money.begin();
    }

    private UUID credit(UUID invoice, CreditReason reason, Map<Integer, Integer> pieces, @Nullable Money amount) {
        return credits.issue(new NewCredit(invoice, reason, "test words", false, pieces, amount), OFFICER);
    }

    private UUID whole(UUID invoice, CreditReason reason) {
        return credits.issue(new NewCredit(invoice, reason, "test words", true, Map.of(), null), OFFICER);
    }

    private InvoiceView invoice(UUID id) {
        return money.billing.getInvoice(id, OFFICER);
    }

    private OrderMoney of(UUID order) {
        return money.billing.findMoney(order, OFFICER).orElseThrow();
    }

    @Test
    void vatIsReversedByTheRateOfTheInvoiceAndNeverMoreThanTheInvoice() {
        // 7 × 33.33 = 233.31, VAT 16.33 (16.3317).
        var order = money.agreed(7, "33.33");
        var invoice = money.billing.issue(order, 1, OFFICER);
        assertThat(invoice(invoice).total()).isEqualTo(baht("249.64"));
        var first = credits.get(credit(invoice, CreditReason.FAULTY, Map.of(0, 1), null), OFFICER);
        assertThat(List.of(first.net(), first.vat(), first.was(), first.becomes()))
                .containsExactly(baht("33.33"), baht("2.33"), baht("233.31"), baht("199.98"));
        assertThat(first.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.invoiceLine()).isZero());
        refused("settlement.credit.pieces", () -> credit(invoice, CreditReason.FAULTY, Map.of(0, 7), null));
        refused("settlement.credit.too_much", () -> credit(invoice, CreditReason.FAULTY, Map.of(), baht("199.99")));
        refused("settlement.credit.nothing", () -> credit(invoice, CreditReason.FAULTY, Map.of(), null));
        assertThat(invoice(invoice).outstanding()).isEqualTo(baht("213.98"));
        var rest = credits.get(whole(invoice, CreditReason.FAULTY), OFFICER);
        assertThat(List.of(rest.net(), rest.vat())).containsExactly(baht("199.98"), baht("14.00"));
        assertThat(invoice(invoice).isCredited()).isTrue();
        assertThat(invoice(invoice).outstanding()).isEqualTo(baht("0.00"));
        refused("settlement.credit.nothing_left", () -> whole(invoice, CreditReason.FAULTY));
        // Given away for good: the order asks for nothing more.
        assertThat(of(order).outstanding()).isEqualTo(baht("0.00"));
        refused("settlement.nothing_left", () -> money.billing.issue(order, null, OFFICER));
        assertThatThrownBy(() -> money.scene
                        .jdbc
                        .sql("update settlement.invoice set credited_net_minor = 1 + net_minor where id = :id")
                        .param("id", invoice)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(money.scene.illnesses()).isEmpty();
    }

    @Test
    void piecesTakenBackOneByOneTakeBackTheWholeVat() {
        // 3 × 33.35 = 100.05, VAT 7.00; one by one it would be 3 × 2.33.
        var order = money.agreed(3, "33.35");
        var invoice = money.billing.issue(order, 1, OFFICER);
        for (int i = 0; i < 3; i++) {
            credit(invoice, CreditReason.RETURNED, Map.of(0, 1), null);
        }
        assertThat(credits.ofInvoice(invoice, OFFICER))
                .extracting(CreditNote::vat)
                .containsExactly(baht("2.33"), baht("2.34"), baht("2.33"));
        assertThat(invoice(invoice).isCredited()).isTrue();
    }

    @Test
    void theDiscountOfPiecesIsTakenBackWithThem() {
        var order = money.scene.order(10);
        money.agree(order, "100.00", Money.THB, null, "10", true);
        var invoice = money.billing.issue(order, 1, OFFICER);
        var note = credits.get(credit(invoice, CreditReason.RETURNED, Map.of(0, 3), null), OFFICER);
        assertThat(List.of(note.discount(), note.net(), note.vat()))
                .containsExactly(baht("30.00"), baht("270.00"), baht("0.00"));
        assertThat(credits.get(whole(invoice, CreditReason.RETURNED), OFFICER).net())
                .isEqualTo(baht("630.00"));
        assertThat(money.scene.illnesses()).isEmpty();
    }

    @Test
    void aMistakeIsInvoicedAgainAndWhatWasPaidBecomesTheBuyersCredit() {
        var order = money.agreed(10, "100.00");
        var invoice = money.billing.issue(order, 1, OFFICER);
        var early = money.pay(order, baht("500.00"), invoice);
        var late = money.pay(order, baht("570.00"), invoice);
        assertThat(invoice(invoice).isPaid()).isTrue();
        // 600.00 + 42.00: the later payment is free, and 72.00 of the earlier one.
        credit(invoice, CreditReason.MISTAKE, Map.of(), baht("600.00"));
        assertThat(money.receipts.get(late, OFFICER).free()).isEqualTo(baht("570.00"));
        assertThat(money.receipts.get(early, OFFICER).free()).isEqualTo(baht("72.00"));
        assertThat(invoice(invoice).paid()).isEqualTo(baht("428.00"));
        assertThat(invoice(invoice).isPaid()).isTrue();
        assertThat(of(order).toInvoice()).isEqualTo(baht("642.00"));
        var again = money.billing.issue(order, null, OFFICER);
        assertThat(invoice(again).total()).isEqualTo(baht("642.00"));
        money.receipts.use(late, again, null, OFFICER);
        money.receipts.use(early, again, null, OFFICER);
        assertThat(of(order).outstanding()).isEqualTo(baht("0.00"));
        assertThat(money.scene.illnesses()).isEmpty();
    }

    @Test
    void moneyOfAForeignInvoiceIsReleasedAtTheAgreedRate() {
        var order = money.scene.order(100);
        money.agree(order, "12.50", Currency.getInstance("USD"), "36.1234", "0", true);
        var invoice = money.billing.issue(order, 1, OFFICER);
        var receipt = money.pay(order, baht("45154.25"), invoice);
        credit(
                invoice,
                CreditReason.FAULTY,
                Map.of(),
                new Money(new java.math.BigDecimal("250.00"), Currency.getInstance("USD")));
        // 1,000.00 × 36.1234 stay used.
        assertThat(money.receipts.get(receipt, OFFICER).free()).isEqualTo(baht("9030.85"));
        assertThat(invoice(invoice).isPaid()).isTrue();
        assertThat(money.scene.illnesses()).isEmpty();
    }

    @Test
    void creditNotesAtOnceAreTogetherAtMostTheInvoiceAndHaveNoGaps() throws Exception {
        var order = money.agreed(10, "100.00");
        var invoice = money.billing.issue(order, 1, OFFICER);
        Callable<Boolean> half = () -> {
            try {
                credit(invoice, CreditReason.FAULTY, Map.of(), baht("400.00"));
                return true;
            } catch (Refusal no) {
                return false;
            }
        };
        var done = new ArrayList<Boolean>();
        try (var pool = Executors.newFixedThreadPool(5)) {
            for (var one : pool.invokeAll(List.of(half, half, half, half, half))) {
                done.add(one.get());
            }
        }
        assertThat(done).filteredOn(one -> one).hasSize(2);
        assertThat(invoice(invoice).outstanding()).isEqualTo(baht("214.00"));
        assertThat(money.scene.illnesses()).isEmpty();
    }

    @Test
    void moneyThatWentOnToGroupsIsNotTakenBack() {
        var made = money.made(10, 5, 20_000);
        money.agree(made.order(), "400.00", Money.THB, null, "0", true, "30", "70");
        var invoice = money.billing.issue(made.order(), 1, OFFICER);
        var receipt = money.pay(made.order(), baht("1200.00"), invoice);
        money.payGroup(made.group(), made.order(), "600.00", false);
        var use = money.receipts.get(receipt, OFFICER).uses().getFirst().id();
        refused("settlement.passed_on_already", () -> money.receipts.undo(use, OFFICER));
        refused("settlement.passed_on_already", () -> whole(invoice, CreditReason.MISTAKE));
        credit(invoice, CreditReason.MISTAKE, Map.of(), baht("600.00"));
        assertThat(money.receipts.get(receipt, OFFICER).free()).isEqualTo(baht("600.00"));
        assertThat(money.scene.illnesses()).isEmpty();
    }

    @Test
    void aCreditNoteIsWrittenOnItsPageAndReadByTheBuyer() throws Exception {
        var order = money.agreed(10, "100.00");
        var invoice = money.billing.issue(order, 1, OFFICER);
        var form = "/settlement/invoices/" + invoice + "/credit";
        assertThat(money.seen(OFFICER, form)).contains("at most 10, at 100.00 each");
        assertThat(money.sent(OFFICER, form, "words", "12 scarves bleed", "amount", "10"))
                .startsWith("422")
                .contains("Choose a reason");
        assertThat(money.sent(OFFICER, form, "reason", "FAULTY", "words", "bleed <b>x</b>", "amount", "๑,๐๐๐.๐๑"))
                .contains("1000.01 is more than the 1000.00 that is left");
        assertThat(money.sent(OFFICER, form, "reason", "FAULTY", "words", "bleed", "line-0", "11"))
                .contains("At most 10 pieces");
        var note = money.sent(OFFICER, form, "reason", "FAULTY", "words", "bleed <b>x</b>", "line-0", "2");
        assertThat(note).startsWith("/settlement/credit-notes/");
        var buyer = viewer(Role.BUYER, money.scene.see(order).buyerId());
        assertThat(money.seen(buyer, note))
                .contains("CRN-")
                .contains("bleed &lt;b&gt;x&lt;/b&gt;")
                .contains("Right value ฿800")
                .contains("฿214");
        var body = JsonMapper.shared().readTree(money.seen(buyer, note + ".json"));
        assertThat(List.of(
                        body.get("net").asString(),
                        body.get("vat").asString(),
                        body.get("total").asString()))
                .containsExactly("200.00", "14.00", "214.00");
        for (var paper : List.of("-th.pdf", "-en.pdf")) {
            assertThat(new String(money.file(buyer, note + paper), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
        }
        assertThat(money.seen(buyer, "/settlement/invoices/" + invoice))
                .contains(note)
                .contains("฿856")
                .doesNotContain("/credit\"");
        assertThat(money.seen(buyer, "/orders/" + order)).contains(note);
        assertThat(money.seen(OFFICER, "/settlement/orders/" + order)).contains("฿856");
        for (var stranger :
                List.of(viewer(Role.BUYER, UUID.randomUUID()), viewer(Role.GROUP_LEADER, UUID.randomUUID()))) {
            for (var path : List.of(note, note + ".json", note + "-en.pdf", form)) {
                assertThat(money.statusOf(stranger, path)).isEqualTo(404);
            }
        }
        assertThat(money.statusOf(buyer, form)).isEqualTo(404);
    }

    @Test
    void aCertificateSaysWhatWasKeptBackAndStays() throws Exception {
        var made = money.made(100, 100, 20_000);
        var payout =
                money.payGroup(made.group(), null, "20000.00", true, new NewPayout.Part(made.work(), baht("20000.00")));
        var page = "/settlement/groups/" + made.group();
        var issue = page + "/payouts/" + payout + "/certificate";
        assertThat(money.seen(OFFICER, page)).contains(issue);
        tax(Identity.PROGRAMME, "COMPANY", "0994000158378", "ศูนย์ทดสอบ");
        assertThat(money.sent(OFFICER, issue)).startsWith("409").contains("This group has no tax data yet");
        assertThat(tax(made.group(), "PERSON", "1234567890123", "นางทดสอบ")).contains("A tax number has 13 digits");
        tax(made.group(), "PERSON", "1-1017-00230-70-8", "นางทดสอบ ข้อมูลเทียม");
        assertThat(money.sent(OFFICER, issue)).isEqualTo(page);
        var certificate = money.payouts
                .getStatement(made.group(), OFFICER)
                .payouts()
                .getFirst()
                .certificate();
        assertThat(certificate).isNotNull();
        // Said twice it is the same; what is entered later does not change it.
        assertThat(certificates.issue(payout, OFFICER)).isEqualTo(certificate.id());
        tax(made.group(), "COMPANY", "0994000158378", "สหกรณ์ทดสอบ");
        var seen = certificates.get(certificate.id(), viewer(Role.GROUP_LEADER, made.group()));
        assertThat(seen.payee().name()).isEqualTo("นางทดสอบ ข้อมูลเทียม");
        assertThat(seen.payee().printedTaxId()).isEqualTo("1-1017-00230-70-8");
        assertThat(List.of(seen.amount(), seen.withheld())).containsExactly(baht("20000.00"), baht("600.00"));
        assertThat(seen.percent()).isEqualByComparingTo("3");
        var paper = "/settlement/certificates/" + certificate.id() + ".pdf";
        assertThat(money.seen(viewer(Role.GROUP_LEADER, made.group()), "/settlement/our-money"))
                .contains(paper);
        money.file(viewer(Role.GROUP_LEADER, made.group()), paper);
        assertThat(money.statusOf(viewer(Role.GROUP_LEADER, UUID.randomUUID()), paper))
                .isEqualTo(404);
        assertThat(money.scene.illnesses()).isEmpty();
    }

    private String tax(UUID organisation, String kind, String number, String name) throws Exception {
        return money.sent(
                OFFICER,
                "/settlement/payees/" + organisation + "/tax",
                "tax-kind",
                kind,
                "tax-name",
                name,
                "tax-id",
                number,
                "tax-address",
                "1 หมู่ 1 ต.ทดสอบ",
                "tax-source",
                "copy of the card");
    }
}
