package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.TestHub;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/**
 * An officer opens the target board of the demonstration, follows a number to those that are missing, with the reason in words, and
 * from there to the record. With {@code SAAN_PICTURES} the pages are kept as pictures, for docs/target-board.md.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class TargetBoardStoryTest {
    @LocalServerPort
    private int port;

    private Page signIn(Chromium chromium, String language, int width, ColorScheme light) {
        var page = chromium.window("http://localhost:" + port, language, width, light);
        Chromium.signIn(page, "officer", "demo-demo-demo");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    @Test
    void theOfficerClicks43Of50AndSeesTheSevenMissingAndWhy() {
        try (var chromium = new Chromium()) {
            var page = signIn(chromium, "en", 1440, ColorScheme.LIGHT);
            page.navigate("/programmes/phase-1");
            Axe.looksRight(page, "story-board-en");
            var line = page.locator("article.tgt")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions()
                            .setHasText("Groups with own products"));
            assertThat(line.locator(".fig").innerText()).startsWith("43 / 50");
            page.waitForNavigation(() -> line.locator(".fig a").nth(1).click());

            assertThat(page.locator("h1").innerText()).isEqualTo("Groups with own products: 43 of 50");
            assertThat(page.locator("main .badge").allInnerTexts()).contains("7 missing");
            var rows = page.locator("main tbody tr");
            assertThat(rows.count()).isEqualTo(7);
            assertThat(rows.locator("td:nth-child(2)").allInnerTexts())
                    .extracting(String::strip)
                    .containsOnly("its products are not public", "it was so, and is no longer")
                    .filteredOn("it was so, and is no longer"::equals)
                    .hasSize(2);
            Axe.looksRight(page, "story-missing-en");

            // By keyboard from a missing group to its record.
            var name = rows.first().locator("th a").innerText();
            rows.first().locator("th a").focus();
            page.waitForNavigation(() -> page.keyboard().press("Enter"));
            assertThat(page.locator("h1").innerText()).contains(name);

            page.goBack();
            page.waitForNavigation(() -> page.locator(".chips a").nth(1).click());
            assertThat(page.locator("main").innerText()).contains("43 rows");
        }
    }

    @ParameterizedTest
    @CsvSource({"th, 360, DARK", "en, 1440, DARK"})
    void thePagesOfTheProgrammeCanBeReadByEverybody(String language, int width, ColorScheme light) {
        try (var chromium = new Chromium()) {
            var page = signIn(chromium, language, width, light);
            for (var path : new String[] {
                "/programmes/phase-1",
                "/programmes/phase-1/indicators/IND2?counted=no",
                "/programmes/phase-1/indicators/IND2/cells",
                "/programmes/phase-1/indicators/IND2/rule",
                "/programmes/phase-1/months",
                "/programmes/all",
                "/continuity",
                "/programme-templates",
                "/workshops",
                "/workshops/new",
                "/obstacles",
                "/obstacles/top",
                "/support"
            }) {
                assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
                Axe.accepts(page);
                Axe.fits(page);
            }
        }
    }
}
