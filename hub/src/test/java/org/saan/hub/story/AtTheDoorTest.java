package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.ordering.Scene;
import org.saan.hub.platform.Relay;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.training.TrainingScene;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A trainer counts people at the door of a session on a tablet 768 points wide, loses the signal in the midst of it, and types the
 * rest from paper.
 *
 * <p>With {@code -Dsaan.pictures=DIR} the pages are saved as pictures, for docs/session-door.md.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
@Import({Scene.class, TrainingScene.class})
class AtTheDoorTest {
    private static final String PASSWORD = "a long enough pass phrase";

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @Autowired
    private TrainingScene scene;

    @TempDir
    private Path profile;

    private Relay relay;

    @BeforeEach
    void signal() throws IOException {
        relay = new Relay(URI.create("http://localhost:" + port));
        relay.mend();
    }

    @AfterEach
    void noSignal() throws IOException {
        relay.close();
    }

    @Test
    @DisplayName(
            "forty are counted on a tablet, without signal in the midst, and ten from paper: fifty people, fifty notes")
    void fortyAndTen() throws Exception {
        scene.clear();
        var workshop = scene.open("คิดต้นทุนผ้าทอ", 60, Duration.ofMinutes(20));
        for (int i = 0; i < 49; i++) {
            scene.signUp(workshop, TrainingScene.person(i));
        }
        var session = scene.see(workshop).sessions().getFirst().id();
        var path = "/workshops/" + workshop + "/sessions/" + session;
        var name = "trainer-" + UUID.randomUUID().toString().substring(0, 8);
        identity.setPassword(
                identity.createAccount(
                        new NewAccount(name, "ครู ข้อมูลเทียม", Role.TRAINER, Identity.PROGRAMME, Language.TH),
                        Identity.SYSTEM),
                PASSWORD,
                Identity.SYSTEM);
        try (var tablet = new Phone(profile, relay.url())) {
            var page = tablet.page;
            page.setViewportSize(768, 1024);
            Chromium.signIn(page, name, PASSWORD);
            page.waitForURL(url -> !url.contains("/sign-in"));
            page.navigate(path + "/door");
            tablet.waitUntilKept(path + "/door");
            for (int i = 0; i < 15; i++) {
                taps(page, i);
            }
            nothingWaits(page);
            assertThat(scene.there(session)).isEqualTo(15);
            looks(page, "door-768-th");

            relay.cut();
            for (int i = 15; i < 25; i++) {
                taps(page, i);
            }
            page.reload();
            page.locator("#there").waitFor();
            for (int i = 25; i < 30; i++) {
                taps(page, i);
            }
            page.waitForCondition(() -> page.locator("#there").textContent().equals("30"));
            looks(page, "door-no-signal-768-th");
            assertThat(scene.there(session)).isEqualTo(15);

            relay.mend();
            page.reload();
            nothingWaits(page);
            assertThat(scene.there(session)).isEqualTo(30);
            for (int i = 30; i < 39; i++) {
                taps(page, i);
            }
            page.locator("#walk-in #name").fill("นางแปลกหน้า ข้อมูลเทียม");
            page.locator("#walk-in #phone").fill("080-000-0888");
            page.locator("#walk-in button").click();
            page.waitForCondition(() -> page.locator("#there").textContent().equals("40"));
            nothingWaits(page);
            assertThat(scene.there(session)).isEqualTo(40);

            page.navigate(path + "/paper");
            var lines = new StringBuilder();
            for (int i = 39; i < 49; i++) {
                lines.append(TrainingScene.person(i).name().written()).append('\n');
            }
            page.locator("#lines").fill(lines.toString());
            looks(page, "paper-768-th");
            page.locator("#paper button").click();
            page.waitForURL("**/paper");
            page.locator(".notice-in").waitFor();
            assertThat(page.locator("#there").textContent()).startsWith("50");
        }
        assertThat(scene.there(session)).isEqualTo(50);
        assertThat(scene.notes(session)).isEqualTo(50);
        assertThat(scene.people()).isEqualTo(50);
    }

    /** Finds a person by the end of their phone, and taps. */
    private static void taps(Page page, int person) {
        var find = page.locator("#find");
        find.fill("%04d".formatted(person));
        page.locator("#people > li:not([hidden]) .came").first().click();
        page.waitForCondition(() -> find.inputValue().isEmpty());
    }

    private static void nothingWaits(Page page) {
        page.locator("#door[data-shown='0']")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static void looks(Page page, String name) {
        Axe.accepts(page);
        Axe.fits(page);
        var folder = System.getProperty("saan.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
