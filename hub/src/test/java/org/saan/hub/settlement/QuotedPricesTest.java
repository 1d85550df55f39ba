package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.saan.hub.settlement.MoneyScene.baht;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.ordering.Amendments;
import org.saan.hub.ordering.NewAmendment;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Role;
import org.saan.hub.sourcing.BuyerKey;
import org.saan.hub.sourcing.NewQuotation;
import org.saan.hub.sourcing.OrdersOfQuotations;
import org.saan.hub.sourcing.Quotations;
import org.saan.hub.sourcing.SourcingScene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The prices of an order are those that its buyer accepted; what was paid ahead is used for accepted pieces on its page. */
@HubTest
@Import({MoneyScene.class, SourcingScene.class})
class QuotedPricesTest {
    private static final Currency NOK = Currency.getInstance("NOK");

    @Autowired
    private MoneyScene money;

    @Autowired
    private SourcingScene sourcing;

    @Autowired
    private Quotations quotations;

    @Autowired
    private OrdersOfQuotations orders;

    @Autowired
    private Amendments amendments;

    @BeforeEach
    void begin() {
        money.begin();
    }

    /** An order that a buyer made of a quotation: 100 pieces of each line. */
    private UUID accepted(String... prices) {
        var key = BuyerKey.draw();
        var enquiry = sourcing.enquiries.ask(sourcing.enquiry(prices.length, 100), List.of(), key);
        var lines = sourcing.enquiries.getEnquiry(enquiry, OFFICER).lines();
        var quotation = quotations.write(
                enquiry,
                new NewQuotation(
                        sourcing.today().plusDays(30),
                        NOK,
                        new NewQuotation.Rate(new BigDecimal("3.2101"), "Bank of Thailand", sourcing.today()),
                        "FCA",
                        "Bangkok",
                        30,
                        null,
                        java.util.stream.IntStream.range(0, prices.length)
                                .mapToObj(i -> new NewQuotation.Line(
                                        lines.get(i).id(),
                                        100,
                                        sourcing.groups.now().plusWeeks(10),
                                        new BigDecimal(prices[i])))
                                .toList()),
                OFFICER);
        quotations.send(quotation, 1, sourcing.groups.buyer(), OFFICER);
        quotations.accept(key, quotation, 1);
        return orders.make(quotation, OFFICER).id();
    }

    @Test
    void thePriceOfAnOrderIsTakenFromTheQuotationThatWasAccepted() throws Exception {
        var order = accepted("35.1234", "72.5");
        var page = "/settlement/orders/" + order;
        assertThat(money.seen(OFFICER, page))
                .contains("35.1234")
                .contains("72.50")
                .contains("NOK\u00a010,762.34")
                .contains("value=\"30/70\"")
                .contains("Take the quoted prices")
                .doesNotContain("name=\"price-");
        assertThat(money.sent(OFFICER, page + "/terms/quoted", "milestones", "30/60", "dueDays", "30"))
                .startsWith("422");
        assertThat(money.sent(OFFICER, page + "/terms/quoted", "milestones", "30/70", "dueDays", "14", "export", "yes"))
                .isEqualTo(page);
        var agreed = money.billing.findMoney(order, OFFICER).orElseThrow();
        assertThat(agreed.total()).isEqualTo(new Money(new BigDecimal("10762.34"), NOK));
        assertThat(agreed.rate()).isEqualByComparingTo("3.2101");
        assertThat(agreed.rateSource()).isEqualTo("Bank of Thailand");
        assertThat(agreed.quotationVersion()).isEqualTo(1);
        assertThat(money.seen(OFFICER, page)).contains("version 1, which the buyer accepted");
        assertThat(money.sent(OFFICER, page + "/terms/quoted", "milestones", "100"))
                .startsWith("409");
    }

    @Test
    void aLineThatCameAfterTheQuotationIsPricedLater() throws Exception {
        var order = accepted("10", "20");
        var seen = money.scene.see(order);
        var first = seen.lines().getFirst();
        var second = seen.lines().get(1);
        // The first line goes, a new one comes: the second keeps its own price.
        amendments.amend(
                UUID.randomUUID(),
                order,
                new NewAmendment(
                        amendments.seen(order, OFFICER),
                        "test",
                        "buyer",
                        List.of(line(first.id(), true, 100), line(second.id(), false, 100), line(null, false, 5))),
                OFFICER);
        var page = "/settlement/orders/" + order;
        assertThat(money.sent(OFFICER, page + "/terms/quoted", "export", "yes")).isEqualTo(page);
        var agreed = money.billing.findMoney(order, OFFICER).orElseThrow();
        assertThat(agreed.unpriced()).isEqualTo(1);
        assertThat(agreed.lines())
                .singleElement()
                .satisfies(one -> assertThat(one.price()).isEqualByComparingTo("20"));
    }

    private NewAmendment.Line line(@org.jspecify.annotations.Nullable UUID id, boolean removed, int quantity) {
        return new NewAmendment.Line(
                id,
                "reed_mat",
                BigDecimal.valueOf(quantity),
                sourcing.groups.now().plusWeeks(10),
                null,
                removed);
    }

    @Test
    void anOrderWithoutQuotationIsPricedByHand() throws Exception {
        var order = money.scene.order(3);
        assertThat(money.seen(OFFICER, "/settlement/orders/" + order)).contains("name=\"price-");
        assertThat(money.sent(OFFICER, "/settlement/orders/" + order + "/terms/quoted", "milestones", "100"))
                .startsWith("409")
                .contains("came from no accepted quotation");
    }

    @Test
    void whatWasPaidAheadIsUsedForAcceptedPiecesOnItsPageAndTheGroupSeesIt() throws Exception {
        var made = money.made(10, 5, 20_000);
        money.agree(made.order(), "400.00", Money.THB, null, "0", true, "30", "70");
        money.pay(made.order(), baht("1200.00"), money.billing.issue(made.order(), 1, OFFICER));
        var payout = money.payGroup(made.group(), made.order(), "600.00", false);
        var page = "/settlement/groups/" + made.group();
        var leader = viewer(Role.GROUP_LEADER, made.group());
        assertThat(money.seen(leader, "/settlement/our-money"))
                .contains("฿0 is used for accepted pieces, ฿600 is still paid ahead");
        assertThat(money.seen(OFFICER, page))
                .contains("Not used for pieces yet: ฿600")
                .contains("value=\"600.00\"");
        var use = page + "/payouts/" + payout + "/uses";
        var field = "use-" + payout;
        assertThat(money.sent(OFFICER, use, "work", made.work().toString(), field, "600.01"))
                .startsWith("422")
                .contains("id=\"" + field + "-msg\"");
        assertThat(money.sent(OFFICER, use, "work", made.work().toString(), field, "๔๐๐"))
                .isEqualTo(page);
        assertThat(money.seen(leader, "/settlement/our-money"))
                .contains("฿400 is used for accepted pieces, ฿200 is still paid ahead");
        assertThat(money.payouts.getStatement(made.group(), OFFICER).toCome()).isEqualTo(baht("600.00"));
        assertThat(money.sent(leader, use, "work", made.work().toString(), field, "1"))
                .startsWith("404");
        assertThat(money.scene.illnesses()).isEmpty();
    }
}
