package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.saan.hub.settlement.MoneyScene.baht;
import static org.saan.hub.settlement.MoneyScene.refused;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.HubTest;
import org.saan.hub.ordering.Amendments;
import org.saan.hub.ordering.NewAmendment;
import org.saan.hub.ordering.NewOrder;
import org.saan.hub.shared.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** The cases of money and of payments on what people see: pages, papers, answers for programs, files for the ledger. */
@HubTest
@Import(MoneyScene.class)
class MoneyThroughTheHubTest {
    @Autowired
    private MoneyScene money;

    @Autowired
    private Deposits deposits;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Amendments amendments;

    @BeforeEach
    void begin() {
        money.begin();
    }

    /** The words of a paper, as a reader of screens gets them. */
    private String words(String path) throws Exception {
        try (var paper = Loader.loadPDF(money.file(OFFICER, path))) {
            return new PDFTextStripper().getText(paper);
        }
    }

    @ParameterizedTest
    @CsvSource({"118.50, 8.30", "237.50, 16.63", "461.50, 32.31"})
    @DisplayName("MN-01 VAT is the same on the page, on paper, for programs and in the ledger")
    void vatIsTheSameEverywhere(String net, String vat) throws Exception {
        var order = money.agreed(1, net);
        var id = money.billing.issue(order, 1, OFFICER);
        var number = money.billing.getInvoice(id, OFFICER).number();
        var path = "/settlement/invoices/" + id;
        var printed = "฿" + new BigDecimal(vat).toPlainString();
        assertThat(money.seen(OFFICER, path)).contains(printed);
        assertThat(words(path + "-en.pdf")).contains(printed);
        assertThat(words(path + "-th.pdf")).contains(vat);
        assertThat(JsonMapper.shared()
                        .readTree(money.seen(OFFICER, path + ".json"))
                        .get("vat")
                        .asString())
                .isEqualTo(vat);
        assertThat(money.seen(OFFICER, path + ".xml")).contains("TaxAmount currencyID=\"THB\">" + vat + "<");
        assertThat(money.seen(OFFICER, "/settlement/invoices.csv?q=" + number)).contains(vat);
    }

    @ParameterizedTest
    @CsvSource({"A B C", "C A B", "B C A"})
    @DisplayName("MN-02 a deposit is split over groups to the satang, in whatever order they were entered")
    void satangGoToGroupsNotToTheOrderOfEntry(String entered) {
        var pieces = Map.of("A", 7, "B", 5, "C", 1);
        var groups = new HashMap<String, UUID>();
        for (var name : entered.split(" ")) {
            groups.put(name, money.scene.group(name, pieces.get(name), 1, 100_000));
        }
        var order = money.scene.order(13);
        money.scene.planAndAccept(order);
        for (var group : groups.values()) {
            var share = money.scene.share(order, group);
            money.scene.offers.accept(share.id(), share.version(), OFFICER);
        }
        money.scene.clear();
        // 13 × 769.2308: 10,000.00.
        money.agree(order, "769.2308", Money.THB, null, "0", true);
        money.pay(order, baht("10000.00"), money.billing.issue(order, 1, OFFICER));
        var suggested = new HashMap<UUID, Money>();
        deposits.find(order, OFFICER)
                .orElseThrow()
                .shares()
                .forEach(share -> suggested.put(share.groupId(), share.suggested()));
        assertThat(suggested)
                .isEqualTo(Map.of(
                        groups.get("A"), baht("5384.62"),
                        groups.get("B"), baht("3846.15"),
                        groups.get("C"), baht("769.23")));
    }

    @Test
    @DisplayName("MN-03 the rate of withholding is printed as it was entered, on page, statement and certificate")
    void theRateIsAsItWasEntered() throws Exception {
        var today = money.rates.today();
        if (money.rates.get(Rates.Tax.HIRE_OF_WORK, today).percent().compareTo(BigDecimal.ONE) != 0) {
            money.rates.add(
                    new Rates.TaxRate(
                            Rates.Tax.HIRE_OF_WORK, today, null, BigDecimal.ONE, baht("1000.00"), "test order", today),
                    OFFICER);
        }
        // Earned 50,000.00, of which so much is paid now.
        var made = money.made(250, 250, 20_000);
        var payout =
                money.payGroup(made.group(), null, "41094.23", true, new NewPayout.Part(made.work(), baht("41094.23")));
        var seen = money.payouts.getStatement(made.group(), OFFICER).payouts().getFirst();
        assertThat(seen.withheld()).isEqualTo(baht("410.94"));
        assertThat(seen.withheldPercent()).isEqualByComparingTo("1");
        assertThat(money.seen(OFFICER, "/settlement/groups/" + made.group())).contains("฿410.94");
        for (var organisation : List.of(org.saan.hub.identity.Identity.PROGRAMME, made.group())) {
            money.sent(
                    OFFICER,
                    "/settlement/payees/" + organisation + "/tax",
                    "tax-kind",
                    "COMPANY",
                    "tax-name",
                    "ทดสอบ",
                    "tax-id",
                    "0994000158378",
                    "tax-address",
                    "1 หมู่ 1",
                    "tax-source",
                    "test");
        }
        var paper = words("/settlement/certificates/" + certificates.issue(payout, OFFICER) + ".pdf");
        assertThat(paper).containsPattern("\\s1\\s").contains("410.94").doesNotContain("0.9999");
    }

    /** An order of several lines, in the order of their quantities as given. */
    private UUID order(int... quantities) {
        return money.scene.ordering.createOrder(
                new NewOrder(
                        money.scene.buyer(),
                        null,
                        IntStream.of(quantities).mapToObj(money.scene::line).toList()),
                OFFICER);
    }

    private UUID invoiced(UUID order, String discount, String... prices) throws Exception {
        var page = "/settlement/orders/" + order;
        var fields = new ArrayList<>(List.of("milestones", "100", "export", "yes", "discount", discount));
        var lines = money.scene.see(order).lines();
        for (int i = 0; i < prices.length; i++) {
            fields.addAll(List.of("price-" + lines.get(i).id(), prices[i]));
        }
        assertThat(money.sent(OFFICER, page + "/terms", fields.toArray(String[]::new)))
                .isEqualTo(page);
        var invoice = money.sent(OFFICER, page + "/invoices", "milestone", "1");
        return UUID.fromString(invoice.substring(invoice.lastIndexOf('/') + 1));
    }

    @Test
    @DisplayName("MN-06 the printed total is the sum of the printed lines")
    void theTotalIsTheSumOfTheLines() throws Exception {
        var id = invoiced(order(7, 3, 11, 1), "0", "1.2345", "2.4449", "0.3335", "4.1013");
        var paper = words("/settlement/invoices/" + id + "-en.pdf");
        assertThat(paper)
                .contains("1.2345")
                .contains("฿8.64")
                .contains("฿7.33")
                .contains("฿3.67")
                .contains("฿4.10")
                .contains("฿23.74")
                .doesNotContain("23.75");
        assertThat(money.seen(OFFICER, "/settlement/invoices/" + id)).contains("฿23.74");
        assertThat(money.seen(OFFICER, "/settlement/invoices/" + id + ".xml"))
                .contains("PayableAmount currencyID=\"THB\">23.74<");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00, 90.67", "100, 90.67, 0.00"})
    @DisplayName("MN-07 a discount of nothing takes nothing, one of all takes all")
    void aDiscountTakesWhatItSays(String percent, String discount, String total) throws Exception {
        var id = invoiced(order(3, 1, 6, 6), percent, "3.460", "25.000", "4.713", "4.501");
        var body = JsonMapper.shared().readTree(money.seen(OFFICER, "/settlement/invoices/" + id + ".json"));
        assertThat(List.of(body.get("discount").asString(), body.get("total").asString()))
                .containsExactly(discount, total);
    }

    private String paid(UUID group, String reference, String amount, Map<UUID, String> works) throws Exception {
        var form = multipart("/settlement/groups/" + group + "/payouts")
                .file(new MockMultipartFile("proof", "slip.pdf", "application/pdf", MoneyScene.slip()));
        works.forEach((work, part) -> form.param("work-" + work, part));
        var answer = money.web
                .perform(form.with(csrf())
                        .with(as(OFFICER))
                        .param("amount", amount)
                        .param("reference", reference)
                        .param("on", money.rates.today().toString()))
                .andReturn()
                .getResponse();
        return answer.getStatus() + " " + answer.getContentAsString(StandardCharsets.UTF_8);
    }

    /** A group with two works of which so much was accepted: 1,000.00 and 600.00. */
    private MoneyScene.Made two(List<UUID> works) {
        var group = money.scene.group("A", 20, 1, 20_000);
        var orders = List.of(money.scene.order(5), money.scene.order(3));
        for (var order : orders) {
            money.scene.planAndAccept(order);
            var share = money.scene.share(order, group);
            money.scene.offers.accept(share.id(), share.version(), OFFICER);
            works.add(share.id());
        }
        money.accept(works.get(0), 5);
        money.accept(works.get(1), 3);
        money.scene.clear();
        return new MoneyScene.Made(group, orders.getFirst(), works.getFirst());
    }

    @Test
    @DisplayName("PY-01 two transfers of a half each pay one work, and both are linked to it")
    void aWorkIsPaidInTwoParts() throws Exception {
        var made = money.made(10, 5, 2_000);
        var page = "/settlement/groups/" + made.group();
        assertThat(paid(made.group(), "H1-" + made.work(), "50", Map.of(made.work(), "50")))
                .startsWith("302");
        assertThat(money.seen(OFFICER, page)).contains("at most ฿50");
        assertThat(money.payouts.getStatement(made.group(), OFFICER).toCome()).isEqualTo(baht("50.00"));
        assertThat(paid(made.group(), "H2-" + made.work(), "50", Map.of(made.work(), "50")))
                .startsWith("302");
        var statement = money.payouts.getStatement(made.group(), OFFICER);
        assertThat(statement.toCome()).isEqualTo(baht("0.00"));
        assertThat(statement.payouts())
                .allSatisfy(payout -> assertThat(payout.uses())
                        .singleElement()
                        .satisfies(use -> assertThat(use.amount()).isEqualTo(baht("50.00"))));
        assertThat(statement.payouts()).hasSize(2);
    }

    @Test
    @DisplayName("PY-02 a payment of 1,200 for works of 1,000 and 600 is used once, and a paid work is not paid again")
    void onePaymentIsUsedOnceAndAPaidWorkIsNotPaidAgain() throws Exception {
        var works = new ArrayList<UUID>();
        var made = two(works);
        assertThat(paid(made.group(), "P-" + made.work(), "1,200", Map.of(works.get(0), "1,000", works.get(1), "200")))
                .startsWith("302");
        var statement = money.payouts.getStatement(made.group(), OFFICER);
        assertThat(statement.toCome()).isEqualTo(baht("400.00"));
        var payout = statement.payouts().getFirst();
        assertThat(payout.free()).isEqualTo(baht("0.00"));
        refused(
                "settlement.not_free_any_more",
                () -> money.payouts.use(payout.id(), works.get(1), baht("400.00"), OFFICER));
        assertThat(paid(made.group(), "Q-" + made.work(), "1000", Map.of(works.get(0), "1000")))
                .startsWith("409")
                .contains("accepted pieces")
                .contains("wrote down payment");
        assertThat(money.payouts.getStatement(made.group(), OFFICER).paid()).isEqualTo(baht("1200.00"));
        assertThat(money.scene.illnesses()).isEmpty();
    }

    @Test
    @DisplayName("PY-03 undoing one use of a payment on its page leaves the other, and gives back what it took")
    void undoingOneUseLeavesTheOther() throws Exception {
        var works = new ArrayList<UUID>();
        var made = two(works);
        paid(made.group(), "U-" + made.work(), "10", Map.of(works.get(0), "5", works.get(1), "5"));
        var page = "/settlement/groups/" + made.group();
        var uses = money.payouts
                .getStatement(made.group(), OFFICER)
                .payouts()
                .getFirst()
                .uses();
        assertThat(money.sent(OFFICER, page + "/uses/" + uses.getLast().id() + "/undo"))
                .isEqualTo(page);
        var statement = money.payouts.getStatement(made.group(), OFFICER);
        assertThat(statement.payouts().getFirst().free()).isEqualTo(baht("5.00"));
        assertThat(statement.paid()).isEqualTo(baht("5.00"));
        assertThat(money.seen(OFFICER, page)).contains("Not used for pieces yet: ฿5");
        assertThat(money.sent(OFFICER, page + "/uses/" + uses.getLast().id() + "/undo"))
                .startsWith("409");
        assertThat(money.scene.illnesses()).isEmpty();
    }

    @Test
    @DisplayName("MN-05 an order keeps its rate on page, paper and file, whatever the rate is later")
    void theRateOfAnOrderStays() throws Exception {
        var order = money.scene.order(100);
        var page = "/settlement/orders/" + order;
        var line = "price-" + money.scene.onlyLine(order).id();
        assertThat(money.sent(
                        OFFICER,
                        page + "/terms",
                        line,
                        "12.50",
                        "currency",
                        "USD",
                        "rate",
                        "36.1234",
                        "source",
                        "Bank of Thailand",
                        "on",
                        money.rates.today().toString(),
                        "export",
                        "yes"))
                .isEqualTo(page);
        assertThat(money.sent(
                        OFFICER,
                        page + "/terms",
                        line,
                        "12.50",
                        "currency",
                        "USD",
                        "rate",
                        "33",
                        "source",
                        "Bank of Thailand",
                        "on",
                        money.rates.today().toString()))
                .startsWith("409");
        assertThat(money.seen(OFFICER, page)).contains("USD\u00a01,250").contains("฿45,154.25");
        var invoice = money.sent(OFFICER, page + "/invoices", "milestone", "1");
        assertThat(words(invoice + "-en.pdf")).contains("36.1234").contains("45,154.25");
        assertThat(money.seen(OFFICER, invoice + ".xml")).contains("<cbc:CalculationRate>36.1234<");
    }

    @Test
    @DisplayName("OR-01 an amended order is outstanding by its growth on its page, in the list and in the file")
    void anAmendedOrderIsOutstandingByItsGrowth() throws Exception {
        var order = money.agreed(2, "6.00");
        var page = "/settlement/orders/" + order;
        var first = money.billing.issue(order, 1, OFFICER);
        money.pay(order, baht("12.84"), first);
        var line = money.scene.onlyLine(order);
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
        assertThat(money.seen(OFFICER, page)).contains("฿25.68").contains("Issue invoice for the rest, ฿12.84");
        money.sent(OFFICER, page + "/invoices");
        var number = money.scene.see(order).number();
        var list = money.seen(OFFICER, "/settlement/invoices?state=open&q=" + number);
        assertThat(list).contains("฿12.84").contains("1 invoice");
        var file = money.seen(OFFICER, "/settlement/invoices.csv?q=" + number)
                .lines()
                .skip(1)
                .toList();
        assertThat(file).hasSize(2).allMatch(row -> row.contains("12.84"));
        assertThat(money.billing.findMoney(order, OFFICER).orElseThrow().outstanding())
                .isEqualTo(baht("12.84"));
    }

    @Test
    void moneyIsBookedForAnyOfManyOpenInvoices() throws Exception {
        UUID last = new UUID(0, 0);
        for (int i = 0; i < InvoiceList.SHAPE.size() + 2; i++) {
            last = money.billing.issue(money.agreed(1, "10.00"), 1, OFFICER);
        }
        assertThat(money.seen(OFFICER, "/settlement/receipts")).contains("value=\"" + last + "\"");
        assertThat(money.sent(
                        OFFICER,
                        "/settlement/receipts",
                        "invoice",
                        last.toString(),
                        "notice",
                        "L-" + last,
                        "amount",
                        "10.70",
                        "on",
                        money.rates.today().toString()))
                .startsWith("/settlement/receipts");
        assertThat(money.billing.getInvoice(last, OFFICER).isPaid()).isTrue();
    }
}
