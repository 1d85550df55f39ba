package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.saan.hub.TestHub;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.GroupChange;
import org.saan.hub.directory.ImportWork;
import org.saan.hub.directory.Imports;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * An office sends its register for the third time: forty groups have other members or phones, three are new, two stand there
 * without their number, and one has a new name although the programme has renamed it too. It is done, undone and done again.
 *
 * <p>With {@code -Dsaan.pictures=DIR} the pages are saved as pictures, for the documentation.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThirdRegisterTest {
    private static final String PASSWORD = "a long enough pass phrase";
    private static final int GROUPS = 120;
    private static final int RENAMED = 77;

    @Autowired
    private Identity identity;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportWork work;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Value("${local.server.port}")
    private int port;

    private Chromium chromium;
    private int clicks;

    @BeforeAll
    void open() {
        var account = identity.createAccount(
                new NewAccount("third", "อรวรรณ ข้อมูลเทียม", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.TH),
                Identity.SYSTEM);
        identity.setPassword(account, PASSWORD, Identity.SYSTEM);
        chromium = new Chromium();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    /** One edition of the register. */
    private static byte[] register(int edition) {
        var text = new StringBuilder("รหัส,ชื่อกลุ่ม,ตำบล,อำเภอ,จังหวัด,สมาชิก,โทร,ประธาน\n");
        for (int i = 1; i <= GROUPS; i++) {
            boolean changed = edition == 3 && i <= 40;
            var name = edition == 3 && i == RENAMED ? "กลุ่มทอผ้าทะเบียนใหม่" : "กลุ่มทอผ้าลายที่" + i;
            text.append("%s,%s,ศิลา,เมืองขอนแก่น,ขอนแก่น,%d,080-000-%04d,นางสมมติ ลำดับ%d%n"
                    .formatted("KK%03d".formatted(i), name, 10 + i % 30 + (changed ? 5 : 0), i, i));
        }
        if (edition == 3) {
            for (int i = 1; i <= 3; i++) {
                text.append("KK9%02d,กลุ่มจักสานตั้งใหม่%d,ศิลา,เมืองขอนแก่น,ขอนแก่น,%d,,%n".formatted(i, i, 8 + i));
            }
            text.append(",วิสาหกิจชุมชนกลุ่มทอผ้าลายที่101,ศิลา,เมืองขอนแก่น,ขอนแก่น,,,\n");
            text.append(",วิสาหกิจชุมชนกลุ่มทอผ้าลายที่102,ศิลา,เมืองขอนแก่น,ขอนแก่น,,,\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private UUID bringIn(int edition) {
        var sent = (Imports.Sent.Taken) imports.send(
                UUID.randomUUID(), "ทะเบียนขอนแก่น_256" + edition + ".csv", register(edition), Identity.SYSTEM);
        work.apply(sent.id(), true, Identity.SYSTEM);
        return sent.id();
    }

    /** Every fact of every group that has a number. */
    private List<String> facts() {
        return jdbc.sql("""
                        select g.external_id || ' ' || n.field || ' ' || coalesce(n.now, '–')
                        from directory.producer_group g join directory.group_now n on n.group_id = g.id
                        order by 1 limit 100000
                        """).query(String.class).list();
    }

    @Test
    void isDoneInTenClicksUndoneAndDoneAgain() {
        bringIn(1);
        assertThat(imports.getImport(bringIn(2), Identity.SYSTEM).results().get("UNCHANGED"))
                .isEqualTo(GROUPS);
        rename();
        var before = facts();

        var page = signedIn("th", 1440);
        page.navigate("/imports");
        clicks = 1;
        page.locator("#file").setInputFiles(new FilePayload("ทะเบียนขอนแก่น_2563.csv", "text/csv", register(3)));
        click(page, "form[enctype] button");
        assertThat(page.locator("main").innerText()).contains("ครั้งที่ 3").contains("ทะเบียนขอนแก่น");
        assertThat(page.locator(".chips").innerText().replaceAll("\\s+", " "))
                .contains("กลุ่มใหม่ 3", "มีข้อมูลเปลี่ยน 40", "อาจเป็นกลุ่มเดียวกัน 2", "ข้อมูลขัดกัน 1");
        var review = page.url();
        look(review, "import-third");
        click(page, "button[name=answer][value=SAME]");
        assertThat(page.locator("section.imp").count())
                .as("the contradiction is left")
                .isEqualTo(1);
        assertThat(page.locator(".diff.asks").innerText())
                .contains("กลุ่มทอผ้าชื่อที่เราเรียก", "กลุ่มทอผ้าทะเบียนใหม่");
        click(page, "section.imp button[name=every][value=KEEP]");
        look(review.replaceFirst("\\?.*", "") + "?what=CHANGES", "import-changes");
        click(page, "form[action$='/apply'] button");
        assertThat(page.locator("h1").innerText()).isEqualTo("นำเข้าแล้ว");
        look(review, "import-done");
        var applied = facts();
        assertThat(applied).hasSize(before.size() + 3 * 13).contains("KK001 MEMBERS 16", "KK903 MEMBERS 11");
        assertThat(applied).contains("KK077 NAME กลุ่มทอผ้าชื่อที่เราเรียก");

        click(page, "form[action$='/undo'] button");
        assertThat(page.locator("h1").innerText()).isEqualTo("ถอนการนำเข้าแล้ว");
        look(review, "import-undone");
        assertThat(facts()).isEqualTo(before);

        click(page, "form[action$='/again'] button");
        click(page, "form[action$='/apply'] button");
        assertThat(page.locator("h1").innerText()).isEqualTo("นำเข้าแล้ว");
        assertThat(facts()).isEqualTo(applied);
        var view = imports.getImport(
                UUID.fromString(review.replaceFirst("\\?.*", "").replaceFirst(".*/", "")), Identity.SYSTEM);
        assertThat(view.results()).containsEntry("CREATED", 3).containsEntry("CHANGED", 40);
        assertThat(view.total()).isEqualTo(GROUPS + 5);
        assertThat(clicks).isLessThanOrEqualTo(10);
    }

    private void rename() {
        var id = jdbc.sql("select id from directory.producer_group where external_id = 'KK077'")
                .query(UUID.class)
                .single();
        var group = directory.getGroup(id, Identity.SYSTEM);
        directory.changeGroup(
                id,
                new GroupChange(group.version(), "กลุ่มทอผ้าชื่อที่เราเรียก", "", 0, 30, false, false),
                Identity.SYSTEM);
    }

    private void click(Page page, String selector) {
        clicks++;
        page.waitForNavigation(() -> page.locator(selector).first().click());
    }

    /** What the reader sees, in both languages, on a phone and at a desk, in the light and in the dark. */
    private void look(String address, String name) {
        for (var language : List.of("th", "en")) {
            for (int width : new int[] {360, 1440}) {
                var page = signedIn(language, width);
                page.navigate(address);
                Axe.fits(page);
                Axe.accepts(page);
                var folder = System.getProperty("saan.pictures");
                if (folder != null) {
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, name + "-" + language + "-" + width + ".png")));
                }
                page.context().close();
            }
        }
    }

    private Page signedIn(String language, int width) {
        var dark = width == 360 && language.equals("en");
        var page = chromium.window(
                "http://localhost:" + port, language, width, dark ? ColorScheme.DARK : ColorScheme.LIGHT);
        page.navigate("/sign-in");
        page.locator("#name").fill("third");
        page.locator("#password").fill(PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        return page;
    }
}
