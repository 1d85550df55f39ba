package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saan.hub.TestHub;
import org.saan.hub.platform.Doctor;
import org.saan.hub.shared.Printing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Money without a mouse: an officer takes something back of an invoice and enters a wage, a leader says who made how many. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class MoneyByKeyboardTest {
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Doctor doctor;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private Page window(String person, String language, int width) {
        var page = chromium.window("http://localhost:" + port, language, width, ColorScheme.LIGHT);
        page.navigate("/sign-in");
        page.fill("#name", person);
        page.fill("#password", "demo-demo-demo");
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
        return page;
    }

    private static String text(Page page) {
        return page.locator("main").innerText();
    }

    @Test
    void everyDeedWithMoneyIsDoneByKeys() {
        var page = window("officer", "en", 1440);
        var keys = new Keyboard(page);
        page.navigate("/settlement/invoices");
        keys.go("a[href^='/settlement/invoices/']");
        keys.go("a[href$='/credit']");
        keys.choose("#reason", "FAULTY");
        keys.write("#words", "two are torn");
        keys.write("#amount", "10");
        keys.go("form button.pri");
        assertThat(text(page)).contains("CRN-").contains("two are torn").contains("USD\u00a010");
        page.navigate("/settlement/wages");
        keys.choose("#province", "30");
        keys.write("#baht", "370");
        // A day is typed part by part, as its field wants it.
        keys.to("#from");
        page.keyboard().type(LocalDate.now(Printing.ZONE).format(DateTimeFormatter.ofPattern("MMddyyyy")));
        keys.write("#source", "announcement of a test");
        keys.go("form button.pri");
        assertThat(text(page)).contains("announcement of a test");
        page.context().close();

        int before = splits();
        page = window("leader", "th", 360);
        keys = new Keyboard(page);
        page.navigate("/settlement/our-money");
        keys.go("a[href$='/makers']");
        keys.write("#name", "คำปัน ข้อมูลเทียม");
        keys.go("form button.pri");
        assertThat(text(page)).contains("คำปัน ข้อมูลเทียม");
        keys.go("a[href^='/settlement/works/']");
        var last = page.locator("input[name^='pieces-']").last().getAttribute("id");
        var first = page.locator("input[name^='pieces-']").first().getAttribute("id");
        keys.write("[id='" + String.valueOf(first) + "']", "1");
        if (!String.valueOf(first).equals(last)) {
            keys.write("[id='" + String.valueOf(last) + "']", "๑");
        }
        keys.go("form button.pri");
        assertThat(text(page)).contains("ได้ค่าแรง");
        Axe.accepts(page);
        Axe.fits(page);
        page.context().close();
        assertThat(doctor.examine()).allMatch(finding -> finding.isWell());
        assertThat(splits()).isEqualTo(before + 1);
    }

    private int splits() {
        return jdbc.sql("select count(*) from settlement.maker_split")
                .query(Integer.class)
                .single();
    }
}
