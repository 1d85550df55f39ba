package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.identity.Retention;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** An officer answers a buyer without account who wants to be forgotten; a leader who cannot get in asks for help. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class DataRequestsStoryTest {
    private static final String PASSWORD = "a long enough pass phrase";

    @Autowired
    private Identity identity;

    @Autowired
    private Retention retention;

    @Autowired
    private JdbcClient jdbc;

    @Value("${local.server.port}")
    private int port;

    private void account(String signInName, Role role, UUID organisation) {
        var id = identity.createAccount(
                new NewAccount(signInName, "อรวรรณ ข้อมูลเทียม", role, organisation, Language.TH), Identity.SYSTEM);
        identity.setPassword(id, PASSWORD, Identity.SYSTEM);
    }

    @Test
    void fromWhatWasAskedToTheAnswerWithTheKeyboard() {
        var address = "http://localhost:" + port;
        account("orawan", Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
        account("buaphan", Role.GROUP_LEADER, UUID.randomUUID());
        jdbc.sql("insert into identity.failed_sign_in (sign_in_name, address, at)"
                        + " values ('x', '192.0.2.1', now() - interval '100 days')")
                .update();
        retention.run();
        try (var chromium = new Chromium()) {
            var phone = chromium.window(address, "th", 360, ColorScheme.LIGHT);
            phone.navigate("/sign-in");
            var hers = new Keyboard(phone);
            hers.go("a[href='/sign-in/help']");
            hers.write("#name", "buaphan");
            Axe.looksRight(phone, "help-th-360");
            hers.go("form[action='/sign-in/help'] button");
            Axe.looksRight(phone, "help-asked-th-360");

            var page = chromium.window(address, "en", 1440, ColorScheme.LIGHT);
            Chromium.signIn(page, "orawan", PASSWORD);
            page.waitForURL("**/orders");
            page.navigate("/leader-accounts?asks=yes");
            Axe.looksRight(page, "leaders-ask-en-1440");
            assertThat(page.locator("tbody .badge.warn").count()).isEqualTo(1);
            page.navigate("/people/requests");
            var keys = new Keyboard(page);
            keys.unfold("details.card summary").choose("#kind", "ERASURE");
            keys.write("#name", "Ingrid (fictional)").write("#email", "no address");
            keys.go("details.card button");
            assertThat(page.locator("details.card .msg").textContent()).contains("Write the e-mail address");
            keys.write("#email", "ingrid@example.org").go("details.card button");
            assertThat(page.locator("ol.log").textContent()).contains("30 days left", "ingrid@example.org");
            Axe.looksRight(page, "requests-en-1440");
            keys.choose("select[name=identity]", "mail").go("form[action$='/identity'] button");
            Axe.looksRight(page, "requests-known-en-1440");
            var small = chromium.window(address, "th", 360, ColorScheme.DARK);
            Chromium.signIn(small, "orawan", PASSWORD);
            small.waitForURL("**/orders");
            small.navigate("/people/requests");
            small.locator("details.card summary").click();
            Axe.looksRight(small, "requests-th-360");
            small.navigate("/personal-data/retention");
            Axe.looksRight(small, "retention-th-360");
            assertThat(small.locator("tbody").textContent()).contains("identity.failed_sign_in");
            keys.go("form[action$='/erase'] button");
            assertThat(page.locator("ol.log").textContent()).contains("nothing else is kept");
            Axe.looksRight(page, "requests-done-en-1440");
        }
    }
}
