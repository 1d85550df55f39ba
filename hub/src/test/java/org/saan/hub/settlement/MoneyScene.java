package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.Scene;
import org.saan.hub.production.Colour;
import org.saan.hub.production.NewDelivery;
import org.saan.hub.production.NewInspection;
import org.saan.hub.production.Quality;
import org.saan.hub.production.Receiving;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** Orders with prices, payments and accepted pieces to try money with. */
@TestComponent
@Import(Scene.class)
class MoneyScene {
    static final Viewer RECEIVER = viewer(Role.RECEIVER, Identity.PROGRAMME);

    @Autowired
    Scene scene;

    @Autowired
    Billing billing;

    @Autowired
    Receipts receipts;

    @Autowired
    Payouts payouts;

    @Autowired
    Rates rates;

    @Autowired
    Receiving receiving;

    @Autowired
    Quality quality;

    @Autowired
    MockMvc web;

    /** Groups of earlier scenes have no time, and VAT is known today. */
    void begin() {
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

    static Money baht(String amount) {
        return new Money(new BigDecimal(amount), Money.THB);
    }

    static byte[] slip() {
        return "%PDF-1.4 slip".getBytes(StandardCharsets.US_ASCII);
    }

    static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    /** An order in baht with VAT. */
    UUID agreed(int quantity, String price, String... milestones) {
        var order = scene.order(quantity);
        agree(order, price, Money.THB, null, "0", false, milestones);
        return order;
    }

    void agree(
            UUID order,
            String price,
            Currency currency,
            @Nullable String rate,
            String discount,
            boolean export,
            String... milestones) {
        Map<UUID, BigDecimal> prices = new HashMap<>();
        scene.see(order).lines().forEach(line -> prices.put(line.id(), new BigDecimal(price)));
        billing.agree(
                order,
                new NewTerms(
                        currency,
                        rate == null ? null : new BigDecimal(rate),
                        rate == null ? null : "Bank of Thailand",
                        rate == null ? null : rates.today(),
                        new BigDecimal(discount),
                        export,
                        30,
                        (milestones.length == 0 ? List.of("100") : List.of(milestones))
                                .stream().map(BigDecimal::new).toList(),
                        prices),
                OFFICER);
    }

    UUID pay(UUID order, Money amount, @Nullable UUID invoice) {
        return receipts.book(
                new Receipts.NewReceipt(
                        UUID.randomUUID().toString(), scene.see(order).buyerId(), amount, rates.today()),
                invoice,
                OFFICER);
    }

    /** A group whose pieces were accepted. */
    record Made(UUID group, UUID order, UUID work) {}

    Made made(int ordered, int accepted, long rate) {
        var group = scene.group("A", ordered, 1, rate);
        var order = scene.order(ordered);
        scene.planAndAccept(order);
        var share = scene.share(order, group);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        accept(share.id(), accepted);
        scene.clear();
        return new Made(group, order, share.id());
    }

    void accept(UUID work, int pieces) {
        var tranche = receiving.receive(
                work, new NewDelivery(UUID.randomUUID(), pieces, pieces, "K4", Colour.WITHIN), RECEIVER);
        quality.inspect(tranche, new NewInspection(UUID.randomUUID(), pieces, List.of(), 0, null), List.of(), RECEIVER);
    }

    UUID payGroup(UUID group, @Nullable UUID order, String amount, boolean withhold, NewPayout.Part... parts) {
        return payouts.pay(
                new NewPayout(
                        group,
                        order,
                        baht(amount),
                        UUID.randomUUID().toString(),
                        rates.today(),
                        withhold,
                        List.of(parts),
                        slip()),
                OFFICER);
    }

    String seen(Viewer by, String path) throws Exception {
        return web.perform(get(path).with(as(by)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    byte[] file(Viewer by, String path) throws Exception {
        return web.perform(get(path).with(as(by)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    int statusOf(Viewer by, String path) throws Exception {
        return web.perform(get(path).with(as(by))).andReturn().getResponse().getStatus();
    }

    /** Where a form leads to, or the status and page that say what is wrong. */
    String sent(Viewer by, String path, String... fields) throws Exception {
        var form = post(path).with(csrf()).with(as(by));
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        var answer = web.perform(form).andReturn().getResponse();
        return answer.getStatus() == 302
                ? String.valueOf(answer.getRedirectedUrl())
                : answer.getStatus() + " " + answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
