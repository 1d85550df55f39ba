package org.saan.hub.story;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.ordering.AllocationView;
import org.saan.hub.ordering.Scene;
import org.saan.hub.production.NewDelivery;
import org.saan.hub.production.NewInspection;
import org.saan.hub.production.Quality;
import org.saan.hub.production.Receiving;
import org.saan.hub.settlement.Billing;
import org.saan.hub.settlement.NewTerms;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who is second is told who was first, when, and what it was, in the own language; what was typed stays. */
@HubTest
@Import(Scene.class)
@DisplayName("CC-09 who is second is told who changed what, and when")
class LostRacesTest {
    @Autowired
    private Scene scene;

    @Autowired
    private MockMvc web;

    @Autowired
    private Identity identity;

    @Autowired
    private Receiving receiving;

    @Autowired
    private Quality quality;

    @Autowired
    private Billing billing;

    private Viewer malee = OFFICER;
    private UUID group = new UUID(0, 0);
    private UUID order = new UUID(0, 0);

    @BeforeEach
    void somebodyElse() {
        scene.clear();
        var id = identity.createAccount(
                new NewAccount(
                        "m" + UUID.randomUUID(), "มาลี ข้อมูลเทียม", Role.COORDINATOR, Identity.PROGRAMME, Language.TH),
                Identity.SYSTEM);
        malee = new Viewer(id, "มาลี ข้อมูลเทียม", Role.COORDINATOR, Identity.PROGRAMME, Language.TH);
        group = scene.group("A", 30, 1);
        order = scene.order(20);
    }

    private AllocationView offered() {
        scene.planAndAccept(order);
        return scene.share(order, group);
    }

    private static MockHttpServletRequestBuilder form(String path, Viewer who) {
        return post(path).with(csrf()).with(as(who));
    }

    /** The sentence with name and time of today, in that order. */
    private static org.hamcrest.Matcher<String> says(String sentence) {
        return matchesPattern("(?s).*" + "\\(" + sentence + "[^<)]*\\d\\d[.:]\\d\\d[^<)]*\\).*");
    }

    @Test
    void aLeaderWhoseOfferWasTakenBackReadsItInThai() throws Exception {
        var share = offered();
        scene.offers.takeBack(order, share.id(), share.version(), malee);
        var leader = viewer(Role.GROUP_LEADER, group).reading(Language.TH);
        web.perform(form("/our-work/" + share.id() + "/counter", leader)
                        .param("version", String.valueOf(share.version()))
                        .param("quantity", "7"))
                .andExpect(status().isConflict())
                .andExpect(content().string(says("มาลี ข้อมูลเทียม ")));
    }

    @Test
    void aLeaderWhoAsksForFewerAfterAnotherDidKeepsTheNumberTyped() throws Exception {
        var share = offered();
        scene.offers.counter(share.id(), share.version(), 11, malee);
        web.perform(form("/our-work/" + share.id() + "/counter", viewer(Role.GROUP_LEADER, group))
                        .param("version", String.valueOf(share.version()))
                        .param("quantity", "7"))
                .andExpect(status().isConflict())
                .andExpect(content().string(says("มาลี ข้อมูลเทียม asked for fewer pieces of ORD-")))
                .andExpect(content().string(containsString("value=\"7\"")));
    }

    @Test
    void anOfficerWhoAnswersForAGroupSecond() throws Exception {
        var share = offered();
        scene.offers.accept(share.id(), share.version(), malee);
        web.perform(form("/orders/" + order + "/allocations/" + share.id() + "/decline", OFFICER)
                        .param("version", String.valueOf(share.version()))
                        .param("reason", "time"))
                .andExpect(status().isConflict())
                .andExpect(content().string(says("มาลี ข้อมูลเทียม accepted an offer of ORD-")));
    }

    @Test
    void aPlanThatWasDroppedMeanwhile() throws Exception {
        var plan = scene.plan(order);
        scene.plans.discardPlan(order, plan.id(), malee);
        web.perform(form("/orders/" + order + "/plans/" + plan.id() + "/accept", OFFICER))
                .andExpect(status().isConflict())
                .andExpect(content().string(says("มาลี ข้อมูลเทียม dropped a plan of ORD-")));
    }

    @Test
    void aPlanWhoseOrderChangedMeanwhile() throws Exception {
        var plan = scene.plan(order);
        scene.plans.wish(order, scene.onlyLine(order).id(), group, 5, malee);
        web.perform(form("/orders/" + order + "/plans/" + plan.id() + "/accept", OFFICER))
                .andExpect(status().isConflict())
                .andExpect(content().string(says("มาลี ข้อมูลเทียม fixed a share of ORD-")));
    }

    @Test
    void anOrderThatWasCancelledMeanwhile() throws Exception {
        var share = offered();
        scene.ordering.cancelOrder(order, malee);
        web.perform(form("/orders/" + order + "/allocations/" + share.id() + "/accept", OFFICER)
                        .param("version", String.valueOf(share.version())))
                .andExpect(status().isConflict())
                .andExpect(content().string(says("มาลี ข้อมูลเทียม cancelled ")));
    }

    private UUID delivered(int pieces) {
        var share = offered();
        scene.offers.accept(share.id(), share.version(), OFFICER);
        return receiving.receive(share.id(), new NewDelivery(UUID.randomUUID(), pieces, pieces, null, null), OFFICER);
    }

    private static NewInspection good(int pieces, int left) {
        return new NewInspection(UUID.randomUUID(), pieces, List.of(), left, null);
    }

    @Test
    void twoWhoInspectTheSamePieces() throws Exception {
        var tranche = delivered(10);
        quality.inspect(tranche, good(4, 6), List.of(), malee);
        web.perform(form("/receiving/tranches/" + tranche + "/inspections", viewer(Role.RECEIVER, Identity.PROGRAMME))
                        .param("once", UUID.randomUUID().toString())
                        .param("accepted", "9")
                        .param("left", "1"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("6 are left to look at")))
                .andExpect(content().string(says("มาลี ข้อมูลเทียม inspected pieces of WO-")))
                .andExpect(content().string(containsString("value=\"9\"")));
    }

    @Test
    void aSumThatIsSimplyWrongNamesNobody() throws Exception {
        var tranche = delivered(10);
        quality.inspect(tranche, good(4, 6), List.of(), malee);
        web.perform(form("/receiving/tranches/" + tranche + "/inspections", viewer(Role.RECEIVER, Identity.PROGRAMME))
                        .param("once", UUID.randomUUID().toString())
                        .param("accepted", "3")
                        .param("left", "1"))
                .andExpect(status().isConflict())
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("มาลี"))));
    }

    @Test
    void twoWhoPackTheSamePieces() throws Exception {
        var tranche = delivered(10);
        quality.inspect(tranche, good(10, 0), List.of(), OFFICER);
        var work = scene.share(order, group).id();
        receiving.pack(work, UUID.randomUUID(), 6, false, malee);
        web.perform(form("/receiving/" + work + "/packings", viewer(Role.RECEIVER, Identity.PROGRAMME))
                        .param("once", UUID.randomUUID().toString())
                        .param("pieces", "10"))
                .andExpect(status().isConflict())
                .andExpect(content().string(says("มาลี ข้อมูลเทียม packed pieces of WO-")))
                .andExpect(content().string(containsString("value=\"10\"")));
    }

    @Test
    void twoWhoAgreeThePriceAndIssueTheInvoice() throws Exception {
        var line = scene.onlyLine(order).id();
        billing.agree(
                order,
                new NewTerms(
                        Money.THB,
                        null,
                        null,
                        null,
                        BigDecimal.ZERO,
                        true,
                        30,
                        List.of(BigDecimal.valueOf(100)),
                        Map.of(line, BigDecimal.TEN)),
                malee);
        web.perform(form("/settlement/orders/" + order + "/terms", OFFICER)
                        .param("price-" + line, "12")
                        .param("export", "yes"))
                .andExpect(status().isConflict())
                .andExpect(content().string(says("มาลี ข้อมูลเทียม agreed the price of ORD-")));
        billing.issue(order, 1, malee);
        web.perform(form("/settlement/orders/" + order + "/invoices", OFFICER).param("milestone", "1"))
                .andExpect(status().isConflict())
                .andExpect(content().string(says("มาลี ข้อมูลเทียม issued invoice INV-")));
    }
}
