package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.Scene;
import org.saan.hub.production.Colour;
import org.saan.hub.production.NewDelivery;
import org.saan.hub.production.NewInspection;
import org.saan.hub.production.Quality;
import org.saan.hub.production.Receiving;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** Money through its pages, as officer, buyer and leader use them. */
@HubTest
@Import(Scene.class)
class SettlementPagesTest {
    private static final Viewer RECEIVER = viewer(Role.RECEIVER, Identity.PROGRAMME);

    @Autowired
    private Scene scene;

    @Autowired
    private Receiving receiving;

    @Autowired
    private Quality quality;

    @Autowired
    private Payouts payouts;

    @Autowired
    private MockMvc web;

    private UUID group = new UUID(0, 0);
    private UUID order = new UUID(0, 0);
    private UUID work = new UUID(0, 0);

    @BeforeEach
    void piecesWereAccepted() {
        scene.clear();
        group = scene.group("A", 10, 1);
        order = scene.order(10);
        scene.planAndAccept(order);
        var share = scene.share(order, group);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        work = share.id();
        var tranche = receiving.receive(work, new NewDelivery(UUID.randomUUID(), 5, 5, "K4", Colour.WITHIN), RECEIVER);
        quality.inspect(tranche, new NewInspection(UUID.randomUUID(), 5, List.of(), 0, null), List.of(), RECEIVER);
    }

    private String seen(Viewer by, String path) throws Exception {
        return web.perform(get(path).with(as(by)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String pressed(String path, String... fields) throws Exception {
        var form = post(path).with(csrf()).with(as(OFFICER));
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return String.valueOf(web.perform(form)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    private String agreed(String price) throws Exception {
        pressed(
                "/settlement/orders/" + order + "/terms",
                "price-" + scene.onlyLine(order).id(),
                price,
                "milestones",
                "30/70",
                "export",
                "yes");
        return pressed("/settlement/orders/" + order + "/invoices", "milestone", "1");
    }

    @Test
    @DisplayName("MN-08 amounts are plain decimal texts with every place")
    void anOrderIsInvoicedAndPaid() throws Exception {
        var invoice = agreed("200");
        var page = seen(OFFICER, invoice);
        assertThat(page).contains("฿600").contains("open");
        var body = JsonMapper.shared().readTree(seen(OFFICER, invoice + ".json"));
        assertThat(body.get("total").asString()).isEqualTo("600.00");
        assertThat(body.get("vat").asString()).isEqualTo("0.00");
        for (var amount : List.of("600.00", "100.00", "0.00", "3000000.01")) {
            var money = new org.saan.hub.shared.Money(new BigDecimal(amount), org.saan.hub.shared.Money.THB);
            assertThat(money.plain()).isEqualTo(amount);
            assertThat(new BigDecimal(money.plain())).isEqualTo(money.amount());
        }
        pressed(
                "/settlement/receipts",
                "invoice",
                invoice.substring(invoice.lastIndexOf('/') + 1),
                "notice",
                "N-" + order,
                "amount",
                "๑,๐๐๐",
                "on",
                "2026-01-05");
        assertThat(seen(OFFICER, "/settlement/receipts")).contains("฿400 of this payment is free");
        assertThat(seen(OFFICER, "/settlement/orders/" + order))
                .contains("฿600")
                .contains("฿1,400");
        var buyer = viewer(Role.BUYER, scene.see(order).buyerId());
        assertThat(seen(buyer, invoice)).contains("paid").doesNotContain("/settlement/groups");
        assertThat(seen(buyer, "/settlement/invoices")).contains("INV-");
        assertThat(seen(buyer, "/orders/" + order)).contains(invoice);
        assertThat(seen(OFFICER, "/settlement/invoices?state=paid")).contains("INV-");
        for (var paper : List.of("-th.pdf", "-en.pdf")) {
            web.perform(get(invoice + paper).with(as(buyer))).andExpect(status().isOk());
        }
        web.perform(get("/settlement/invoices.csv").with(as(OFFICER))).andExpect(status().isOk());
        for (var stranger : List.of(viewer(Role.BUYER, UUID.randomUUID()), viewer(Role.GROUP_LEADER, group))) {
            for (var path : List.of(invoice, invoice + ".json", invoice + "-en.pdf", "/settlement/orders/" + order)) {
                web.perform(get(path).with(as(stranger))).andExpect(status().isNotFound());
            }
        }
    }

    @Test
    @DisplayName("MN-04 a yen price with decimals is refused beside its field")
    void yenWithDecimalsAreRefused() throws Exception {
        var invoice = agreed("200");
        var answer = web.perform(post("/settlement/receipts")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("invoice", invoice.substring(invoice.lastIndexOf('/') + 1))
                        .param("notice", "Y-" + order)
                        .param("currency", "JPY")
                        .param("amount", "1,234.50")
                        .param("on", "2026-01-05"))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer).contains("JPY has 0 decimals; rounded it would be 1235");
    }

    @Test
    void aGroupIsPaidOnProofAndReadsItInThai() throws Exception {
        assertThat(seen(OFFICER, "/settlement/groups")).contains("/settlement/groups/" + group);
        var form = "/settlement/groups/" + group + "/payouts";
        var without = multipart(form)
                .with(csrf())
                .with(as(OFFICER))
                .param("work-" + work, "400")
                .param("amount", "400")
                .param("reference", "T-" + work)
                .param("on", "2026-01-05");
        web.perform(without).andExpect(status().isUnprocessableContent());
        web.perform(multipart(form)
                        .file(new MockMultipartFile(
                                "proof", "slip.pdf", "application/pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)))
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("work-" + work, "400")
                        .param("amount", "400")
                        .param("reference", "T-" + work)
                        .param("on", "2026-01-05"))
                .andExpect(status().is3xxRedirection());
        var leader = viewer(Role.GROUP_LEADER, group).reading(Language.TH);
        assertThat(seen(leader, "/settlement/our-money")).contains("จ่ายแล้ว 400\u00a0บาท ยังไม่จ่าย 600\u00a0บาท");
        assertThat(seen(OFFICER, "/settlement/groups/" + group)).contains("T-" + work);
        var payout = payouts.getStatement(group, OFFICER).payouts().getFirst().id();
        var proof = "/settlement/payouts/" + payout + "/proof";
        var statement = "/settlement/statements/" + group + ".pdf";
        var rival = viewer(Role.GROUP_LEADER, UUID.randomUUID());
        for (var path : List.of(proof, statement)) {
            web.perform(get(path).with(as(leader))).andExpect(status().isOk());
            web.perform(get(path).with(as(rival))).andExpect(status().isNotFound());
        }
        web.perform(get("/settlement/groups/list.csv").with(as(OFFICER))).andExpect(status().isOk());
        web.perform(get("/settlement/groups").with(as(leader))).andExpect(status().isNotFound());
    }

    private static final String[] COST = {
        "name",
        "ผ้าพันคอ <b>ไหม</b>",
        "step-name-0",
        "ทอ",
        "step-minutes-0",
        "๔๘๐",
        "step-rate-0",
        "50",
        "material-name-1",
        "ไหม",
        "material-quantity-1",
        "0.12",
        "material-price-1",
        "1,800",
        "wastage",
        "5",
        "overhead",
        "10",
        "margin",
        "12",
        "cluster",
        "15",
        "packing",
        "25",
        "fee",
        "15",
        "freight",
        "40"
    };

    private String[] cost(String... more) {
        var all = new java.util.ArrayList<String>(List.of(COST));
        all.addAll(List.of("family", scene.onlyLine(order).familyCode(), "group", group.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void whatAPieceCostsIsWrittenOnceAndEachReadsToItsOwnDepth() throws Exception {
        assertThat(seen(OFFICER, "/settlement/costs/new?group=" + group)).contains("step-minutes-2");
        var token = UUID.randomUUID().toString();
        var sheet = pressed("/settlement/costs/new", cost("once", token));
        assertThat(pressed("/settlement/costs/new", cost("once", token))).isEqualTo(sheet);
        // 400 for the maker; 216 + 10.80 of material, 40 of overhead: 666.80 is 88 % of 757.73; with 40 it is 85 % of
        // 938.51.
        assertThat(seen(OFFICER, sheet))
                .contains("ผ้าพันคอ &lt;b&gt;ไหม&lt;/b&gt;")
                .contains("฿400")
                .contains("฿757.73")
                .contains("฿938.51")
                .contains("฿978.51");
        var leader = viewer(Role.GROUP_LEADER, group);
        assertThat(seen(leader, sheet))
                .contains("฿757.73")
                .doesNotContain("938.51")
                .doesNotContain("978.51")
                .doesNotContain("/next");
        assertThat(seen(leader, "/settlement/costs")).contains(sheet).doesNotContain("938.51");
        assertThat(seen(OFFICER, "/settlement/costs")).contains("938.51");
        var rival = viewer(Role.GROUP_LEADER, UUID.randomUUID());
        web.perform(get(sheet).with(as(rival))).andExpect(status().isNotFound());
        for (var path : List.of(sheet + "/next", "/settlement/costs/new?group=" + group)) {
            web.perform(get(path).with(as(leader))).andExpect(status().isNotFound());
        }
        assertThat(seen(OFFICER, sheet + "/next")).contains("value=\"480\"").contains("value=\"0.12\"");
        pressed(sheet + "/next", cost("once", UUID.randomUUID().toString(), "target", "450"));
        assertThat(seen(OFFICER, sheet)).contains("?version=1").contains("not reached");
    }

    @Test
    void aWageBelowTheMinimumIsRefusedBesideItsFieldAndWhatWasTypedStays() throws Exception {
        var form = post("/settlement/costs/new").with(csrf()).with(as(OFFICER));
        var fields = cost("once", UUID.randomUUID().toString());
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i].equals("step-rate-0") ? "20" : fields[i + 1]);
        }
        assertThat(web.perform(form)
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("id=\"reason-msg\"")
                .contains("160.00 baht for a piece is below the minimum wage")
                .contains("value=\"๔๘๐\"");
        var wrong = post("/settlement/costs/new").with(csrf()).with(as(OFFICER));
        for (int i = 0; i < fields.length; i += 2) {
            wrong.param(fields[i], fields[i].equals("step-minutes-0") ? "1.23456" : fields[i + 1]);
        }
        assertThat(web.perform(wrong)
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("id=\"step-minutes-0-msg\"");
    }

    private int statusOfPrice(String price) throws Exception {
        return web.perform(post("/settlement/orders/" + order + "/prices")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("price-" + scene.onlyLine(order).id(), price))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    @Test
    void aPriceIsNotGivenBeforeTheTermsAndNotChangedAfterThem() throws Exception {
        assertThat(statusOfPrice("200")).isEqualTo(409);
        agreed("200");
        assertThat(statusOfPrice("300")).isEqualTo(409);
        assertThat(seen(OFFICER, "/settlement/orders/" + order)).contains("฿2,000");
    }

    @Test
    void aRatePastItsEndIsSaidOnItsPage() throws Exception {
        assertThat(seen(OFFICER, "/settlement/rates")).contains("past its end").contains("Royal decree");
    }

    @Test
    void theListOfCostSheetsIsFoundTurnedAndTakenAway() throws Exception {
        var names = List.of("ฮ ย่าม", "ก ผ้าพันคอ", "เก้าอี้หวาย", "ข เสื่อ");
        for (var name : names) {
            var fields = cost("once", UUID.randomUUID().toString());
            for (int i = 0; i < fields.length; i += 2) {
                if (fields[i].equals("name")) {
                    fields[i + 1] = name;
                }
            }
            pressed("/settlement/costs/new", fields);
        }
        for (int i = 0; i < 30; i++) {
            pressed("/settlement/costs/new", cost("once", UUID.randomUUID().toString()));
        }
        var leader = viewer(Role.GROUP_LEADER, group);
        // In Thai order: a vowel that is written first counts after its consonant.
        var sorted = seen(leader, "/settlement/costs?sort=name");
        assertThat(sorted)
                .containsSubsequence("ก ผ้าพันคอ", "เก้าอี้หวาย", "ข เสื่อ")
                .contains("34 sheets")
                .contains("page 1 of 2")
                .doesNotContain("ฮ ย่าม");
        assertThat(seen(leader, "/settlement/costs?sort=name&page=1")).contains("ฮ ย่าม");
        assertThat(seen(leader, "/settlement/costs?q=หวาย"))
                .contains("เก้าอี้หวาย")
                .contains("1 sheet")
                .doesNotContain("ข เสื่อ");
        assertThat(seen(leader, "/settlement/costs?state=below")).contains("Nothing fits");
        assertThat(seen(OFFICER, "/settlement/costs?sort=-price")).contains("938.51");
        var file = seen(leader, "/settlement/costs.csv?q=หวาย");
        assertThat(file).contains("เก้าอี้หวาย").contains("757.73").doesNotContain("938.51");
        assertThat(seen(OFFICER, "/settlement/costs.csv?q=หวาย")).contains("938.51");
        assertThat(seen(viewer(Role.GROUP_LEADER, UUID.randomUUID()), "/settlement/costs.csv"))
                .doesNotContain("หวาย");
        web.perform(get("/settlement/costs.csv").with(as(viewer(Role.BUYER, UUID.randomUUID()))))
                .andExpect(status().isNotFound());
    }
}
