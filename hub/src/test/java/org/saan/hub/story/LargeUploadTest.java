package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saan.hub.TestHub;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Files larger than the server takes: told beside the field, where what was typed stays, or without scripts on a page with a way back. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class LargeUploadTest {
    private static Chromium chromium;

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private Path large(int megabytes) throws Exception {
        var path = folder.resolve("slip.pdf");
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(megabytes * 1024L * 1024);
        }
        return path;
    }

    private String money() {
        return "/settlement/groups/"
                + jdbc.sql("select group_id from production.work where accepted > 0 order by number limit 1")
                        .query(String.class)
                        .single();
    }

    @Test
    @DisplayName("SE-04 a file that is too large is named beside its field before it is sent, and the words typed stay")
    void aLargeFileIsToldBesideItsField() throws Exception {
        var page = chromium.window("http://localhost:" + port, "th", 360, ColorScheme.LIGHT);
        Chromium.signIn(page, "officer", "demo-demo-demo");
        page.navigate(money());
        page.locator("#reference").fill("KBANK-1234");
        page.locator("#proof").setInputFiles(large(53));
        page.locator("form:has(#proof)").evaluate("form => form.requestSubmit()");
        assertThat(page.locator("#proof-too-large").textContent())
                .contains("53 MB")
                .contains("50 MB");
        assertThat(page.locator("#reference").inputValue()).isEqualTo("KBANK-1234");
        assertThat(page.url()).endsWith(money());
        Axe.accepts(page);
        page.context().close();
    }

    @Test
    @DisplayName("SE-04 without scripts a page says that the file is too large and how large it may be, and leads back")
    void withoutScriptsAPageSaysSo() throws Exception {
        var page = chromium.windowWithoutScripts("http://localhost:" + port, "en", 360);
        Chromium.signIn(page, "officer", "demo-demo-demo");
        page.navigate(money());
        page.locator("#reference").fill("KBANK-1234");
        page.locator("#proof").setInputFiles(large(53));
        page.locator("#reference").press("Enter");
        page.waitForURL(url -> true);
        page.locator("h1", new com.microsoft.playwright.Page.LocatorOptions().setHasText("The file is too large"))
                .waitFor();
        assertThat(page.locator("main").textContent()).contains("at most 50 MB").contains("Back to the form");
        assertThat(page.locator("main a.btn.pri").getAttribute("href")).isEqualTo(money());
        page.context().close();
    }
}
