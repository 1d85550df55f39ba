package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** An officer brings a register into the directory, with keyboard and eyes: errors first, then choices, then the rest. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportingGroupsTest {
    private static final String PASSWORD = "a long enough pass phrase";
    private static final String REGISTER = """
            ทะเบียนกลุ่มผู้ผลิต
            ลำดับ,ชื่อกลุ่ม,ชื่อเล่น,ตำบล,อำเภอ,จังหวัด,สมาชิก,โทร,วันที่จดทะเบียน
            1,กลุ่มทอผ้าบ้านหนองแสง,,ศิลา,เมืองขอนแก่น,ขอนแก่น,สามสิบกว่า,080-000-0312,12/5/2545
            2,กลุ่มจักสานบ้านดอนหวาย,,แม่คำมี,เมืองแพร่,สกลฯนคร,21,080-000-0455,3 ม.ค. 2560
            3,กลุ่มทอผ้าบ้านดอนแก้ว,,ดอนแก้ว,,เชียงใหม่,36,080-000-0147,3 ม.ค. 2560
            4,กลุ่มทอผ้าบ้านโคกสว่าง,,ศิลา,เมืองขอนแก่น,ขอนแก่น,27,080-000-0288,14/2/57
            5,วิสาหกิจชุมชนกลุ่มทอผ้าบ้านโคกสว่าง,,ศิลา,เมืองขอนแก่น,ขอนแก่น,27,080-000-0289,14/2/2557
            6,กลุ่มผ้าย้อมครามบ้านเปือยน้อย,,เปือยน้อย,เปือยน้อย,ขอนแก่น,44,080-000-0290,14/2/2557
            รวม,,,,,,155,,
            """;

    @Autowired
    private Identity identity;

    @Value("${local.server.port}")
    private int port;

    private Chromium chromium;

    @BeforeAll
    void openTheHub() {
        var account = identity.createAccount(
                new NewAccount(
                        "importer", "อรวรรณ ข้อมูลเทียม", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.TH),
                Identity.SYSTEM);
        identity.setPassword(account, PASSWORD, Identity.SYSTEM);
        chromium = new Chromium();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private Page signedIn(String language, int width) {
        var page = chromium.window("http://localhost:" + port, language, width, ColorScheme.LIGHT);
        page.navigate("/sign-in");
        page.locator("#name").fill("importer");
        page.locator("#password").fill(PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        return page;
    }

    private static void see(Page page, String name) {
        Axe.fits(page);
        Axe.accepts(page);
        var folder = System.getenv("SAAN_PICTURES");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }

    private static void send(Page page, String name) {
        page.navigate("/imports");
        page.locator("#file")
                .setInputFiles(new FilePayload(name, "text/csv", REGISTER.getBytes(Charset.forName("x-windows-874"))));
        page.locator("form[enctype] button").press("Enter");
        page.waitForURL("**/imports/*-*");
    }

    @Test
    void errorsAreCorrectedChoicesMadeAndTheRestImportedOnAPhoneAndAtADesk() {
        for (int width : new int[] {360, 1440}) {
            var page = signedIn("th", width);
            page.navigate("/imports");
            see(page, "imports-" + width);
            send(page, "ทะเบียนกลุ่ม_" + width + ".csv");
            assertThat(page.locator(".imp.e").count()).isEqualTo(2);
            see(page, "review-errors-" + width);
            page.locator("main details summary").first().press("Enter");
            see(page, "review-columns-" + width);
            page.locator("#r3 input.in").first().fill("35");
            page.locator("#r3 input.in").first().press("Enter");
            page.locator("#r4 button[value=SKIP]").press("Enter");
            assertThat(page.locator("h1").innerText()).isEqualTo("ตรวจก่อนนำเข้า");
            see(page, "review-choices-" + width);
            page.navigate(page.url().replaceFirst("\\?.*", "") + "?shown=REVIEW");
            page.locator("#r5 input[name=cell4]").fill("แม่ริม");
            page.locator("#r5 input[name=cell4]").press("Enter");
            page.navigate(page.url().replaceFirst("\\?.*", "") + "?shown=WARNING");
            see(page, "review-warnings-" + width);
            page.locator("form[action$='/apply'] button").press("Enter");
            assertThat(page.locator("main").innerText()).contains("ผลการนำเข้า");
            see(page, "done-" + width);
            page.navigate("/imports");
            see(page, "imports-after-" + width);
        }
    }

    @Test
    void aFileThatIsNoTableSaysSoInBothLanguages() {
        for (var language : new String[] {"th", "en"}) {
            var page = signedIn(language, 360);
            page.navigate("/imports");
            page.locator("#file")
                    .setInputFiles(new FilePayload("photo.csv", "text/csv", new byte[] {'%', 'P', 'D', 'F', '-'}));
            page.locator("form[enctype] button").click();
            assertThat(page.locator("#file-msg").innerText()).contains("photo.csv");
            see(page, "imports-error-" + language);
        }
    }

    @Test
    void aFileLargerThanTheServerTakesIsRefusedInWords() throws Exception {
        var page = signedIn("th", 360);
        page.navigate("/imports");
        var big = java.nio.file.Files.createTempFile("big", ".csv");
        try {
            java.nio.file.Files.write(big, new byte[53 * 1024 * 1024]);
            page.locator("#file").setInputFiles(big);
            page.locator("form[enctype] button").click();
            page.waitForSelector("#file-too-large");
            assertThat(page.locator("#file-too-large").innerText())
                    .contains("53 MB")
                    .contains("50 MB");
            see(page, "imports-too-large");
        } finally {
            java.nio.file.Files.delete(big);
        }
    }
}
