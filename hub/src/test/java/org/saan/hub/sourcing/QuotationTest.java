package org.saan.hub.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.sourcing.SourcingScene.OFFICER;
import static org.saan.hub.sourcing.SourcingScene.leader;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** Quotations to buyers: versions, the one that binds, and the order that comes of it. */
@HubTest
@Import(SourcingScene.class)
class QuotationTest {
    @Autowired
    private SourcingScene scene;

    @Autowired
    private Quotations quotations;

    @Autowired
    private OrdersOfQuotations orders;

    @Autowired
    private MockMvc web;

    private BuyerKey key = BuyerKey.draw();
    private UUID enquiry = new UUID(0, 0);

    @BeforeEach
    void anEnquiry() {
        scene.groups.clear();
        key = BuyerKey.draw();
        enquiry = scene.enquiries.ask(scene.enquiry(2, 100), List.of(), key);
    }

    private NewQuotation quotation(String price) {
        return quotation(Money.THB, null, price);
    }

    private NewQuotation quotation(
            Currency currency, NewQuotation.@org.jspecify.annotations.Nullable Rate rate, String price) {
        return new NewQuotation(
                scene.today().plusDays(30),
                currency,
                rate,
                "FCA",
                "Bangkok",
                30,
                null,
                scene.enquiries.getEnquiry(enquiry, OFFICER).lines().stream()
                        .map(line -> new NewQuotation.Line(
                                line.id(), 100, scene.groups.now().plusWeeks(10), new BigDecimal(price)))
                        .toList());
    }

    private UUID sent(String price) {
        var id = quotations.write(enquiry, quotation(price), OFFICER);
        var view = quotations.getQuotation(id, OFFICER);
        quotations.send(id, view.last().number(), view.buyerId() == null ? scene.groups.buyer() : null, OFFICER);
        return id;
    }

    private QuotationState state(UUID id) {
        return quotations.getQuotation(id, OFFICER).state();
    }

    private String path() {
        return "/en/enquiries/" + key.text();
    }

    @Test
    @DisplayName(
            "OR-06 accepting version 1 after version 2 was sent is a conflict that shows version 2; version 1 is kept")
    void acceptanceBindsTheVersionSeen() throws Exception {
        var id = sent("350");
        web.perform(get(path())).andExpect(content().string(containsString("THB\u00a070,000.00")));
        assertThat(sent("360")).isEqualTo(id);
        var accept = post(path() + "/accept").with(csrf()).param("quotation", id.toString());
        web.perform(accept.param("version", "1"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("version 2 has been sent since")))
                .andExpect(content().string(containsString("THB\u00a072,000.00")))
                .andExpect(content().string(containsString("name=\"version\" value=\"2\"")));
        assertThat(state(id)).isEqualTo(QuotationState.SENT);
        web.perform(post(path() + "/accept")
                        .with(csrf())
                        .param("quotation", id.toString())
                        .param("version", "2"))
                .andExpect(status().is3xxRedirection());
        var accepted = quotations.getQuotation(id, OFFICER);
        assertThat(accepted.state()).isEqualTo(QuotationState.ACCEPTED);
        assertThat(accepted.acceptedVersion()).isEqualTo(2);
        assertThat(accepted.versions().stream()
                        .map(version -> version.total().amount().toPlainString())
                        .toList())
                .containsExactly("70000.00", "72000.00");
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update sourcing.quotation_line set price = 1 where quotation_id = :id and version = 1")
                        .param("id", id)
                        .update())
                .hasMessageContaining("stays as it is");
        assertThat(scene.enquiries.getEnquiry(enquiry, OFFICER).state()).isEqualTo(EnquiryState.WON);
    }

    @Test
    @DisplayName("OR-05 only open quotations expire, however often the night's work is done")
    void onlyOpenOnesExpire() {
        var ordered = sent("350");
        quotations.accept(key, ordered, 1);
        anEnquiry();
        var lost = sent("350");
        scene.enquiries.lose(enquiry, "price", null, OFFICER);
        anEnquiry();
        var open = sent("350");
        anEnquiry();
        var valid = sent("350");
        scene.jdbc
                .sql("alter table sourcing.quotation_version disable trigger sent_versions_stay")
                .update();
        scene.jdbc
                .sql("update sourcing.quotation_version set valid_until = :day where quotation_id <> :valid")
                .param("day", scene.today().minusDays(1))
                .param("valid", valid)
                .update();
        scene.jdbc
                .sql("alter table sourcing.quotation_version enable trigger sent_versions_stay")
                .update();
        assertThatThrownBy(() -> quotations.accept(key, open, 1)).isInstanceOf(RuntimeException.class);
        quotations.expire();
        assertThat(quotations.expire()).isZero();
        assertThat(List.of(state(ordered), state(lost), state(open), state(valid)))
                .containsExactly(
                        QuotationState.ACCEPTED, QuotationState.LOST, QuotationState.EXPIRED, QuotationState.SENT);
    }

    @Test
    void anAcceptedQuotationBecomesOneOrder() throws Exception {
        var id = sent("350");
        Callable<Boolean> accept = () -> {
            quotations.accept(key, id, 1);
            return true;
        };
        Callable<Boolean> make = () -> {
            try {
                orders.make(id, OFFICER);
            } catch (RuntimeException notYet) {
                return false;
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(accept, accept, make, make))) {
                done.get();
            }
        }
        var order = orders.find(id).orElseThrow();
        assertThat(orders.make(id, OFFICER)).isEqualTo(order);
        var seen = scene.groups.ordering.getOrder(order.id(), OFFICER);
        assertThat(seen.lines().stream().map(line -> line.quantity()).toList()).containsExactly(100, 100);
        assertThat(scene.jdbc
                        .sql("select count(*) from ordering.buyer_order where note = :number")
                        .param("number", quotations.getQuotation(id, OFFICER).number())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        web.perform(get("/quotations/" + id).with(as(OFFICER)))
                .andExpect(content().string(containsString("To the order " + order.number())));
    }

    @Test
    @DisplayName("MN-06 the total is the sum of the lines as printed")
    void theTotalIsTheSumOfTheLines() {
        var lines = new ArrayList<NewQuotation.Line>();
        for (var line : List.of("7 1.2345", "3 2.4449", "11 0.3335", "1 4.1013")) {
            var parts = line.split(" ", 2);
            lines.add(new NewQuotation.Line(
                    UUID.randomUUID(), Integer.parseInt(parts[0]), scene.groups.now(), new BigDecimal(parts[1])));
        }
        var quotation = new NewQuotation(scene.today(), Money.THB, null, "FCA", "Bangkok", 0, null, lines);
        assertThat(lines.stream()
                        .map(line -> line.amount(Money.THB).amount().toPlainString())
                        .toList())
                .containsExactly("8.64", "7.33", "3.67", "4.10");
        assertThat(quotation.total().amount().toPlainString()).isEqualTo("23.74");
    }

    @ParameterizedTest
    @DisplayName("MN-04 yen have no decimals, in prices neither")
    @CsvSource({"JPY, 10000, true", "JPY, 1234.50, false", "USD, 1234.5675, true", "USD, 1.23456, false"})
    void pricesHaveTheDecimalsOfTheirCurrency(String code, String price, boolean good) {
        var rate = new NewQuotation.Rate(new BigDecimal("36.1234"), "Bank of Thailand", scene.today());
        var quotation = quotation(Currency.getInstance(code), rate, price);
        if (good) {
            var id = quotations.write(enquiry, quotation, OFFICER);
            assertThat(quotations.getQuotation(id, OFFICER).last().rate()).isEqualTo(rate);
        } else {
            assertThatThrownBy(() -> quotations.write(enquiry, quotation, OFFICER))
                    .isInstanceOfSatisfying(
                            Refusal.class, no -> assertThat(no.code()).isEqualTo("sourcing.quotation.bad_price"));
        }
    }

    @Test
    void aForeignCurrencyNeedsItsRateAndATermItsPlace() {
        assertThatThrownBy(() -> quotations.write(enquiry, quotation(Currency.getInstance("USD"), null, "10"), OFFICER))
                .isInstanceOf(Refusal.class);
        var without = new NewQuotation(
                scene.today(),
                Money.THB,
                null,
                "FOB",
                " ",
                30,
                null,
                quotation("10").lines());
        assertThatThrownBy(() -> quotations.write(enquiry, without, OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("sourcing.quotation.bad_place"));
    }

    @Test
    void theBuyerSeesNoGroupAndNoGroupPriceAndNoDraft() throws Exception {
        var group = scene.groups.group("Riverbank", 60, 10);
        var rfq = scene.issue(enquiry, group);
        scene.answer(rfq, group, 60, 21_700);
        var seen = scene.comparison.get(rfq, OFFICER);
        var copy = scene.copy(rfq, group);
        scene.choices.choose(
                rfq,
                0,
                Map.of(new Choices.Place(copy, seen.lines().getFirst().asked().id()), 60),
                "",
                OFFICER);
        web.perform(get("/enquiries/" + enquiry + "/quotation").with(as(OFFICER)))
                .andExpect(content().string(containsString("Chosen from the answers: 60, at ฿217")));
        quotations.write(enquiry, quotation("333"), OFFICER);
        web.perform(get(path())).andExpect(content().string(not(containsString("333"))));
        var id = sent("350");
        web.perform(get(path()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("350.00")))
                .andExpect(content().string(not(containsString("฿217"))))
                .andExpect(content().string(not(containsString("Riverbank"))));
        web.perform(get("/quotations/" + id).with(as(leader(group)))).andExpect(status().isNotFound());
        web.perform(get("/en/enquiries/" + BuyerKey.draw().text() + "/" + id + "-1.pdf"))
                .andExpect(status().isNotFound());
        for (var language : List.of("en", "th")) {
            var pdf = web.perform(get("/" + language + "/enquiries/" + key.text() + "/" + id + "-1.pdf"))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse();
            assertThat(pdf.getContentType()).isEqualTo("application/pdf");
            assertThat(new String(pdf.getContentAsByteArray(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            var pictures = System.getProperty("saan.pictures");
            if (pictures != null) {
                Files.write(Path.of(pictures, "quotation-" + language + ".pdf"), pdf.getContentAsByteArray());
            }
        }
        quotations.withdraw(id, OFFICER);
        assertThatThrownBy(() -> quotations.accept(key, id, 1)).isInstanceOf(Refusal.class);
    }
}
