package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.platform.Doctor;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.threeten.extra.YearWeek;

/**
 * A whole order in a real browser, with the keyboard alone: a village spreadsheet is imported, groups get their crafts, an
 * order is entered, planned and accepted, one leader says yes and another no, the rest is planned again, and all sums hold.
 *
 * <p>With {@code -Dsaan.pictures=DIR} the pages are saved as pictures, for the README.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class WholeOrderTest {
    private static final String PASSWORD = "story-story-story";
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Doctor doctor;

    @Autowired
    private Clock clock;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @DisplayName(
            "import, order, plan, accept, decline, plan again: every sum holds and every page can be used by keyboard")
    @CsvSource({"th, 1440, LIGHT", "en, 360, DARK"})
    void theStory(String language, int width, ColorScheme light) throws Exception {
        account("officer-" + language, Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
        var page = chromium.window("http://localhost:" + port, language, width, light);
        var keys = new Keyboard(page);
        signIn(page, keys, "officer-" + language);

        // Only the groups of this story are asked.
        jdbc.sql("update directory.producer_group set suspended = true").update();

        // The spreadsheet: nothing is stored before it is applied.
        int before = groups();
        keys.unfold("details:has(a[href='/groups']) summary").go("a[href='/groups']");
        keys.go("main a[href='/imports']");
        Axe.accepts(page);
        keys.file(
                        "#file",
                        fixture(
                                language.equals("th")
                                        ? "01_otop_register_utf8bom.csv"
                                        : "03_groups_merged_headers.xlsx"))
                .go("form[enctype] button");
        Axe.accepts(page);
        Axe.fits(page);
        picture(page, "import-review", language, width);
        assertThat(groups()).isEqualTo(before);
        keys.go("form[action$='/apply'] button.pri");
        Axe.accepts(page);
        assertThat(groups()).isGreaterThan(before);

        // Three of its groups tell their time and craft.
        var names = jdbc.sql("select code from directory.producer_group order by created_at desc, code desc limit 3")
                .query(String.class)
                .list();
        var first = craft(page, keys, names.get(0), "300");
        var second = craft(page, keys, names.get(1), "320");
        var third = craft(page, keys, names.get(2), "340");

        // The order.
        keys.unfold("details:has(a[href='/buyers']) summary")
                .go("a[href='/buyers']")
                .write("#name", "Nordlys Interiors " + language + " (fictional)")
                .choose("#country", "NO")
                .go("#new button");
        keys.go("a[href='/orders']").go("a[href='/orders/new']");
        Axe.accepts(page);
        var buyer = jdbc.sql("select id from sourcing.buyer order by created_at desc limit 1")
                .query(UUID.class)
                .single();
        keys.choose("#buyer", buyer.toString())
                .choose("#lines-0-family", "indigo_scarf")
                .write("#lines-0-quantity", language.equals("th") ? "๘๐ โหล" : "80 dozen")
                .choose(
                        "#lines-0-due",
                        Weeks.text(YearWeek.from(LocalDate.now(clock)).plusWeeks(12)))
                .write("#lines-0-maxPrice", "400")
                .go("form[action='/orders'] button.pri");
        var order = page.url().replaceAll(".*/", "");
        Axe.accepts(page);
        assertThat(sums(order)).isEqualTo(List.of(960L, 0L, 960L));

        // Plan, look, accept.
        keys.go("#plan");
        page.locator("#proposal").waitFor();
        Axe.accepts(page);
        Axe.fits(page);
        picture(page, "order-proposal", language, width);
        keys.go("#accept");
        Axe.accepts(page);
        assertThat(sums(order)).isEqualTo(List.of(960L, 960L, 0L));
        var asked = jdbc.sql("""
                        select a.group_id from ordering.allocation a join ordering.order_line l on l.id = a.line_id
                        where l.order_id = cast(:order as uuid) and a.state = 'OFFERED' order by a.quantity desc
                        """).param("order", order).query(UUID.class).list();
        assertThat(asked).hasSizeBetween(2, 3).isSubsetOf(first, second, third);

        // All but one take their jobs.
        answers(language, light, asked, order);

        // What was declined is planned again around what was accepted.
        page.navigate("/orders/" + order);
        var left = sums(order).get(2);
        assertThat(left).isPositive();
        keys.go("#plan");
        page.locator("#proposal").waitFor();
        keys.go("#accept");
        Axe.accepts(page);
        Axe.fits(page);
        picture(page, "order-weave", language, width);
        var after = sums(order);
        assertThat(after.get(0)).isEqualTo(after.get(1) + after.get(2));
        assertThat(after.get(2)).isLessThan(left);
        assertThat(doctor.examine()).allMatch(finding -> finding.isWell());
        page.context().close();
    }

    private void answers(String language, ColorScheme light, List<UUID> asked, String order) {
        for (int i = 0; i < asked.size(); i++) {
            var name = "leader-" + i + "-" + language;
            account(name, Role.GROUP_LEADER, asked.get(i));
            var phone = chromium.window("http://localhost:" + port, language, 360, light);
            var keys = new Keyboard(phone);
            signIn(phone, keys, name);
            Axe.accepts(phone);
            Axe.fits(phone);
            picture(phone, "our-work", language, 360);
            if (i == asked.size() - 1) {
                keys.go("a[href^='#no-']").to("input[name=reason]");
                phone.keyboard().press("Space");
                keys.go("form[action$='/decline'] button");
            } else {
                keys.go("form[action$='/accept'] button");
            }
            Axe.accepts(phone);
            phone.context().close();
        }
        assertThat(jdbc.sql("""
                        select count(*) from ordering.allocation a join ordering.order_line l on l.id = a.line_id
                        where l.order_id = cast(:order as uuid) and a.state = 'DECLINED'
                        """).param("order", order).query(Integer.class).single())
                .isEqualTo(1);
    }

    /** Gives an imported group five makers and a craft, through its page; its id. */
    private UUID craft(Page page, Keyboard keys, String code, String price) {
        page.navigate("/groups?q=" + code);
        keys.go("main tbody th a");
        Axe.accepts(page);
        keys.write("#artisans", "5").go("form:has(#artisans) button");
        keys.unfold("details:has(#family) summary")
                .choose("#family", "indigo_scarf")
                .write("#minutesPerPiece", "90")
                .write("#minimumBatch", "5")
                .write("#looms", "4")
                .write("#price", price)
                .go("form[action$='/capabilities'] button");
        assertThat(page.url()).doesNotEndWith("/capabilities");
        return UUID.fromString(page.url().replaceAll(".*/", "").replaceAll("[?#].*", ""));
    }

    private void account(String name, Role role, UUID organisation) {
        var id = identity.createAccount(
                new NewAccount(name, "อรวรรณ ข้อมูลเทียม", role, organisation, Language.TH), Identity.SYSTEM);
        identity.setPassword(id, PASSWORD, Identity.SYSTEM);
    }

    private static void signIn(Page page, Keyboard keys, String name) {
        page.navigate("/sign-in");
        Axe.accepts(page);
        keys.write("#name", name).write("#password", PASSWORD).go("form[action='/sign-in'] button");
    }

    private int groups() {
        return jdbc.sql("select count(*) from directory.producer_group")
                .query(Integer.class)
                .single();
    }

    /** Ordered, allocated, unallocated. */
    private List<Long> sums(String order) {
        return jdbc.sql(
                        "select ordered, allocated, unallocated from ordering.order_sums where order_id = cast(:id as uuid)")
                .param("id", order)
                .query((row, n) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    private static Path fixture(String name) throws Exception {
        var file = Files.createTempDirectory("saan-story-").resolve(name);
        try (var in = WholeOrderTest.class.getResourceAsStream("/import/" + name)) {
            Files.copy(java.util.Objects.requireNonNull(in), file);
        }
        return file;
    }

    private static void picture(Page page, String name, String language, int width) {
        var folder = System.getProperty("saan.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + "-" + language + "-" + width + ".png"))
                    .setFullPage(true));
        }
    }
}
