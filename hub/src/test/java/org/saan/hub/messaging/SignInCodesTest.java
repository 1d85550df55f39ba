package org.saan.hub.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.TestHub;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.identity.SignInCodes;
import org.saan.hub.identity.SignInCodes.Entered;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

@HubTest
@ContextConfiguration(initializers = {TestHub.class, Post.class})
class SignInCodesTest {
    private static final Viewer ADMIN = viewer(Role.ADMINISTRATOR, Identity.PROGRAMME);
    private static final Viewer COORDINATOR = viewer(Role.COORDINATOR, UUID.randomUUID());

    @Autowired
    private SignInCodes codes;

    @Autowired
    private Identity identity;

    @Autowired
    private AccountContacts contacts;

    @Autowired
    private Delivery delivery;

    @Autowired
    private LineLinks line;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    private UUID leader(String signInName, String name, UUID group, String email, String phone) {
        var id = identity.createAccount(new NewAccount(signInName, name, Role.GROUP_LEADER, group, Language.TH), ADMIN);
        contacts.change(id, email, phone, COORDINATOR);
        return id;
    }

    private static String digits(String text) {
        var found = Pattern.compile("\\b\\d{6}\\b").matcher(text);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private String mailed(String address) throws InterruptedException {
        for (int i = 0; i < 100 && Post.to(address).isEmpty(); i++) {
            delivery.work();
            Thread.sleep(50);
        }
        return Post.part(Post.to(address).getLast(), 0);
    }

    @Test
    void aCodeByMailLetsInOnceAndNoTableHoldsIt() throws Exception {
        var id = leader("mail-leader", "มาลี ข้อมูลเทียม", UUID.randomUUID(), "malee@example.org", "");
        codes.ask("Malee@example.org", "192.0.2.1");
        var text = mailed("malee@example.org");
        var code = digits(text);
        assertThat(jdbc.sql("select count(*) from messaging.message where args::text like :c or href like :c")
                        .param("c", "%" + code + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql(
                                "select code_hash from identity.sign_in_code c join identity.sign_in_code_account a on a.code_id = c.id where account_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$");
        assertThat(codes.enter("malee@example.org", code, "192.0.2.1", null)).isInstanceOf(Entered.In.class);
        assertThat(codes.enter("malee@example.org", code, "192.0.2.1", null)).isInstanceOf(Entered.Refused.class);
    }

    @Test
    void aLinkIsLookedAtAsOftenAsProgramsLikeAndLetsInOnce() throws Exception {
        var id = leader("link-leader", "ลำดวน ข้อมูลเทียม", UUID.randomUUID(), "", "0800000501");
        var path = codes.onPaper(id, SignInCodes.Why.FIRST_TIME, COORDINATOR).path();
        for (int i = 0; i < 3; i++) {
            web.perform(get(path)).andExpect(status().isOk());
        }
        web.perform(post(path).param("account", id.toString())).andExpect(status().isForbidden());
        var planted = web.perform(
                        post("/sign-in").with(csrf()).param("name", "nobody").param("password", "x"))
                .andReturn()
                .getResponse()
                .getCookie("SESSION");
        var request = post(path).with(csrf()).param("account", id.toString());
        var answer = web.perform(planted == null ? request : request.cookie(planted))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse()
                .getCookie("SESSION");
        assertThat(answer).isNotNull();
        assertThat(answer.getValue()).isNotEqualTo(planted == null ? "" : planted.getValue());
        web.perform(get("/account").cookie(new Cookie("SESSION", answer.getValue())))
                .andExpect(status().isOk());
        web.perform(get(path)).andExpect(status().isGone());
        web.perform(post(path).with(csrf()).param("account", id.toString())).andExpect(status().isGone());
    }

    @Test
    @DisplayName("PH-02 a leader who has only a phone signs in by paper and by LINE; no page demands an e-mail")
    void aLeaderWithoutEmailGetsIn() throws Exception {
        var group = UUID.randomUUID();
        var id = leader("phone-leader", "บัวผัน ข้อมูลเทียม", group, "", "080-000-0502");
        var paper = codes.onPaper(id, SignInCodes.Why.FIRST_TIME, COORDINATOR);
        assertThat(codes.enter("+66 80 000 0502", paper.digits(), "192.0.2.2", null))
                .isInstanceOf(Entered.In.class);
        var person = new Viewer(id, "บัวผัน ข้อมูลเทียม", Role.GROUP_LEADER, group, Language.TH);
        line.typed("Uphone", line.newCode(person));
        codes.ask("0800000502", "192.0.2.2");
        for (int i = 0; i < 100 && Post.LINE.to("Uphone").isEmpty(); i++) {
            delivery.work();
            Thread.sleep(50);
        }
        var code = digits(Post.LINE.to("Uphone").getFirst().text());
        assertThat(codes.enter("0800000502", code, "192.0.2.2", null)).isInstanceOf(Entered.In.class);
        web.perform(post("/message-preferences")
                        .with(csrf())
                        .with(as(person))
                        .param("email", "")
                        .param("phone", "080-000-0503")
                        .param("from", "20:00")
                        .param("until", "08:00"))
                .andExpect(redirectedUrl("/message-preferences"));
        assertThat(contacts.find(id).orElseThrow().phone()).isEqualTo("0800000503");
    }

    @Test
    @DisplayName("PH-03 mother and daughter share one phone: two persons, who choose their name after the code")
    void twoPersonsShareAPhone() {
        var group = UUID.randomUUID();
        var mother = leader("mother", "แม่ ข้อมูลเทียม", group, "", "0800000504");
        var daughter = leader("daughter", "ลูก ข้อมูลเทียม", group, "", "0800000504");
        var stranger = leader("stranger", "คนอื่น ข้อมูลเทียม", UUID.randomUUID(), "", "0800000504");
        var paper = codes.onPaper(mother, SignInCodes.Why.FIRST_TIME, COORDINATOR);
        var choose = codes.enter("0800000504", paper.digits(), "192.0.2.3", null);
        assertThat(choose).isInstanceOf(Entered.Choose.class);
        var token = ((Entered.Choose) choose).path().substring("/sign-in/links/".length());
        assertThat(codes.namesAt(token)).extracting(SignInCodes.Name::account).containsExactly(mother, daughter);
        assertThat(codes.enterByLink(token, stranger)).isInstanceOf(Entered.Refused.class);
        assertThat(codes.enterByLink(token, daughter))
                .isInstanceOfSatisfying(
                        Entered.In.class,
                        in -> assertThat(in.viewer().accountId()).isEqualTo(daughter));
        assertThat(codes.enterByLink(token, mother)).isInstanceOf(Entered.Refused.class);
    }

    @Test
    @DisplayName(
            "SE-07 asking for a code for a known and an unknown phone gets the same answer; only the known one gets a message")
    void doesNotTellWhoIsKnown() throws Exception {
        leader("known-phone", "มี ข้อมูลเทียม", UUID.randomUUID(), "known@example.org", "0800000505");
        var known = answer("0800000505");
        var unknown = answer("0800000506");
        assertThat(known.replace("0800000505", "X")).isEqualTo(unknown.replace("0800000506", "X"));
        assertThat(mailed("known@example.org")).contains("รหัสของคุณคือ");
    }

    private String answer(String name) throws Exception {
        return web.perform(post("/sign-in/code").with(csrf()).param("name", name))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    @DisplayName("SE-08 without the code, with an old code and after five wrong codes nobody gets in")
    void wrongCodesAreStopped() {
        var id = leader("guessed", "เดา ข้อมูลเทียม", UUID.randomUUID(), "", "0800000507");
        var old = codes.onPaper(id, SignInCodes.Why.FIRST_TIME, COORDINATOR);
        var right = codes.onPaper(id, SignInCodes.Why.FIRST_TIME, COORDINATOR);
        assertThat(codes.enter("0800000507", "", "192.0.2.4", null)).isInstanceOf(Entered.Refused.class);
        if (!old.digits().equals(right.digits())) {
            assertThat(codes.enter("0800000507", old.digits(), "192.0.2.4", null))
                    .isInstanceOf(Entered.Refused.class);
        }
        var wrong = right.digits().equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertThat(codes.enter("0800000507", wrong, "192.0.2.4", null)).isInstanceOf(Entered.Refused.class);
        }
        assertThat(codes.enter("0800000507", right.digits(), "192.0.2.4", null)).isInstanceOf(Entered.Refused.class);
        jdbc.sql(
                        "update identity.failed_sign_in set at = at - interval '11 minutes' where sign_in_name = 'code 0800000507'")
                .update();
        assertThat(codes.enter("0800000507", right.digits(), "192.0.2.4", null)).isInstanceOf(Entered.Refused.class);
        var fresh = codes.onPaper(id, SignInCodes.Why.FIRST_TIME, COORDINATOR);
        assertThat(codes.enter("0800000507", fresh.digits(), "192.0.2.4", null)).isInstanceOf(Entered.In.class);
    }

    @Test
    void aCodeThatIsTooOldAndOneForAnOfficerAreNone() {
        var id = leader("late", "ช้า ข้อมูลเทียม", UUID.randomUUID(), "", "0800000508");
        var paper = codes.onPaper(id, SignInCodes.Why.FIRST_TIME, COORDINATOR);
        jdbc.sql(
                        "update identity.sign_in_code set valid_until = now() - interval '1 second' where id in (select code_id from identity.sign_in_code_account where account_id = :id)")
                .param("id", id)
                .update();
        assertThat(codes.enter("0800000508", paper.digits(), "192.0.2.5", null)).isInstanceOf(Entered.Refused.class);
        assertThat(codes.namesAt(paper.path().substring("/sign-in/links/".length())))
                .isEmpty();
        var officer = identity.createAccount(
                new NewAccount("strict-officer", "x", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.TH), ADMIN);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> codes.onPaper(officer, SignInCodes.Why.FIRST_TIME, ADMIN))
                .isInstanceOf(org.saan.hub.shared.NotFound.class);
    }
}
