package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saan.hub.TestHub;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.catalogue.SubjectKind;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.catalogue.TextInput;
import org.saan.hub.catalogue.TextView;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A leader changes what her group says in Thai; a translator sees the English go stale, writes it anew, another reviews it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class TranslatingTest {
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private PublicCatalogue open;

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private Viewer person(String name, Role role) {
        var id = jdbc.sql("select id from identity.account where sign_in_name = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
        return new Viewer(id, name, role, Identity.PROGRAMME, Language.EN);
    }

    private Page signIn(String name, String language, int width) {
        var page = chromium.window("http://localhost:" + port, language, width, ColorScheme.LIGHT);
        page.navigate("/sign-in");
        page.fill("#name", name);
        page.fill("#password", "demo-demo-demo");
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        return page;
    }

    private TextView.State english(UUID profile) {
        return catalogue
                .getText(SubjectKind.PROFILE, profile, TextField.PLACE, person("officer", Role.PROGRAMME_OFFICER))
                .state(Language.EN);
    }

    @Test
    void aTranslatorSeesAFieldGoStaleAndItIsWrittenAnewAndReviewed() {
        var officer = person("officer", Role.PROGRAMME_OFFICER);
        var group = jdbc.sql("select organisation_id from identity.account where sign_in_name = 'leader'")
                .query(UUID.class)
                .single();
        var profile = catalogue.profileOf(group, officer);
        catalogue.write(
                SubjectKind.PROFILE,
                profile,
                List.of(new TextInput(TextField.PLACE, Language.EN, "A village with a shared yard.")),
                person("designer", Role.DESIGNER));
        catalogue.approveAll(SubjectKind.PROFILE, profile, null, officer);
        assertThat(english(profile)).isEqualTo(TextView.State.APPROVED);

        try (var page = signIn("leader", "th", 360)) {
            page.navigate("/profiles/" + profile);
            Axe.accepts(page);
            Axe.fits(page);
            new Keyboard(page)
                    .write("#place_th", "หมู่บ้านสมมติริมน้ำ มีลานกลางหมู่บ้าน")
                    .go("main form:has(#place_th) button.pri");
            assertThat(page.locator("[role=status]").first().innerText()).contains("บันทึกแล้ว");
            Axe.accepts(page);
        }
        assertThat(english(profile)).isEqualTo(TextView.State.STALE);

        try (var page = signIn("officer", "th", 360)) {
            looksAtTheCatalogue(page, profile);
        }
        try (var page = signIn("designer", "en", 1440)) {
            page.navigate("/translations?state=stale&language=en&q="
                    + jdbc.sql("select code from directory.producer_group where id = :id")
                            .param("id", group)
                            .query(String.class)
                            .single());
            Axe.accepts(page);
            page.navigate("/translations/profile/" + profile + "/place/en");
            assertThat(page.locator("main").innerText()).contains("ริมน้ำ").contains("The source has changed");
            Axe.accepts(page);
            new Keyboard(page)
                    .write("#words", "An invented village by the water, with a shared yard.")
                    .go("main form:has(#words) button.pri");
            assertThat(page.locator("main").innerText()).contains("Somebody else reviews them");
            assertThat(page.locator("form[action$=approve]").count()).isZero();
        }
        assertThat(english(profile)).isEqualTo(TextView.State.DRAFT);

        try (var page = signIn("adviser", "en", 360)) {
            page.navigate("/translations/profile/" + profile + "/place/en");
            Axe.accepts(page);
            Axe.fits(page);
            new Keyboard(page).go("form[action$=approve] button");
            assertThat(page.locator("main").innerText()).contains("reviewed");
        }
        assertThat(english(profile)).isEqualTo(TextView.State.APPROVED);
        open.findProfileOf(group)
                .ifPresent(
                        shown -> assertThat(shown.texts().get(TextField.PLACE).in(Language.EN))
                                .isEqualTo("An invented village by the water, with a shared yard."));
    }

    /** Every page of it can be read by everybody. */
    private void looksAtTheCatalogue(Page page, UUID profile) {
        var product = jdbc.sql("select id from catalogue.product order by id limit 1")
                .query(UUID.class)
                .single();
        for (var path : List.of(
                "/profiles",
                "/profiles/" + profile + "/versions",
                "/products",
                "/products/" + product,
                "/products/import",
                "/translations")) {
            assertThat(page.navigate(path).status()).as(path).isEqualTo(200);
            Axe.accepts(page);
            Axe.fits(page);
        }
    }
}
