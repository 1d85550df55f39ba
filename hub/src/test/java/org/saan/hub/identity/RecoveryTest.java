package org.saan.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A leader without e-mail who lost the phone comes in again through the group's coordinator, and the thief does not. */
@HubTest
class RecoveryTest {
    private static final Viewer ADMIN = viewer(Role.ADMINISTRATOR, Identity.PROGRAMME);
    private static final Viewer COORDINATOR = viewer(Role.COORDINATOR, UUID.randomUUID());
    private static final String PASSWORD = "ผ้าไหมมัดหมี่ 2570";

    @Autowired
    private Identity identity;

    @Autowired
    private AccountContacts contacts;

    @Autowired
    private SignInCodes codes;

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    private UUID leader(String name, String phone) {
        var id = identity.createAccount(
                new NewAccount(name, "บัวผัน ข้อมูลเทียม", Role.GROUP_LEADER, UUID.randomUUID(), Language.TH), ADMIN);
        identity.setPassword(id, PASSWORD, ADMIN);
        contacts.change(id, "", phone, COORDINATOR);
        return id;
    }

    @Test
    @DisplayName(
            "SE-08 a lost phone: its sessions, password and passkeys end, the sheet lets the leader in, the record says why")
    void aLostPhoneOpensNothingMore() throws Exception {
        var id = leader("lost-phone", "0800000601");
        var thief = new Visitor(web, "192.0.2.60");
        thief.signIn("lost-phone", PASSWORD);
        jdbc.sql("insert into identity.passkey_holder (account_id, handle) values (:id, sha256('lost-phone'))")
                .param("id", id)
                .update();
        jdbc.sql("""
                        insert into identity.passkey (credential_id, id, account_id, name, public_key, signature_count,
                            uv_initialized, transports, backup_eligible, backup_state, made_at)
                        values ('x', :id, :id, 'x', 'x', 0, true, '', false, false, now())
                        """).param("id", id).update();
        var home = new Visitor(web, "192.0.2.61");
        home.post("/sign-in/help", "name", "080-000-0601");
        var list = web.perform(get("/leader-accounts?asks=yes").with(as(COORDINATOR)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(list).contains("/leader-accounts/" + id + "#sheet");
        web.perform(post("/leader-accounts/" + id + "/sheet").with(csrf()).with(as(COORDINATOR)))
                .andExpect(status().isUnprocessableContent());
        assertThat(thief.isIn()).isTrue();
        var sheet = web.perform(post("/leader-accounts/" + id + "/sheet")
                        .with(csrf())
                        .with(as(COORDINATOR))
                        .param("why", "LOST_PHONE"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(thief.isIn()).isFalse();
        assertThat(thief.signIn("lost-phone", PASSWORD)).startsWith("/sign-in?failed");
        for (var table : new String[] {"passkey", "known_device", "help_ask"}) {
            assertThat(jdbc.sql("select count(*) from identity." + table + " where account_id = :id")
                            .param("id", id)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
        assertThat(jdbc.sql("""
                                select account_id || ' ' || (after ->> 'reason') from identity.audit_entry
                                where subject_id = :id and action = 'identity.sign_in_sheet_made'
                                """).param("id", id.toString()).query(String.class).list())
                .containsExactly(COORDINATOR.accountId() + " LOST_PHONE");
        var digits = Pattern.compile(">(\\d{3} \\d{3})<").matcher(sheet);
        assertThat(digits.find()).isTrue();
        assertThat(home.post("/sign-in/code/enter", "name", "0800000601", "code", digits.group(1))
                        .getRedirectedUrl())
                .isEqualTo("/");
        assertThat(home.get("/notices").getContentAsString()).contains("ทดสอบ ข้อมูลเทียม");
        // The old password is gone; a new one is chosen without it, and only while there is none.
        assertThat(home.get("/account").getContentAsString()).doesNotContain("id=\"present\"");
        assertThat(home.post("/account/password", "password", PASSWORD + " ใหม่")
                        .getRedirectedUrl())
                .isEqualTo("/account");
        assertThat(home.post("/account/password", "password", PASSWORD + " อีก").getStatus())
                .isEqualTo(422);
        assertThat(new Visitor(web, "192.0.2.62").signIn("lost-phone", PASSWORD + " ใหม่"))
                .isEqualTo("/");
    }

    @Test
    void aSheetForTheFirstTimeEndsNothing() throws Exception {
        var id = leader("first-sheet", "0800000602");
        var phone = new Visitor(web, "192.0.2.63");
        phone.signIn("first-sheet", PASSWORD);
        codes.onPaper(id, SignInCodes.Why.FIRST_TIME, COORDINATOR);
        assertThat(phone.isIn()).isTrue();
        codes.onPaper(id, SignInCodes.Why.NEW_PHONE, COORDINATOR);
        assertThat(phone.isIn()).isFalse();
        assertThat(phone.signIn("first-sheet", PASSWORD)).isEqualTo("/");
    }

    @Test
    void aCoordinatorOfAnotherClusterCannotComeInAsTheLeader() {
        var cluster = UUID.randomUUID();
        var group = UUID.randomUUID();
        var care = new LeaderCare(
                jdbc,
                java.util.List.of(
                        asked -> asked.equals(group) ? java.util.Optional.of(cluster) : java.util.Optional.empty()));
        var id = identity.createAccount(new NewAccount("cared-for", "x", Role.GROUP_LEADER, group, Language.TH), ADMIN);
        assertThatThrownBy(() -> care.mustCareFor(id, COORDINATOR)).isInstanceOf(Refusal.class);
        care.mustCareFor(id, viewer(Role.COORDINATOR, cluster));
        care.mustCareFor(id, ADMIN);
        var buyer = viewer(Role.BUYER, UUID.randomUUID());
        assertThatThrownBy(() -> care.mustCareFor(id, buyer)).isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName("SE-07 asking for help looks alike for a known and an unknown name, and only leaders are listed")
    void askingForHelpTellsNothing() throws Exception {
        leader("help-known", "0800000603");
        identity.createAccount(
                new NewAccount("help-officer", "x", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.TH), ADMIN);
        var visitor = new Visitor(web, "192.0.2.64");
        var known = visitor.post("/sign-in/help", "name", "help-known").getContentAsString();
        var unknown = visitor.post("/sign-in/help", "name", "help-nobody").getContentAsString();
        visitor.post("/sign-in/help", "name", "help-officer");
        var csrf = "name=\"_csrf\" value=\"[^\"]*\"";
        assertThat(known.replaceAll(csrf, "")).isEqualTo(unknown.replaceAll(csrf, ""));
        assertThat(jdbc.sql("""
                                select a.sign_in_name from identity.help_ask h
                                join identity.account a on a.id = h.account_id where a.sign_in_name like 'help-%'
                                """).query(String.class).list()).containsExactly("help-known");
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndOneCanBeEndedByItself() throws Exception {
        leader("many-places", "0800000604");
        var here = new Visitor(web, "192.0.2.65");
        var there = new Visitor(web, "192.0.2.66");
        here.signIn("many-places", PASSWORD);
        there.signIn("many-places", PASSWORD);
        var page = here.get("/account").getContentAsString();
        assertThat(page).doesNotContain(there.cookie("SESSION"), here.cookie("SESSION"));
        var end = Pattern.compile("/account/sessions/[0-9a-f]{24}/end").matcher(page);
        assertThat(end.find()).isTrue();
        // Nobody else ends it.
        leader("elsewhere", "0800000605");
        var stranger = new Visitor(web, "192.0.2.67");
        stranger.signIn("elsewhere", PASSWORD);
        stranger.post(end.group());
        assertThat(there.isIn()).isTrue();
        here.post(end.group());
        assertThat(there.isIn()).isFalse();
        assertThat(here.isIn()).isTrue();
        there.signIn("many-places", PASSWORD);
        here.post("/account/password", "present", PASSWORD, "password", PASSWORD + "!");
        assertThat(there.isIn()).isFalse();
        assertThat(here.isIn()).isTrue();
    }
}
