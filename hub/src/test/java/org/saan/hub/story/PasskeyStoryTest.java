package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Passkeys in a real browser, whose authenticator is a made-up one that answers as a phone with a fingerprint does. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "saan.second-factor=officers", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class PasskeyStoryTest {
    private static final String PASSWORD = "a long enough pass phrase";

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    @Value("${local.server.port}")
    private int port;

    private UUID account(String signInName, Role role, UUID organisation) {
        var id = identity.createAccount(
                new NewAccount(signInName, "บัวผัน ข้อมูลเทียม", role, organisation, Language.TH), Identity.SYSTEM);
        identity.setPassword(id, PASSWORD, Identity.SYSTEM);
        return id;
    }

    /** A phone beside the page. */
    private static final class Authenticator {
        private final CDPSession chromium;
        private final String id;

        Authenticator(Page page, boolean verifies) {
            chromium = page.context().newCDPSession(page);
            chromium.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", verifies);
            options.addProperty("automaticPresenceSimulation", true);
            var asked = new JsonObject();
            asked.add("options", options);
            id = chromium.send("WebAuthn.addVirtualAuthenticator", asked)
                    .get("authenticatorId")
                    .getAsString();
        }

        /** Whether the finger is the owner's. */
        void verifies(boolean verified) {
            var asked = new JsonObject();
            asked.addProperty("authenticatorId", id);
            asked.addProperty("isUserVerified", verified);
            chromium.send("WebAuthn.setUserVerified", asked);
        }

        int keys() {
            var asked = new JsonObject();
            asked.addProperty("authenticatorId", id);
            return chromium.send("WebAuthn.getCredentials", asked)
                    .getAsJsonArray("credentials")
                    .size();
        }
    }

    private static void signOut(Page page) {
        page.navigate("/account");
        page.locator("form[action='/sign-out'] button").click();
        page.waitForURL("**/sign-in?out");
    }

    private static void showPasskey(Page page) {
        page.locator("form[action='/sign-in/passkey'] button").click();
    }

    @Test
    void aLeaderAddsAPasskeyNamesItSignsInByItAndRemovesIt() {
        var id = account("buaphan", Role.GROUP_LEADER, UUID.randomUUID());
        try (var chromium = new Chromium()) {
            var page = chromium.window("http://localhost:" + port, "th", 360, ColorScheme.LIGHT);
            var phone = new Authenticator(page, true);
            Chromium.signIn(page, "buaphan", PASSWORD);
            page.waitForURL("**/our-work");
            page.navigate("/account/passkeys");
            Axe.looksRight(page, "passkeys-none-th-360");
            var keys = new Keyboard(page);
            keys.write("#name", "โทรศัพท์ของฉัน").go("form[data-passkey=create] button");
            assertThat(page.locator(".note[role=status]").textContent()).contains("เพิ่มพาสคีย์แล้ว");
            assertThat(phone.keys()).isEqualTo(1);
            Axe.looksRight(page, "passkeys-one-th-360");

            signOut(page);
            Axe.looksRight(page, "passkey-sign-in-th-360");
            page.navigate("/sign-in?to=%2Faccount%2Fpasskeys");
            var planted = page.context().cookies().stream()
                    .filter(cookie -> cookie.name.equals("SESSION"))
                    .map(cookie -> cookie.value)
                    .toList();
            new Keyboard(page).go("form[action='/sign-in/passkey'] button");
            page.waitForURL("**/account/passkeys");
            assertThat(page.locator("ul.why").textContent()).contains("โทรศัพท์ของฉัน", "ใช้ล่าสุด");
            assertThat(page.context().cookies().stream()
                            .filter(cookie -> cookie.name.equals("SESSION"))
                            .map(cookie -> cookie.value)
                            .toList())
                    .isNotEqualTo(planted);
            assertThat(jdbc.sql("select signature_count from identity.passkey where account_id = :id")
                            .param("id", id)
                            .query(Long.class)
                            .single())
                    .isPositive();

            // A device that does not ask whose finger it is, by a browser that was told it need not.
            signOut(page);
            page.route("**/sign-in/passkey/options", route -> {
                var options = route.fetch();
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(options)
                        .setBody(options.text().replace("\"required\"", "\"discouraged\"")));
            });
            phone.verifies(false);
            page.navigate("/sign-in");
            showPasskey(page);
            page.waitForURL("**/sign-in?passkey=none*");
            phone.verifies(true);
            page.unroute("**/sign-in/passkey/options");

            // What somebody overheard is no answer to another question.
            var overheard = new AtomicReference<String>();
            page.onRequest(request -> {
                if (request.url().endsWith("/sign-in/passkey")) {
                    overheard.set(request.postData());
                }
            });
            page.navigate("/sign-in");
            showPasskey(page);
            page.waitForURL("**/our-work");
            signOut(page);
            page.navigate("/sign-in");
            page.evaluate("""
                    async sent => {
                      const form = document.querySelector('form[data-passkey]');
                      const _csrf = form.elements._csrf.value;
                      await fetch(form.dataset.options, {method: 'POST', body: new URLSearchParams({_csrf})});
                      form.elements.answer.value = new URLSearchParams(sent).get('answer');
                      form.submit();
                    }""", overheard.get());
            page.waitForURL("**/sign-in?passkey=none*");

            // A page that looks like ours and stands elsewhere.
            page.navigate("http://127.0.0.1:" + port + "/sign-in");
            showPasskey(page);
            page.locator("[data-said]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
            assertThat(page.locator("[data-said]").textContent()).containsAnyOf("ไม่สำเร็จ", "did not work");

            // The count of a copy that was left behind.
            jdbc.sql("update identity.passkey set signature_count = 1000000 where account_id = :id")
                    .param("id", id)
                    .update();
            page.navigate("/sign-in");
            showPasskey(page);
            page.waitForURL("**/sign-in?passkey=none*");
            Axe.looksRight(page, "passkey-refused-th-360");
            jdbc.sql("update identity.passkey set signature_count = 0 where account_id = :id")
                    .param("id", id)
                    .update();

            page.navigate("/sign-in");
            showPasskey(page);
            page.waitForURL("**/our-work");
            page.navigate("/account/passkeys");
            page.locator("ul.why summary").click();
            page.locator("ul.why input[name=name]").fill("เครื่องเก่า");
            page.locator("ul.why form:has(input[name=name]) button").click();
            assertThat(page.locator("ul.why").textContent()).contains("เครื่องเก่า");
            page.locator("ul.why summary").click();
            page.locator("ul.why form[action$='/remove'] button").click();
            assertThat(page.locator("ul.why").count()).isZero();
            signOut(page);
            page.navigate("/sign-in");
            showPasskey(page);
            page.waitForURL("**/sign-in?passkey=none*");
        }
    }

    @Test
    void anOfficersPasskeyIsBothFactorsAndThePasswordAloneIsNone() {
        var id = account("officer", Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
        try (var chromium = new Chromium()) {
            var page = chromium.window("http://localhost:" + port, "en", 1440, ColorScheme.LIGHT);
            new Authenticator(page, true);
            Chromium.signIn(page, "officer", PASSWORD);
            page.waitForURL("**/sign-in/second/set-up");
            // Somebody who came in by the phone's code adds a passkey and gives the phone's code up.
            jdbc.sql("insert into identity.second_factor (account_id, secret, made_at, confirmed_at)"
                            + " values (:id, decode(repeat('61', 20), 'hex'), now(), now())")
                    .param("id", id)
                    .update();
            jdbc.sql("insert into identity.recovery_code (code_hash, account_id, made_at)"
                            + " values (sha256('aaaabbbbccccdddd'), :id, now())")
                    .param("id", id)
                    .update();
            Chromium.signIn(page, "officer", PASSWORD);
            page.locator("#code").fill("aaaa-bbbb-cccc-dddd");
            page.locator("form[action='/sign-in/second'] button").click();
            page.waitForURL("**/orders");
            page.navigate("/account/passkeys");
            page.locator("#name").fill("Office computer");
            page.locator("form[data-passkey=create] button").click();
            page.locator("ul.why").waitFor();
            Axe.looksRight(page, "passkeys-one-en-1440");
            jdbc.sql("delete from identity.second_factor").update();
            signOut(page);
            Chromium.signIn(page, "officer", PASSWORD);
            page.waitForURL("**/sign-in/second");
            Axe.looksRight(page, "passkey-second-en-1440");
            assertThat(page.locator("#code").count()).isZero();
            assertThat(page.navigate("/sign-in/second/set-up").url()).endsWith("/sign-in");
            assertThat(page.navigate("/orders").url()).contains("/sign-in?to=");
            page.navigate("/sign-in");
            showPasskey(page);
            page.waitForURL("**/orders");

            // The account is closed: the passkey opens nothing.
            signOut(page);
            identity.disable(id, Identity.SYSTEM);
            page.navigate("/sign-in");
            showPasskey(page);
            page.waitForURL("**/sign-in?passkey=none*");
        }
    }
}
