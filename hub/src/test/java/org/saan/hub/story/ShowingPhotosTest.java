package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saan.hub.TestHub;
import org.saan.hub.directory.Consents;
import org.saan.hub.directory.NewPerson;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PersonRole;
import org.saan.hub.directory.Purpose;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.SamplePhotos;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A leader sends photos of a product from her phone, says what they show and who is in them; buyers see them, and no longer. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class ShowingPhotosTest {
    private static final String PASSWORD = "demo-demo-demo";
    private static Chromium chromium;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private Consents consents;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private Page signedIn(String name, String language, int width) {
        var page = chromium.window("http://localhost:" + port, language, width, ColorScheme.LIGHT);
        Chromium.signIn(page, name, PASSWORD);
        return page;
    }

    private int status(String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private record Product(UUID id, String code, UUID group) {}

    /** A public product of the group whose leader signs in. */
    private Product product() {
        var product = jdbc.sql("""
                        select p.id, p.code, p.group_id from catalogue.product p
                        join identity.account a on a.organisation_id = p.group_id and a.sign_in_name = 'leader'
                        order by p.published_from nulls last, p.code limit 1
                        """)
                .query((row, n) ->
                        new Product(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class)))
                .single();
        jdbc.sql("""
                        update catalogue.text set approved_words = words, approved_revision = revision,
                            reviewed_by = written_by, reviewed_at = now()
                        where subject_id = :id and approved_words is null
                        """).param("id", product.id()).update();
        jdbc.sql("update catalogue.product set published_from = now() - interval '1 day' where id = :id")
                .param("id", product.id())
                .update();
        return product;
    }

    /** Takes away what photos the demo gave it. */
    private void withoutPhotos(Product product) {
        for (var table : new String[] {"image_person", "image_size"}) {
            jdbc.sql("delete from catalogue." + table
                            + " where image_id in (select id from catalogue.image where subject_id = :id)")
                    .param("id", product.id())
                    .update();
        }
        jdbc.sql("delete from catalogue.image where subject_id = :id")
                .param("id", product.id())
                .update();
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    @Test
    @DisplayName(
            "PH-01 photos come from a phone, are described, seen by buyers, and gone when somebody takes their word back")
    void fromThePhoneToThePublicAndBack() throws Exception {
        var product = product();
        withoutPhotos(product);
        var officer = new Viewer(
                Identity.SYSTEM.accountId(), "officer", Role.PROGRAMME_OFFICER, Identity.PROGRAMME, Language.EN);
        var member = people.add(
                product.group(),
                new NewPerson("นาง", "พิมพ์ใจ", "นามสมมติ", null),
                PersonRole.MEMBER,
                LocalDate.of(2026, 1, 1),
                officer);
        consents.record(member, Purpose.PUBLIC_PHOTO, true, LocalDate.of(2026, 11, 1), "paper", officer);

        var phone = signedIn("leader", "th", 360);
        phone.navigate("/products/" + product.id());
        phone.click("a[href$='/photos']");
        Axe.looksRight(phone, "photos-none-th-360");
        phone.locator("#photos").setInputFiles(new FilePayload[] {
            file("ผ้าพันคอ.jpg", SamplePhotos.photo("jpeg", 1400, 900, 1)),
            file("IMG_0042.HEIC", SamplePhotos.file("phone.heic")),
            file("คนทอ.png", SamplePhotos.photo("png", 900, 1200, 90))
        });
        phone.click("form[enctype] button");
        phone.waitForSelector(".photos li");
        assertThat(phone.locator(".note.bad").innerText())
                .contains("IMG_0042.HEIC")
                .contains("iPhone");
        assertThat(phone.locator("[role=status]").first().innerText()).contains("เพิ่มแล้ว 2 รูป");
        assertThat(phone.locator(".photos > li").count()).isEqualTo(2);
        Axe.looksRight(phone, "photos-sent-th-360");

        phone.fill("#alt_th-1", "ผ้าพันคอสีส้มพับบนผ้าสีน้ำเงิน");
        phone.fill("#alt_en-1", "Orange scarf folded on blue cloth");
        phone.locator(".photos > li").first().locator("input[value=nobody]").check();
        phone.locator(".photos > li").first().locator("button.pri").click();
        assertThat(phone.locator(".photos > li [role=status]").innerText()).contains("บันทึกรูปแล้ว");
        phone.locator(".photos > li").nth(1).locator("input[value=shown]").check();
        phone.locator(".photos > li").nth(1).locator("button.pri").click();
        assertThat(phone.locator("#people-msg-2").innerText()).contains("เลือกคนที่จำหน้าได้");
        Axe.looksRight(phone, "photos-mistake-th-360");
        phone.locator(".photos > li")
                .nth(1)
                .locator("input[value='" + member + "']")
                .check();
        phone.locator(".photos > li").nth(1).locator("button.pri").click();
        phone.locator(".photos > li")
                .nth(1)
                .locator("form[action$=earlier] button")
                .click();
        assertThat(phone.locator(".photos > li").first().innerText()).contains("พิมพ์ใจ");
        assertThat(phone.locator(".photos > li")
                        .first()
                        .locator("input[value=shown]")
                        .isChecked())
                .isTrue();

        approved(product);
        var shared = seenByBuyers(product);

        consents.record(member, Purpose.PUBLIC_PHOTO, false, LocalDate.of(2026, 11, 2), "spoken", officer);
        assertThat(status(shared)).isEqualTo(404);
        Thread.sleep(600);
        var visitor = chromium.window("http://localhost:" + port, "en", 360, ColorScheme.DARK);
        visitor.navigate(path(product));
        assertThat(visitor.locator(".shots-open img[src^='/media/']").count()).isEqualTo(1);
        assertThat(visitor.locator(".shots-open img[src^='/media/']").getAttribute("alt"))
                .isEqualTo("Orange scarf folded on blue cloth");

        phone.reload();
        assertThat(phone.locator(".photos > li").first().innerText()).contains("คนในรูปยังยินยอมไม่ครบ");
        phone.locator(".photos > li")
                .nth(1)
                .locator("form[action$=remove] button")
                .click();
        assertThat(phone.locator(".photos > li").count()).isEqualTo(1);
        Axe.looksRight(phone, "photos-removed-th-360");
        Thread.sleep(600);
        visitor.reload();
        assertThat(visitor.locator(".shots-open img[src^='/media/']").count()).isZero();
        phone.locator(".note [action$=restore] button").click();
        assertThat(phone.locator(".photos > li").count()).isEqualTo(2);
        assertThat(phone.locator(".photos > li").nth(1).innerText()).contains("เอารูปกลับมาแล้ว");
        Thread.sleep(600);
        visitor.reload();
        assertThat(visitor.locator(".shots-open img[src^='/media/']").count()).isEqualTo(1);
        Axe.looksRight(visitor, "photos-public-en-360");
        visitor.context().close();
        phone.context().close();
    }

    private static String path(Product product) {
        return "/en/products/" + product.code().toLowerCase(Locale.ROOT);
    }

    private void approved(Product product) {
        var desk = signedIn("officer", "en", 1440);
        desk.navigate("/translations?kind=image");
        assertThat(desk.locator("main").innerText()).contains("What the picture shows");
        Axe.accepts(desk);
        desk.locator("tbody a").first().click();
        assertThat(desk.url()).contains("/photos#photo-");
        Axe.looksRight(desk, "photos-review-en-1440");
        desk.locator("form[action$=approve] button").click();
        assertThat(desk.locator(".photos > li [role=status]").innerText()).contains("The words were approved.");
        desk.context().close();
        everywhere(product, "en", 360, ColorScheme.DARK);
        everywhere(product, "th", 1440, ColorScheme.LIGHT);
    }

    private void everywhere(Product product, String language, int width, ColorScheme light) {
        var page = chromium.window("http://localhost:" + port, language, width, light);
        Chromium.signIn(page, "officer", PASSWORD);
        page.navigate("/products/" + product.id() + "/photos");
        Axe.looksRight(page, "photos-approved-" + language + "-" + width);
        page.context().close();
    }

    /** Both are seen, the one with the person first. Says where that one lies. */
    private String seenByBuyers(Product product) throws Exception {
        Thread.sleep(600);
        var visitor = chromium.window("http://localhost:" + port, "en", 1440, ColorScheme.LIGHT);
        visitor.navigate(path(product));
        var pictures = visitor.locator(".shots-open img");
        assertThat(pictures.count()).isEqualTo(2);
        assertThat(pictures.nth(0).getAttribute("srcset"))
                .contains("320w")
                .contains("640w")
                .contains("900w");
        assertThat(pictures.nth(0).getAttribute("alt")).contains("Photo 1");
        assertThat(pictures.nth(1).getAttribute("alt")).isEqualTo("Orange scarf folded on blue cloth");
        visitor.waitForFunction("[...document.querySelectorAll('.shots-open img')].every(i => i.naturalWidth > 0)");
        Axe.looksRight(visitor, "photos-public-en-1440");
        var shared = String.valueOf(pictures.nth(0).getAttribute("src"));
        visitor.context().close();
        return shared;
    }

    @Test
    void withoutScriptsPhotosAreSentAndDescribedAsWell() {
        var product = product();
        var phone = chromium.windowWithoutScripts("http://localhost:" + port, "th", 360);
        Chromium.signIn(phone, "leader", PASSWORD);
        phone.navigate("/products/" + product.id() + "/photos");
        int before = phone.locator(".photos > li").count();
        phone.locator("#photos").setInputFiles(file("ผ้า.jpg", SamplePhotos.photo("jpeg", 500, 400, 33)));
        phone.click("form[enctype] button");
        assertThat(phone.locator(".photos > li").count()).isEqualTo(before + 1);
        var last = phone.locator(".photos > li").nth(before);
        last.locator("input[value=nobody]").check();
        last.locator("button.pri").click();
        assertThat(phone.locator(".photos > li").nth(before).innerText()).contains("คนทั่วไปเห็น");
        phone.context().close();
    }

    @Test
    void photosThatAreTooLargeTogetherAreAnsweredWithWords(@TempDir Path folder) throws Exception {
        var large = List.of(folder.resolve("a.jpg"), folder.resolve("b.jpg"));
        for (var file : large) {
            Files.write(file, new byte[26 * 1024 * 1024]);
        }
        var product = product();
        var phone = signedIn("leader", "en", 360);
        phone.navigate("/products/" + product.id() + "/photos");
        phone.locator("#photos").setInputFiles(large.toArray(Path[]::new));
        phone.click("form[enctype] button");
        phone.waitForSelector("#photos-too-large");
        assertThat(phone.locator("#photos-too-large").innerText()).contains("50 MB");
        phone.context().close();
    }
}
