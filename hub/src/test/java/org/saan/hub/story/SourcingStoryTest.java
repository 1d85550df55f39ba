package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.SourcingScene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * From a product page to an accepted quotation, in a real browser: a buyer without account and without scripts, a coordinator, a
 * leader on a phone of 360 pixels.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
@Import(SourcingScene.class)
class SourcingStoryTest {
    private static final String PASSWORD = "story-story-story";
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private SourcingScene scene;

    @Autowired
    private Identity identity;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @DisplayName("enquiry, promise, request, two answers, comparison, quotation, accepted, order")
    @CsvSource({"en, 1440, LIGHT", "th, 360, DARK"})
    void theStory(String language, int width, ColorScheme light) {
        var address = "http://localhost:" + port;
        scene.groups.clear();
        var first = scene.groups.group("Riverbank", 60, 10, 21_700);
        var second = scene.groups.group("Hillside", 80, 20, 23_100);
        var code = scene.code(scene.product(first, "Reed mat " + language));
        var organisation = "Nordlys " + language + " (fictional)";
        account("coordinator-" + language, Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.of(language));
        account("leader-" + language, Role.GROUP_LEADER, first, Language.TH);

        // The buyer asks.
        var buyer = chromium.windowWithoutScripts(address, language, width);
        buyer.navigate("/" + language + "/products/" + code.toLowerCase(java.util.Locale.ROOT));
        buyer.locator("a[href*='basket?add=" + code.toLowerCase(java.util.Locale.ROOT) + "']")
                .first()
                .click();
        buyer.locator("#quantity").fill("10 โหล");
        buyer.locator("#add button").click();
        picture(buyer, "basket", language, width);
        buyer.locator("a[href$='/enquiries/new']").click();
        buyer.locator("#place").fill("Oslo");
        buyer.locator("#name").fill("Ingrid Example");
        buyer.locator("#organisation").fill(organisation);
        buyer.locator("#country").selectOption("NO");
        buyer.locator("#email").fill("ingrid@example.com");
        picture(buyer, "ask", language, width);
        buyer.waitForTimeout(2_000);
        buyer.locator("#ask button").click();
        var link = buyer.locator("#link").inputValue();
        picture(buyer, "asked", language, width);

        // The coordinator looks what can be promised, tells it, and asks both groups.
        var coordinator = chromium.window(address, language, width, light);
        Chromium.signIn(coordinator, "coordinator-" + language, PASSWORD);
        coordinator.navigate("/enquiries?q=" + "Nordlys+" + language);
        Axe.accepts(coordinator);
        picture(coordinator, "enquiries", language, width);
        coordinator.locator("th a[href^='/enquiries/']").click();
        coordinator
                .locator("#promise-due")
                .selectOption(Weeks.text(scene.groups.now().plusWeeks(10)));
        coordinator.locator("form[action$='/promise'] button").click();
        coordinator.locator("form[action$='/promise/tell'] button").click();
        Axe.accepts(coordinator);
        Axe.fits(coordinator);
        picture(coordinator, "enquiry", language, width);
        for (var group : new UUID[] {first, second}) {
            coordinator.locator("input[value='" + group + "']").check();
        }
        coordinator.locator("#ask button").click();
        var rfq = UUID.fromString(coordinator.url().replaceAll(".*/", ""));

        // One leader answers on the phone, the other by the telephone.
        var leader = chromium.window(address, "th", 360, light);
        Chromium.signIn(leader, "leader-" + language, PASSWORD);
        leader.navigate("/our-rfqs");
        Axe.accepts(leader);
        picture(leader, "our-rfqs", language, 360);
        leader.locator("article a.btn").first().click();
        Axe.accepts(leader);
        Axe.fits(leader);
        picture(leader, "answer", language, 360);
        answer(leader, "๖๐", "217");
        coordinator.navigate("/rfqs/behalf/" + scene.copy(rfq, second));
        coordinator.locator("#who").fill("สมศรี (ข้อมูลเทียม)");
        coordinator.locator("input[name=how][value=phone]").check();
        answer(coordinator, "80", "231");

        // He chooses from the columns.
        coordinator.locator("a[href$='?fill']").click();
        Axe.accepts(coordinator);
        Axe.fits(coordinator);
        coordinator.locator("#choice button").click();
        picture(coordinator, "compare", language, width);
        var line = scene.comparison.get(rfq, SourcingScene.OFFICER).lines().getFirst();
        assertThat(line.asked().quantity()).isEqualTo(120);
        assertThat(line.chosen() + line.shortfall()).isEqualTo(120);
        assertThat(line.shortfall()).isZero();

        // The quotation is sent and accepted.
        coordinator.locator("a[href^='/enquiries/']").first().click();
        coordinator.locator("#quote").click();
        coordinator.locator("input[id^='price-']").fill("310");
        coordinator.locator("#place").fill("Bangkok");
        Axe.accepts(coordinator);
        Axe.fits(coordinator);
        coordinator.locator("#send").click();
        picture(coordinator, "quotation", language, width);
        var quotation = coordinator.url();
        buyer.navigate(link);
        assertThat(buyer.locator("main").innerText())
                .contains("37,200.00")
                .doesNotContain("217")
                .doesNotContain("231")
                .doesNotContain("Riverbank")
                .doesNotContain("Hillside");
        picture(buyer, "follow", language, width);
        buyer.locator("#accept").click();
        picture(buyer, "accepted", language, width);
        coordinator.navigate(quotation);
        coordinator.locator("#to-order").click();
        assertThat(coordinator.url()).contains("/orders/");
        assertThat(scene.groups.illnesses()).isEmpty();
    }

    private static void answer(Page page, String quantity, String price) {
        page.locator("input[id^='quantity-']").fill(quantity);
        page.locator("input[id^='price-']").fill(price);
        page.locator("select[id^='week-']")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(2));
        page.locator("button[value=answer]").click();
    }

    private void account(String name, Role role, UUID organisation, Language language) {
        var account = identity.createAccount(
                new NewAccount(name, "ทดสอบ ข้อมูลเทียม", role, organisation, language), Identity.SYSTEM);
        identity.setPassword(account, PASSWORD, Identity.SYSTEM);
    }

    private static void picture(Page page, String name, String language, int width) {
        var folder = System.getProperty("saan.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of(folder, "sourcing-" + name + "." + language + "-" + width + ".png")));
        }
    }
}
