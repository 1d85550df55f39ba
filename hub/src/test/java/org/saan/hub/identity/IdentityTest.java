package org.saan.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
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

@HubTest
class IdentityTest {
    private static final Viewer ADMIN = viewer(Role.ADMINISTRATOR, Identity.PROGRAMME);
    private static final String PASSWORD = "ผ้าไหมมัดหมี่ 2570";

    @Autowired
    private Identity identity;

    @Autowired
    private AccountList accounts;

    @Autowired
    private AuditReads audit;

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    private UUID account(String name) {
        var id = identity.createAccount(
                new NewAccount(name, "บัวผัน ข้อมูลเทียม", Role.COORDINATOR, UUID.randomUUID(), Language.TH), ADMIN);
        identity.setPassword(id, PASSWORD, ADMIN);
        return id;
    }

    private String signIn(String name, String password) throws Exception {
        var location = web.perform(
                        post("/sign-in").with(csrf()).param("name", name).param("password", password))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return String.valueOf(location);
    }

    @Test
    void theRightPasswordOpensAndTheLetterCaseOfTheNameDoesNotMatter() throws Exception {
        account("orawan");
        assertThat(signIn("Orawan ", PASSWORD)).isEqualTo("/");
    }

    @Test
    @DisplayName("SE-07 an unknown name and a wrong password get the same answer")
    void doesNotTellWhoHasAnAccount() throws Exception {
        account("known");
        assertThat(signIn("known", "wrong password")).isEqualTo(signIn("unknown", "wrong password"));
    }

    @Test
    void afterFiveFailuresTheRightPasswordHasToWaitToo() throws Exception {
        account("throttled");
        for (int i = 0; i < FailedSignIns.PER_PLACE; i++) {
            signIn("throttled", "guess " + i);
        }
        assertThat(signIn("throttled", PASSWORD)).startsWith("/sign-in?failed");
        jdbc.sql("update identity.failed_sign_in set at = at - interval '11 minutes' where sign_in_name = 'throttled'")
                .update();
        assertThat(signIn("throttled", PASSWORD)).isEqualTo("/");
    }

    @Test
    void aDisabledAccountIsNotLetIn() throws Exception {
        var id = account("leaving");
        identity.disable(id, ADMIN);
        assertThat(signIn("leaving", PASSWORD)).startsWith("/sign-in?failed");
    }

    @Test
    void sessionsLiveInTheDatabaseAndEndWithTheAccount() throws Exception {
        var id = account("session");
        var cookie = web.perform(
                        post("/sign-in").with(csrf()).param("name", "session").param("password", PASSWORD))
                .andReturn()
                .getResponse()
                .getCookie("SESSION");
        assertThat(cookie).isNotNull();
        var session = new Cookie("SESSION", cookie.getValue());
        web.perform(get("/account").cookie(session)).andExpect(status().isOk());
        assertThat(jdbc.sql("select count(*) from identity.spring_session where principal_name = :id")
                        .param("id", id.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        identity.disable(id, ADMIN);
        web.perform(get("/account").cookie(session)).andExpect(redirectedUrl("/sign-in?to=%2Faccount"));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        web.perform(post("/accounts").with(as(ADMIN)).param("name", "x")).andExpect(status().isForbidden());
    }

    @Test
    void pagesRunNoInlineScriptAndNobodyMayFrameThem() throws Exception {
        web.perform(get("/sign-in"))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")))
                .andExpect(content().string(not(containsString(" style="))));
    }

    @Test
    void otherRolesDoNotFindTheAccounts() throws Exception {
        var leader = viewer(Role.GROUP_LEADER, UUID.randomUUID());
        web.perform(get("/accounts").with(as(leader))).andExpect(status().isNotFound());
        web.perform(get("/audit").with(as(leader))).andExpect(status().isNotFound());
        assertThatThrownBy(() -> accounts.list(AccountList.SHAPE.usual(), leader))
                .isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName("SE-09 a role sent with one's own form changes nothing")
    void extraFieldsAreIgnored() throws Exception {
        var id = account("humble");
        var humble = new Viewer(id, "x", Role.COORDINATOR, UUID.randomUUID(), Language.EN);
        web.perform(post("/account/password")
                        .with(csrf())
                        .with(as(humble))
                        .param("present", PASSWORD)
                        .param("password", PASSWORD + "!")
                        .param("role", "ADMINISTRATOR"))
                .andExpect(redirectedUrl("/account"));
        assertThat(jdbc.sql("select role from identity.account where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("COORDINATOR");
    }

    @Test
    void anInvitationWorksOnce() throws Exception {
        var id = identity.createAccount(
                new NewAccount("invited", "อุไร นามสมมติ", Role.TRAINER, Identity.PROGRAMME, Language.TH), ADMIN);
        var token = identity.invite(id, ADMIN);
        web.perform(post("/invitations/" + token).with(csrf()).param("password", "short"))
                .andExpect(status().isUnprocessableContent());
        web.perform(post("/invitations/" + token).with(csrf()).param("password", PASSWORD))
                .andExpect(redirectedUrl("/sign-in"));
        assertThat(signIn("invited", PASSWORD)).isEqualTo("/");
        web.perform(get("/invitations/" + token)).andExpect(status().isNotFound());
    }

    @Test
    void everyChangeIsInTheAuditWithBeforeAndAfter() {
        var id = account("audited");
        identity.disable(id, ADMIN);
        var newest = audit.list(
                        AuditReads.SHAPE.read(java.util.Map.of("type", "account", "subject", id.toString())),
                        viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME))
                .rows()
                .getFirst();
        assertThat(newest.action()).isEqualTo("identity.account_disabled");
        assertThat(newest.fields()).containsExactly(new AuditEntry.Field("disabled", "false", "true"));
    }

    @Test
    void aNameIsTakenOnce() {
        account("twice");
        assertThatThrownBy(() -> account("Twice"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("signInName"));
    }

    @Test
    void afterSigningInOneComesBackOnlyToAPathOfThisSite() {
        assertThat(OwnPath.orHome("/orders?q=1")).isEqualTo("/orders?q=1");
        assertThat(OwnPath.orHome("//elsewhere")).isEqualTo("/");
        assertThat(OwnPath.orHome("/\\elsewhere")).isEqualTo("/");
        assertThat(OwnPath.orHome("https://elsewhere")).isEqualTo("/");
    }
}
