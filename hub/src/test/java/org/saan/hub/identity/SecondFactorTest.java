package org.saan.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
class SecondFactorTest {
    private static final Viewer ADMIN = viewer(Role.ADMINISTRATOR, Identity.PROGRAMME);
    private static final String PASSWORD = "ผ้าไหมมัดหมี่ 2570";

    @Autowired
    private SecondSecrets secrets;

    @Autowired
    private Identity identity;

    @Autowired
    private SecondFactor second;

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    private UUID officer(String name) {
        var id = identity.createAccount(
                new NewAccount(name, "อรวรรณ ข้อมูลเทียม", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.TH),
                ADMIN);
        identity.setPassword(id, PASSWORD, ADMIN);
        return id;
    }

    private static Viewer self(UUID id) {
        return new Viewer(id, "อรวรรณ ข้อมูลเทียม", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.TH);
    }

    private byte[] secret(UUID account) {
        return jdbc.sql("select secret from identity.second_factor where account_id = :id")
                .param("id", account)
                .query((row, n) -> row.getBytes(1))
                .optional()
                .flatMap(kept -> secrets.open(kept, account))
                .orElseThrow();
    }

    /** What the phone shows so many half minutes from now. */
    private String shown(UUID account, int later) {
        return Totp.code(secret(account), Totp.step(Instant.now()) + later);
    }

    private List<String> turnOn(UUID account) {
        second.begin(account);
        var codes = second.confirm(account, shown(account, 0));
        // So that the next codes are newer than the one just used, wherever in the half minute the test is.
        jdbc.sql("update identity.second_factor set last_step = null where account_id = :id")
                .param("id", account)
                .update();
        return codes;
    }

    private Visitor visitor(String address) {
        return new Visitor(web, address);
    }

    private int audited(UUID account, String action) {
        return jdbc.sql("select count(*) from identity.audit_entry where subject_id = :id and action = :action")
                .param("id", account.toString())
                .param("action", action)
                .query(Integer.class)
                .single();
    }

    @Test
    void aPasswordAloneOpensNothing() throws Exception {
        var id = officer("second-plain");
        turnOn(id);
        var visitor = visitor("198.51.100.1");
        assertThat(visitor.post("/sign-in", "name", "second-plain", "password", PASSWORD, "to", "/groups")
                        .getRedirectedUrl())
                .isEqualTo("/sign-in/second");
        assertThat(visitor.isIn()).isFalse();
        assertThat(visitor.get("/sign-in/second").getStatus()).isEqualTo(200);
        var half = visitor.cookie("SESSION");
        assertThat(visitor.post("/sign-in/second", "code", "000000").getStatus())
                .isEqualTo(422);
        assertThat(visitor.isIn()).isFalse();
        assertThat(visitor.post("/sign-in/second", "code", shown(id, 0)).getRedirectedUrl())
                .isEqualTo("/groups");
        assertThat(visitor.isIn()).isTrue();
        assertThat(visitor.cookie("SESSION")).isNotEqualTo(half);
    }

    @Test
    void aCodeIsTakenOnceAndOnlyForward() throws Exception {
        var id = officer("second-replay");
        turnOn(id);
        var code = shown(id, 0);
        var older = shown(id, -1);
        var first = visitor("198.51.100.2");
        first.signIn("second-replay", PASSWORD);
        assertThat(first.post("/sign-in/second", "code", code).getRedirectedUrl())
                .isEqualTo("/");
        var thief = visitor("198.51.100.3");
        thief.signIn("second-replay", PASSWORD);
        assertThat(thief.post("/sign-in/second", "code", code).getStatus()).isEqualTo(422);
        assertThat(thief.post("/sign-in/second", "code", older).getStatus()).isEqualTo(422);
        assertThat(thief.isIn()).isFalse();
    }

    @Test
    void aCodeOnPaperWorksOnceAndIsKeptAsAHash() throws Exception {
        var id = officer("second-paper");
        var codes = turnOn(id);
        assertThat(codes).hasSize(SecondFactor.RECOVERY_CODES).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select count(*) from identity.recovery_code c where c::text like :code")
                        .param("code", "%" + codes.getFirst().replace("-", "") + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        var visitor = visitor("198.51.100.4");
        visitor.signIn("second-paper", PASSWORD);
        assertThat(visitor.post("/sign-in/second", "code", codes.getFirst().toUpperCase(java.util.Locale.ROOT))
                        .getRedirectedUrl())
                .isEqualTo("/");
        var again = visitor("198.51.100.4");
        again.signIn("second-paper", PASSWORD);
        assertThat(again.post("/sign-in/second", "code", codes.getFirst()).getStatus())
                .isEqualTo(422);
        assertThat(audited(id, "identity.recovery_code_used")).isEqualTo(1);
        assertThat(second.state(self(id)).codesLeft()).isEqualTo(SecondFactor.RECOVERY_CODES - 1);
    }

    @Test
    void guessesHaveToWaitAlsoWithTheRightCode() throws Exception {
        var id = officer("second-guess");
        turnOn(id);
        var visitor = visitor("198.51.100.5");
        visitor.signIn("second-guess", PASSWORD);
        for (int i = 0; i < FailedSignIns.PER_PLACE; i++) {
            visitor.post("/sign-in/second", "code", "00000" + i);
        }
        assertThat(visitor.post("/sign-in/second", "code", shown(id, 0)).getStatus())
                .isEqualTo(422);
        jdbc.sql("update identity.failed_sign_in set at = at - interval '11 minutes' where sign_in_name = :name")
                .param("name", "second " + id)
                .update();
        assertThat(visitor.post("/sign-in/second", "code", shown(id, 0)).getRedirectedUrl())
                .isEqualTo("/");
    }

    @Test
    void aTrustedDeviceIsNotAskedAgainAndAnotherIs() throws Exception {
        var id = officer("second-trust");
        turnOn(id);
        var mine = visitor("198.51.100.6");
        mine.signIn("second-trust", PASSWORD);
        mine.post("/sign-in/second", "code", shown(id, 0), "trust", "true");
        mine.forget("SESSION");
        assertThat(mine.signIn("second-trust", PASSWORD)).isEqualTo("/");
        assertThat(visitor("198.51.100.6").signIn("second-trust", PASSWORD)).isEqualTo("/sign-in/second");
        // Somebody else on the same device has to show theirs.
        turnOn(officer("second-other"));
        mine.forget("SESSION");
        assertThat(mine.signIn("second-other", PASSWORD)).isEqualTo("/sign-in/second");
        mine.forget("SESSION");
        mine.signIn("second-trust", PASSWORD);
        assertThat(mine.post("/account/sessions/end").getRedirectedUrl()).isEqualTo("/sign-in?out");
        assertThat(mine.isIn()).isFalse();
        assertThat(mine.signIn("second-trust", PASSWORD)).isEqualTo("/sign-in/second");
    }

    @Test
    void anotherAdministratorResetsItWithAReasonAndThePersonIsTold() throws Exception {
        var id = officer("second-lost");
        turnOn(id);
        var lost = visitor("198.51.100.7");
        lost.signIn("second-lost", PASSWORD);
        lost.post("/sign-in/second", "code", shown(id, 0));
        assertThatThrownBy(() -> second.reset(id, " ", ADMIN)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> second.reset(id, "asks", viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME)))
                .isInstanceOf(NotFound.class);
        var own = new Viewer(id, "x", Role.ADMINISTRATOR, Identity.PROGRAMME, Language.TH);
        assertThatThrownBy(() -> second.reset(id, "own", own)).isInstanceOf(Refusal.class);
        second.reset(id, "โทรศัพท์หาย พบตัวที่สำนักงาน", ADMIN);
        assertThat(lost.isIn()).isFalse();
        assertThat(audited(id, "identity.second_factor_reset")).isEqualTo(1);
        assertThat(lost.signIn("second-lost", PASSWORD)).isEqualTo("/");
        assertThat(lost.get("/notices").getContentAsString()).contains("/account/second-factor");
    }

    @Test
    void theSecretCountsOnlyOnceAPhoneHasProvedIt() throws Exception {
        var id = officer("second-begun");
        second.begin(id);
        assertThat(visitor("198.51.100.8").signIn("second-begun", PASSWORD)).isEqualTo("/");
        assertThatThrownBy(() -> second.confirm(id, "000000")).isInstanceOf(Refusal.class);
        var setup = second.findSetup(id).orElseThrow();
        assertThat(setup.uri())
                .isEqualTo(
                        "otpauth://totp/Saan:second-begun?secret=" + setup.key().replace(" ", "") + "&issuer=Saan");
        second.confirm(id, shown(id, 0));
        assertThat(second.findSetup(id)).isEmpty();
        assertThatThrownBy(() -> second.begin(id)).isInstanceOf(Refusal.class);
    }

    @Test
    void turningItOffAndNewPaperNeedACode() throws Exception {
        var id = officer("second-off");
        var old = turnOn(id);
        var visitor = visitor("198.51.100.9");
        visitor.signIn("second-off", PASSWORD);
        visitor.post("/sign-in/second", "code", shown(id, 0));
        assertThat(visitor.post("/account/second-factor/off", "code", "000000").getStatus())
                .isEqualTo(422);
        assertThat(visitor.post("/account/second-factor/codes", "code", old.get(1))
                        .getContentAsString())
                .contains("<code>");
        assertThat(visitor.post("/account/second-factor/off", "code", old.get(2))
                        .getStatus())
                .isEqualTo(422);
        assertThat(visitor.post("/account/second-factor/off", "code", shown(id, 1))
                        .getRedirectedUrl())
                .isEqualTo("/account/second-factor");
        visitor.forget("SESSION");
        assertThat(visitor.signIn("second-off", PASSWORD)).isEqualTo("/");
    }

    @Test
    void leadersAreNotAskedForOneAndHaveNoPageForIt() throws Exception {
        var id = identity.createAccount(
                new NewAccount("second-leader", "x", Role.GROUP_LEADER, UUID.randomUUID(), Language.TH), ADMIN);
        identity.setPassword(id, PASSWORD, ADMIN);
        var visitor = visitor("198.51.100.10");
        assertThat(visitor.signIn("second-leader", PASSWORD)).isEqualTo("/");
        assertThat(visitor.get("/account/second-factor").getStatus()).isEqualTo(404);
    }

    @Test
    void aCopyOfTheDatabaseTellsNoSecret() {
        var id = officer("second-sealed");
        turnOn(id);
        var kept = jdbc.sql("select secret from identity.second_factor where account_id = :id")
                .param("id", id)
                .query((row, n) -> row.getBytes(1))
                .single();
        var plain = secret(id);
        assertThat(kept).hasSize(49);
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(plain, java.nio.charset.StandardCharsets.ISO_8859_1));
        // Moved to another account, or changed by one bit, it opens nothing.
        assertThat(secrets.open(kept, UUID.randomUUID())).isEmpty();
        kept[30] ^= 1;
        assertThat(secrets.open(kept, id)).isEmpty();
    }

    @Test
    void aSecretOfBeforeStillCountsAndIsClosedWhenTheHubStarts() {
        var id = officer("second-plain-before");
        turnOn(id);
        var plain = secret(id);
        jdbc.sql("update identity.second_factor set secret = :plain where account_id = :id")
                .param("plain", plain)
                .param("id", id)
                .update();
        assertThat(second.check(id, shown(id, 0), "198.51.100.77", null)).isTrue();
        secrets.closePlain();
        assertThat(jdbc.sql("select length(secret) from identity.second_factor where account_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(49);
        assertThat(secret(id)).isEqualTo(plain);
        assertThat(second.check(id, shown(id, 1), "198.51.100.78", null)).isTrue();
    }

    @Test
    void anOfficerSignsInAnewAfterTwelveHoursHoweverOftenTheyLooked() throws Exception {
        officer("second-long-day");
        var visitor = visitor("198.51.100.79");
        visitor.post("/sign-in", "name", "second-long-day", "password", PASSWORD, "to", "/groups");
        assertThat(visitor.isIn()).isTrue();
        longAgo("11 hours");
        assertThat(visitor.isIn()).isTrue();
        longAgo("1 hour 1 minute");
        assertThat(visitor.isIn()).isFalse();
    }

    /** Every session was opened so much earlier than it was. */
    private void longAgo(String by) {
        jdbc.sql("update identity.spring_session set creation_time = creation_time - "
                        + "cast(extract(epoch from cast(:by as interval)) * 1000 as bigint)")
                .param("by", by)
                .update();
    }
}
