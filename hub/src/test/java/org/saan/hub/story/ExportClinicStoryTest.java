package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.TestHub;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A leader tells what stopped her goods, the adviser answers and writes a card for everybody, and the leader says that it is solved. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class ExportClinicStoryTest {
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private Page window(String language, int width) {
        return chromium.window("http://localhost:" + port, language, width, ColorScheme.LIGHT);
    }

    private Page signIn(String name, String language, int width) {
        var page = window(language, width);
        page.navigate("/sign-in");
        page.fill("#name", name);
        page.fill("#password", "demo-demo-demo");
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        return page;
    }

    private static void press(Page page, String button) {
        page.waitForNavigation(() -> page.locator(button).click());
    }

    private static void looks(Page page, String path) {
        page.navigate(path);
        Axe.accepts(page);
        Axe.fits(page);
    }

    @Test
    @DisplayName("IND7 told on a phone, answered, published as a card in both languages, and closed by its teller")
    void fromAProblemToAGuideCard() {
        String path;
        try (var page = signIn("leader", "th", 360)) {
            looks(page, "/obstacles/new");
            page.fill("#problem", "ด่านเวียดนามขอใบรับรองสีย้อม แต่ไม่มีใครรู้ว่าขอที่ไหน");
            page.selectOption("#country", "VN");
            page.fill("#document", "ใบรับรองสีย้อม");
            page.fill("#days", "๗");
            page.fill("#money", "2,500");
            press(page, "#tell-do");
            path = page.url().substring(page.url().indexOf("/obstacles/"));
            assertThat(page.locator("[role=status]").innerText()).contains("รับเรื่องไว้แล้ว");
            Axe.accepts(page);
            looks(page, "/obstacles");
            looks(page, "/our-support");
        }
        String number;
        try (var page = signIn("adviser", "en", 1440)) {
            looks(page, "/obstacles?state=heard");
            looks(page, path);
            number = page.locator("h1").innerText().replaceFirst(".*(OBS-\\S+).*", "$1");
            press(page, "#own-do");
            page.fill("#answerTh", "ขอจากห้องทดสอบสิ่งทอ ใช้เวลาสามวัน");
            page.fill("#answerEn", "Ask the textile laboratory; it takes three days.");
            press(page, "#answer-do");
            page.fill("#titleTh", "ใบรับรองสีย้อมขอที่ห้องทดสอบสิ่งทอ");
            page.fill("#titleEn", "Dye certificates come from the textile laboratory");
            page.fill("#stepsTh", "ตัดตัวอย่างผ้า\nส่งห้องทดสอบ\nแนบผลกับใบกำกับสินค้า");
            page.fill(
                    "#stepsEn", "Cut a sample of the cloth\nSend it to the laboratory\nAdd the result to the invoice");
            press(page, "#card-do");
            Axe.accepts(page);
            looks(page, "/obstacles/top");
            looks(page, "/obstacles/panels");
            looks(page, "/support");
        }
        try (var page = window("th", 360)) {
            looks(page, "/th/export-guide?country=VN");
            page.locator("main article a").first().click();
            assertThat(page.locator("main ol li").allInnerTexts())
                    .containsExactly("ตัดตัวอย่างผ้า", "ส่งห้องทดสอบ", "แนบผลกับใบกำกับสินค้า");
            Axe.accepts(page);
            Axe.fits(page);
            looks(page, "/en/export-guide/" + number);
            looks(page, "/th/export-guide/tell/" + panel());
        }
        try (var page = signIn("leader", "th", 360)) {
            page.navigate(path);
            press(page, "#agree-do");
            assertThat(page.locator("main").innerText()).contains("แก้ได้แล้ว");
        }
        assertThat(jdbc.sql("select state from trade.obstacle where number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo("AGREED");
        try (var page = signIn("officer", "th", 1440)) {
            looks(page, "/programme-templates");
            looks(page, "/support/new");
        }
    }

    private String panel() {
        return jdbc.sql("select code from trade.obstacle_panel order by held_on desc, id limit 1")
                .query(String.class)
                .single();
    }
}
