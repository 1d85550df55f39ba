package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Orders through their pages: forms that work once, errors beside fields, nothing typed is lost. */
@HubTest
@Import(Scene.class)
class OrderPagesTest {
    @Autowired
    private Scene scene;

    @Autowired
    private MockMvc web;

    private UUID buyer = new UUID(0, 0);

    @BeforeEach
    void aBuyer() {
        scene.clear();
        buyer = scene.buyer();
    }

    private MockHttpServletRequestBuilder form(UUID token, String quantity) {
        return post("/orders")
                .with(csrf())
                .with(as(OFFICER))
                .param("once", token.toString())
                .param("do", "save")
                .param("buyer", buyer.toString())
                .param("note", "หมายเหตุที่พิมพ์")
                .param("lines[0].family", Scene.FAMILY)
                .param("lines[0].quantity", quantity)
                .param("lines[0].release", Weeks.text(scene.now()))
                .param("lines[0].due", Weeks.text(scene.now().plusWeeks(10)))
                .param("lines[0].grade", "1")
                .param("lines[0].batchMultiple", "1");
    }

    private List<Integer> quantities() {
        return scene.jdbc.sql("""
                        select l.quantity from ordering.order_line l join ordering.buyer_order o on o.id = l.order_id
                        where o.buyer_id = :buyer order by o.number
                        """).param("buyer", buyer).query(Integer.class).list();
    }

    @Test
    @DisplayName("CC-01 the same form sent twice is one order, and the second answer leads to it")
    void sentTwice() throws Exception {
        var token = UUID.randomUUID();
        var first = web.perform(form(token, "30"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        web.perform(form(token, "30")).andExpect(redirectedUrl(String.valueOf(first)));
        assertThat(quantities()).containsExactly(30);
    }

    @Test
    @DisplayName("CC-02 other content under a used token is told, kept in the form, and neither lost nor added")
    void sentAgainWithOtherContent() throws Exception {
        var token = UUID.randomUUID();
        web.perform(form(token, "10")).andExpect(status().is3xxRedirection());
        var page = web.perform(form(token, "12"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"12\"")))
                .andExpect(content().string(not(containsString(token.toString()))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(quantities()).containsExactly(10);
        var fresh = page.replaceAll("(?s).*name=\"once\" value=\"([^\"]+)\".*", "$1");
        web.perform(form(UUID.fromString(fresh), "12")).andExpect(status().is3xxRedirection());
        assertThat(quantities()).containsExactly(10, 12);
    }

    @Test
    @DisplayName("CC-03 a second request that arrives while the first is still at work makes no second order")
    void sentAtTheSameTime() throws Exception {
        var token = UUID.randomUUID();
        List<Callable<String>> both = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            both.add(() -> String.valueOf(
                    web.perform(form(token, "25")).andReturn().getResponse().getRedirectedUrl()));
        }
        try (var browsers = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<String>();
            for (var answer : browsers.invokeAll(both)) {
                answers.add(answer.get());
            }
            assertThat(answers).doesNotContain("null");
            assertThat(answers.stream().distinct()).hasSize(1);
        }
        assertThat(quantities()).containsExactly(25);
    }

    @ParameterizedTest
    @CsvSource({"240, 240", "'1,200', 1200", "20 dozen, 240", "2 โหล, 24", "๒๔๐ ชิ้น, 240", "15 pairs, 30", "7.0, 7"})
    void quantitiesAreReadAsPeopleWriteThem(String typed, int pieces) throws Exception {
        web.perform(form(UUID.randomUUID(), typed)).andExpect(status().is3xxRedirection());
        assertThat(quantities()).containsExactly(pieces);
    }

    @ParameterizedTest
    @DisplayName("QT-05 what is not a whole number of pieces is refused beside its field, and what was typed stays")
    @CsvSource({
        "2.5, is not a whole number of pieces",
        "'', Write how many pieces",
        "-3, is not a quantity",
        "many, is not a quantity",
        "99999999, at most 1&#44;000&#44;000 pieces",
        "1.234.567, is not a quantity"
    })
    void badQuantities(String typed, String words) throws Exception {
        web.perform(form(UUID.randomUUID(), typed))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString(words.replace("&#44;", ","))))
                .andExpect(content().string(containsString("value=\"" + typed + "\"")))
                .andExpect(content().string(containsString("หมายเหตุที่พิมพ์")))
                .andExpect(content().string(containsString("href=\"#lines-0-quantity\"")));
        assertThat(quantities()).isEmpty();
    }

    @Test
    void aLineMoreOrLessKeepsWhatWasTyped() throws Exception {
        var add = post("/orders")
                .with(csrf())
                .with(as(OFFICER))
                .param("do", "add")
                .param("once", UUID.randomUUID().toString())
                .param("lines[0].quantity", "77");
        web.perform(add)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"77\"")))
                .andExpect(content().string(containsString("lines[1].quantity")));
    }

    @Test
    void theOrdersPageOfAnotherBuyerIsNotFound() throws Exception {
        var order = scene.order(10);
        var owner = viewer(Role.BUYER, scene.see(order).buyerId());
        var stranger = viewer(Role.BUYER, buyer);
        web.perform(get("/orders/" + order).with(as(owner))).andExpect(status().isOk());
        web.perform(get("/orders/" + order).with(as(stranger))).andExpect(status().isNotFound());
        web.perform(get("/orders").with(as(stranger)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(scene.see(order).number()))));
        for (var path : List.of("/orders/new", "/buyers", "/orders/" + order + "/job")) {
            web.perform(get(path).with(as(owner))).andExpect(status().isNotFound());
        }
        web.perform(post("/orders/" + order + "/plan").with(csrf()).with(as(owner)))
                .andExpect(status().isNotFound());
    }

    @Test
    void planAcceptDeclineAndPlanAgainThroughThePages() throws Exception {
        var a = scene.group("Alpha", 60, 1, 20_000);
        scene.group("Beta", 60, 1, 90_000);
        var order = scene.order(50);
        var at = "/orders/" + order;
        web.perform(post(at + "/plan").with(csrf()).with(as(OFFICER))).andExpect(redirectedUrl(at));
        var plan = java.util.Objects.requireNonNull(scene.see(order).plan());
        scene.job.make(plan.id());
        while (java.util.Objects.requireNonNull(scene.see(order).plan()).state().isBeingMade()) {
            Thread.onSpinWait();
        }
        web.perform(get(at).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("This is a preview")))
                .andExpect(content().string(containsString("Use this plan and ask 1 group")));
        web.perform(post(at + "/plans/" + plan.id() + "/accept").with(csrf()).with(as(OFFICER)))
                .andExpect(redirectedUrl(at));
        var leader = viewer(Role.GROUP_LEADER, a);
        var offer = scene.share(order, a);
        web.perform(get("/our-work").with(as(leader)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("We take this job")))
                .andExpect(content().string(not(containsString(scene.see(order).buyer()))));
        web.perform(post("/our-work/" + offer.id() + "/decline")
                        .with(csrf())
                        .with(as(leader))
                        .param("version", String.valueOf(offer.version()))
                        .param("reason", "nonsense"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Choose a reason")));
        web.perform(post("/our-work/" + offer.id() + "/decline")
                        .with(csrf())
                        .with(as(leader))
                        .param("version", String.valueOf(offer.version()))
                        .param("reason", "field"))
                .andExpect(redirectedUrl("/our-work"));
        web.perform(get(at).with(as(OFFICER)))
                .andExpect(content().string(containsString("Field work or a festival")))
                .andExpect(content().string(containsString("id=\"plan\"")));
        assertThat(scene.onlyLine(order).unallocated()).isEqualTo(50);
    }

    @Test
    void anAdministratorBindsALeaderToTheOwnGroupByItsCode() throws Exception {
        var group = scene.group("Gamma", 5, 1);
        var code = scene.directory.getGroup(group, OFFICER).code();
        var admin = viewer(Role.ADMINISTRATOR, org.saan.hub.identity.Identity.PROGRAMME);
        var form = post("/accounts")
                .with(csrf())
                .with(as(admin))
                .param("signInName", "leader-" + code.toLowerCase(java.util.Locale.ROOT))
                .param("name", "หัวหน้า ข้อมูลเทียม")
                .param("role", "GROUP_LEADER");
        web.perform(form.param("organisation", "G99999"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Nothing has the code")))
                .andExpect(content().string(containsString("หัวหน้า ข้อมูลเทียม")));
        web.perform(post("/accounts")
                        .with(csrf())
                        .with(as(admin))
                        .param("signInName", "leader-" + code.toLowerCase(java.util.Locale.ROOT))
                        .param("name", "หัวหน้า ข้อมูลเทียม")
                        .param("role", "GROUP_LEADER")
                        .param("organisation", code.toLowerCase(java.util.Locale.ROOT)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/invitations/")));
        assertThat(scene.jdbc
                        .sql("select organisation_id from identity.account where sign_in_name = :name")
                        .param("name", "leader-" + code.toLowerCase(java.util.Locale.ROOT))
                        .query(UUID.class)
                        .single())
                .isEqualTo(group);
    }

    @Test
    void aRefusedWishAndARefusedCounterKeepWhatWasTyped() throws Exception {
        var a = scene.group("Delta", 30, 1);
        var order = scene.order(60);
        scene.planAndAccept(order);
        var line = scene.onlyLine(order);
        web.perform(post("/orders/" + order + "/wishes")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("line", line.id().toString())
                        .param("group", a.toString())
                        .param("quantity", "4321")
                        .param("do", "pin"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Write 0 to 30")))
                .andExpect(content().string(containsString("value=\"4321\"")));
        var offer = scene.share(order, a);
        web.perform(post("/our-work/" + offer.id() + "/counter")
                        .with(csrf())
                        .with(as(viewer(Role.GROUP_LEADER, a)))
                        .param("version", String.valueOf(offer.version()))
                        .param("quantity", "777"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Write 1 to 29")))
                .andExpect(content().string(containsString("value=\"777\"")));
        assertThat(scene.share(order, a).version()).isEqualTo(offer.version());
    }

    @Test
    void ordersAndSharesCanBeTakenAwayAsWorkbooks() throws Exception {
        scene.group("=HYPERLINK(1)", 30, 1);
        var order = scene.order(20);
        scene.planAndAccept(order);
        var bytes = web.perform(get("/orders/" + order + "/shares.xlsx").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var workbook = new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(bytes));
                var rows = workbook.getFirstSheet().openStream()) {
            var share = rows.skip(1).findFirst().orElseThrow();
            assertThat(share.getCellText(0)).startsWith("=HYPERLINK(1)");
            assertThat(share.getCell(0).getFormula()).isNull();
            assertThat(share.getCellAsNumber(3).orElseThrow().intValue()).isEqualTo(20);
            assertThat(share.getCellAsNumber(4).orElseThrow().doubleValue()).isEqualTo(200.0);
        }
        var owner = viewer(Role.BUYER, scene.see(order).buyerId());
        web.perform(get("/orders/" + order + "/shares.xlsx").with(as(owner))).andExpect(status().isNotFound());
        var own = web.perform(get("/orders.xlsx").with(as(owner)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var workbook = new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(own));
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.skip(1).map(row -> row.getCellText(0)))
                    .containsExactly(scene.see(order).number());
        }
    }

    @Test
    void aWishThatCannotBeKeptCanBeLetGoOnThePageThatSaysSo() throws Exception {
        var a = scene.group("Epsilon", 10, 1);
        var order = scene.order(60);
        var line = scene.onlyLine(order).id();
        scene.plans.wish(order, line, a, 20, OFFICER);
        scene.plan(order);
        web.perform(get("/orders/" + order).with(as(OFFICER)))
                .andExpect(content().string(containsString("cannot make the 20 pieces that you fixed")))
                .andExpect(content().string(containsString("Let the plan decide")));
        web.perform(post("/orders/" + order + "/wishes")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("line", line.toString())
                        .param("group", a.toString())
                        .param("do", "free"))
                .andExpect(redirectedUrl("/orders/" + order));
        assertThat(scene.plans.wishes(order, OFFICER)).isEmpty();
    }

    @Test
    void aFormOfAStrangeSenderIsAnsweredInWords() throws Exception {
        for (var field : List.of("lines[2].quantity", "lines[200].quantity")) {
            web.perform(post("/orders")
                            .with(csrf())
                            .with(as(OFFICER))
                            .param("once", UUID.randomUUID().toString())
                            .param("buyer", buyer.toString())
                            .param(field, "5"))
                    .andExpect(status().isUnprocessableContent());
        }
    }

    @Test
    void aLineThatFindsNoGroupSaysWhyOfEachGroup() throws Exception {
        var a = scene.group("Zeta", 100, 1);
        var order = scene.order(60);
        scene.plans.wish(order, scene.onlyLine(order).id(), a, 0, OFFICER);
        scene.plan(order);
        web.perform(get("/orders/" + order).with(as(OFFICER)))
                .andExpect(content().string(containsString("60 pieces find no group")))
                .andExpect(content().string(containsString("Groups not chosen (1)")))
                .andExpect(content().string(containsString("said no, has a share already, or was left out")));
    }
}
