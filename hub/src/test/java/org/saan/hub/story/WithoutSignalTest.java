package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.ordering.AllocationState;
import org.saan.hub.ordering.AllocationView;
import org.saan.hub.ordering.Scene;
import org.saan.hub.platform.Relay;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The app of a group's leader on a phone whose signal comes and goes. The way to the hub is really cut: connections are
 * refused, to the page and to its service worker alike.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
@Import(Scene.class)
class WithoutSignalTest {
    private static final String PASSWORD = "a long enough pass phrase";

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @Autowired
    private Scene scene;

    @TempDir
    private Path profile;

    private Relay relay;

    /** A leader with an account of her own, and a job that her group is asked to do. */
    private record Leader(String name, UUID group, UUID order) {}

    @BeforeEach
    void signal() throws IOException {
        relay = new Relay(URI.create("http://localhost:" + port));
        relay.mend();
    }

    @AfterEach
    void noSignal() throws IOException {
        relay.close();
    }

    private Leader leader(String name, int pieces) {
        scene.clear();
        var group = scene.group(name, pieces, 1);
        var order = scene.order(pieces);
        scene.planAndAccept(order);
        var signInName = "leader-" + UUID.randomUUID().toString().substring(0, 8);
        var account = identity.createAccount(
                new NewAccount(signInName, name + " ข้อมูลเทียม", Role.GROUP_LEADER, group, Language.TH),
                Identity.SYSTEM);
        identity.setPassword(account, PASSWORD, Identity.SYSTEM);
        return new Leader(signInName, group, order);
    }

    private AllocationView share(Leader leader) {
        return scene.share(leader.order(), leader.group());
    }

    private Instant answeredAt(Leader leader) {
        return scene.jdbc
                .sql("select answered_at from ordering.allocation where id = :id")
                .param("id", share(leader).id())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private int timesNoted(Leader leader) {
        return scene.jdbc
                .sql(
                        "select count(*) from identity.audit_entry where subject_id = :id and action like 'ordering.offer_%'")
                .param("id", share(leader).id().toString())
                .query(Integer.class)
                .single();
    }

    private static Locator accept(Page page) {
        return page.locator("form[action$='/accept'] button");
    }

    private static String waiting(Page page) {
        page.locator("#unsent").waitFor();
        return page.locator("#unsent").innerText();
    }

    /** What is said of the signal; it is said a moment after the page is there. */
    private static String signal(Page page) {
        page.locator("#signal").waitFor();
        return page.locator("#signal").innerText();
    }

    private static void nothingWaits(Page page) {
        page.locator("#phone[data-shown='0']")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        assertThat(page.locator("#unsent").isVisible()).isFalse();
    }

    @Test
    @DisplayName(
            "PH-04 an answer without signal outlives the closed browser and the ended session, and counts once, when it was given")
    void draftOfYesterday() throws IOException {
        var leader = leader("แม่", 50);
        scene.jdbc
                .sql(
                        "update ordering.allocation set offered_at = offered_at - interval '3 days' where group_id = :group")
                .param("group", leader.group())
                .update();
        var yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
        try (var phone = new Phone(profile, relay.url())) {
            var page = phone.signIn(leader.name(), PASSWORD);
            relay.cut();
            page.clock().setFixedTime(Date.from(yesterday));
            page.navigate("/our-work");
            assertThat(signal(page)).contains("ยังไม่มีสัญญาณ ใช้ต่อได้").contains("ข้อมูลเมื่อ");
            accept(page).press("Enter");
            assertThat(waiting(page)).contains("รับงาน").contains("50").contains("รอสัญญาณ");
            assertThat(signal(page)).contains("ยังไม่ได้ส่ง 1 เรื่อง");
            assertThat(page.locator("article.job .waits-note").innerText()).contains("รับงาน");
            assertThat(accept(page).isVisible()).isFalse();
            Axe.looksRight(page, "phone-waits");
        }
        scene.jdbc.sql("delete from identity.spring_session").update();
        assertThat(share(leader).state()).isEqualTo(AllocationState.OFFERED);

        try (var phone = new Phone(profile, relay.url())) {
            var page = phone.page;
            page.navigate("/our-work");
            assertThat(waiting(page)).contains("รับงาน");
            relay.mend();
            page.locator("#signal [data-on=fresh]").click();
            page.waitForURL("**/sign-in**");
            page.locator("[data-waiting]:not([hidden])").waitFor();
            assertThat(page.locator("[data-waiting]").innerText())
                    .contains("1 เรื่อง")
                    .doesNotContain("รับงาน");
            Axe.looksRight(page, "phone-sign-in");
            phone.signIn(leader.name(), PASSWORD);
            page.waitForCondition(() -> share(leader).state() == AllocationState.ACCEPTED);
            nothingWaits(page);
            page.reload();
            nothingWaits(page);
        }
        assertThat(timesNoted(leader)).isEqualTo(1);
        assertThat(answeredAt(leader)).isCloseTo(yesterday, within(1, ChronoUnit.MINUTES));
    }

    @Test
    void anAnswerThatTheHubGotButThePhoneDidNotHearOfCountsOnce() {
        var leader = leader("แม่", 50);
        try (var phone = new Phone(profile, relay.url())) {
            var page = phone.signIn(leader.name(), PASSWORD);
            // The browser itself asks again before it tells the page that nothing came back.
            relay.loseAnswersTo("POST /our-work/" + share(leader).id() + "/counter");
            page.locator("a[href^='#counter-']").click();
            page.locator("input[name=quantity]").fill("30");
            page.locator("form[action$='/counter'] button").click();
            page.waitForCondition(() -> share(leader).state() == AllocationState.COUNTERED);
            assertThat(waiting(page)).contains("เราทำได้: 30");
            relay.loseAnswersTo(null);
            nothingWaits(page);
            page.locator("#signal [data-on=fresh]").click();
            page.locator("article.job :text('คุณตอบว่าทำได้ 30 ชิ้น')").waitFor();
        }
        assertThat(share(leader).version()).isEqualTo(1);
        assertThat(timesNoted(leader)).isEqualTo(1);
    }

    @Test
    void aJobThatWasTakenBackMeanwhileIsSaidAndNotSwallowed() throws IOException {
        var leader = leader("แม่", 50);
        try (var phone = new Phone(profile, relay.url())) {
            var page = phone.signIn(leader.name(), PASSWORD);
            relay.cut();
            accept(page).click();
            assertThat(waiting(page)).contains("รอสัญญาณ");
            scene.offers.takeBack(
                    leader.order(), share(leader).id(), share(leader).version(), Scene.OFFICER);
            relay.mend();
            page.waitForCondition(() -> waiting(page).contains("งานที่เสนอมีการเปลี่ยนแปลง"));
            assertThat(waiting(page)).contains("ศูนย์ไม่รับ").contains("รับงาน");
            assertThat(share(leader).state()).isEqualTo(AllocationState.CANCELLED);
            Axe.looksRight(page, "phone-refused");

            // It is read, and put away: pressed twice, for what is deleted is gone.
            page.locator("[data-do=remove]").press("Enter");
            page.locator("[data-do=remove]").press("Enter");
            nothingWaits(page);
        }
    }

    @Test
    void whatWaitsCanBeChangedAndARefusedFormKeepsWhatWasTyped() throws IOException {
        var leader = leader("แม่", 50);
        try (var phone = new Phone(profile, relay.url())) {
            var page = phone.signIn(leader.name(), PASSWORD);
            page.locator("a[href^='#counter-']").click();
            page.locator("input[name=quantity]").fill("777");
            page.locator("form[action$='/counter'] button").click();
            page.locator("form[action$='/counter'] [role=alert]").waitFor();
            assertThat(page.locator("form[action$='/counter'] [role=alert]").innerText())
                    .contains("ใส่ 1 ถึง 49");
            assertThat(page.locator("input[name=quantity]").inputValue()).isEqualTo("777");

            relay.cut();
            page.locator("input[name=quantity]").fill("30");
            page.locator("form[action$='/counter'] button").click();
            page.waitForCondition(() -> waiting(page).contains("เราทำได้: 30"));
            assertThat(page.locator("#unsent article").count()).isEqualTo(1);
            page.locator("[data-do=edit]").press("Enter");
            page.locator("input[name=quantity]").waitFor();
            assertThat(page.locator("input[name=quantity]").inputValue()).isEqualTo("30");
            page.locator("input[name=quantity]").fill("25");
            page.locator("input[name=quantity]").press("Enter");
            page.waitForCondition(() -> waiting(page).contains("เราทำได้: 25"));
            assertThat(page.locator("#unsent article").count()).isEqualTo(1);
            relay.mend();
            page.waitForCondition(() -> share(leader).state() == AllocationState.COUNTERED);
            nothingWaits(page);
        }
        assertThat(share(leader).counterQuantity()).isEqualTo(25);
        assertThat(timesNoted(leader)).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "PH-03 mother and daughter share a phone: neither sees nor sends what the other wrote, and no page outlives signing out")
    void motherAndDaughter() throws IOException {
        var mother = leader("แม่", 173);
        var daughter = leader("ลูก", 184);
        try (var phone = new Phone(profile, relay.url())) {
            var first = phone.signIn(mother.name(), PASSWORD);
            var page = first.context().newPage();
            page.navigate("/account");
            relay.cut();
            accept(first).click();
            assertThat(waiting(first)).contains("173");
            first.close();
            phone.page = page;
            page.locator("form[action='/sign-out'] button").click();
            page.waitForURL("**/sign-out");
            assertThat(page.locator("main").innerText()).contains("ออกจากระบบในเครื่องนี้แล้ว");
            Axe.looksRight(page, "phone-signed-out");
            page.navigate("/our-work");
            assertThat(page.locator("main").innerText())
                    .contains("ยังไม่มีสัญญาณ")
                    .doesNotContain("173");

            relay.mend();
            page.navigate("/our-work");
            page.waitForURL("**/sign-in**");
            assertThat(phone.keptPages()).isEqualTo(0);
            assertThat(share(mother).state()).isEqualTo(AllocationState.OFFERED);

            phone.signIn(daughter.name(), PASSWORD);
            assertThat(page.locator("article.job").innerText()).contains("184").doesNotContain("173");
            nothingWaits(page);
            assertThat(page.locator("#signal").isVisible()).isFalse();
            assertThat(page.locator("body").innerText()).doesNotContain("173");
            accept(page).click();
            page.waitForCondition(() -> share(daughter).state() == AllocationState.ACCEPTED);
            assertThat(share(mother).state()).isEqualTo(AllocationState.OFFERED);
            page.locator(".notice-in").waitFor();
            assertThat(page.locator(".notice-in").innerText()).contains("งานนี้เป็นของกลุ่มคุณแล้ว");

            // Another account that comes without anybody signing out finds nothing of the one before.
            page.context().clearCookies();
            phone.signIn(mother.name(), PASSWORD);
            page.waitForCondition(() -> share(mother).state() == AllocationState.ACCEPTED);
            nothingWaits(page);
            assertThat(phone.keptPages()).isEqualTo(1);
            relay.cut();
            page.navigate("/our-work");
            assertThat(page.locator("main").innerText()).contains("173").doesNotContain("184");
        }
    }

    @Test
    void weeksAreTappedWithoutSignalAndSentFromAnyPageOfTheGroup() throws IOException {
        var leader = leader("แม่", 50);
        try (var phone = new Phone(profile, relay.url())) {
            var page = phone.signIn(leader.name(), PASSWORD);
            phone.waitUntilKept("/our-weeks");
            relay.cut();
            page.navigate("/our-weeks");
            assertThat(signal(page)).contains("ข้อมูลเมื่อ");
            page.locator(".week .tap.none").nth(3).click();
            page.waitForCondition(() -> page.locator(".week").nth(3).innerText().contains("ยังส่งไม่ได้"));
            page.navigate("/our-work");
            assertThat(waiting(page)).contains("เวลาว่าง").contains("ไม่ว่าง");
            assertThat(taps(leader)).isZero();
            relay.mend();
            page.waitForCondition(() -> taps(leader) == 1);
            nothingWaits(page);
        }
        assertThat(taps(leader)).isEqualTo(1);
    }

    private int taps(Leader leader) {
        return scene.jdbc
                .sql("select count(*) from directory.week_tap where group_id = :group")
                .param("group", leader.group())
                .query(Integer.class)
                .single();
    }

    @Test
    void theBrowserSendsInTheBackgroundWhenNoPageOfTheHubIsOpen() throws IOException {
        var leader = leader("แม่", 50);
        try (var phone = new Phone(profile, relay.url())) {
            var page = phone.signIn(leader.name(), PASSWORD);
            var registration = new AtomicReference<String>();
            var wire = page.context().newCDPSession(page);
            wire.on(
                    "ServiceWorker.workerRegistrationUpdated",
                    (JsonObject news) -> news.getAsJsonArray("registrations")
                            .forEach(one -> registration.set(
                                    one.getAsJsonObject().get("registrationId").getAsString())));
            wire.send("ServiceWorker.enable");
            page.waitForCondition(() -> registration.get() != null);
            relay.cut();
            accept(page).click();
            assertThat(waiting(page)).contains("รอสัญญาณ");
            page.navigate("about:blank");
            relay.mend();
            var sync = new JsonObject();
            sync.addProperty("origin", relay.url().toString());
            sync.addProperty("registrationId", registration.get());
            sync.addProperty("tag", "saan-queue");
            sync.addProperty("lastChance", false);
            wire.send("ServiceWorker.dispatchSyncEvent", sync);
            page.waitForCondition(() -> share(leader).state() == AllocationState.ACCEPTED);
        }
        assertThat(timesNoted(leader)).isEqualTo(1);
    }

    @Test
    @DisplayName("everything that a first visit loads, without fonts and pictures, is 60 KB at most")
    void weight() {
        var leader = leader("แม่", 50);
        try (var phone = new Phone(profile, relay.url())) {
            phone.page.navigate("/sign-in");
            var before = relay.answered();
            // The styles of the door were loaded with it; they belong to the visit.
            var door = (Number)
                    phone.page.evaluate(
                            "performance.getEntriesByType('resource').reduce((s, r) => s + (/\\.(css|js|svg)$/.test(r.name) ? r.transferSize : 0), 0)");
            phone.signIn(leader.name(), PASSWORD);
            phone.waitUntilKept("/our-weeks");
            var all = relay.answered() - before + door.longValue();
            var fontsAndPictures = ((Number)
                            phone.page.evaluate(
                                    "performance.getEntriesByType('resource').reduce((s, r) => s + (/\\.(woff2|png|jpg)$/.test(r.name) ? r.transferSize : 0), 0)"))
                    .longValue();
            System.out.printf("first visit: %d bytes, %d of them fonts and pictures%n", all, fontsAndPictures);
            assertThat(all - fontsAndPictures).isBetween(10_000L, 60L * 1024);
            assertThat(all).isLessThan(200L * 1024);
        }
    }

    @ParameterizedTest
    @CsvSource({"th, LIGHT", "en, DARK"})
    void aCardIsReadOutByAVoiceOfThePagesLanguageAndTheButtonIsHiddenWithoutOne(String language, ColorScheme light) {
        var leader = leader("แม่", 50);
        try (var phone = new Phone(profile, relay.url(), language, light)) {
            var page = phone.signIn(leader.name(), PASSWORD);
            assertThat(page.locator("[data-speak]").isVisible()).isFalse();
            page.addInitScript("""
                    window.said = [];
                    const voice = {lang: '%s-XX', name: 'test'};
                    Object.defineProperty(window, 'SpeechSynthesisUtterance', {value: class { constructor(t) { this.text = t; } }});
                    Object.defineProperty(window, 'speechSynthesis', {value: {
                      getVoices: () => [voice], speak: (u) => said.push(u.lang + ' ' + u.text), cancel: () => {},
                      addEventListener: () => {}}});
                    """.formatted(language));
            page.navigate("/our-work");
            new Keyboard(page).to("[data-speak]");
            page.keyboard().press("Enter");
            assertThat(String.valueOf(page.evaluate("said[0]")))
                    .startsWith(language + "-XX ")
                    .contains("50")
                    .contains(language.equals("th") ? "ส่งภายในวันศุกร์" : "due Friday");
            assertThat(page.locator("[data-speak]").getAttribute("aria-pressed"))
                    .isEqualTo("true");
            Axe.looksRight(page, "phone-card-" + language);
        }
    }

    @Test
    void theAppCanBeInstalled() {
        var leader = leader("แม่", 50);
        try (var phone = new Phone(profile, relay.url())) {
            var page = phone.signIn(leader.name(), PASSWORD);
            var wire = page.context().newCDPSession(page);
            var manifest = wire.send("Page.getAppManifest", new JsonObject());
            assertThat(manifest.getAsJsonArray("errors")).isEmpty();
            assertThat(manifest.get("data").getAsString()).contains("\"lang\": \"th\"");
            assertThat(wire.send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors"))
                    .isEmpty();
        }
    }
}
