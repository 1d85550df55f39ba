package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.saan.hub.TestHub;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.Duplicates;
import org.saan.hub.directory.MergeReads;
import org.saan.hub.directory.NewCapability;
import org.saan.hub.directory.NewGroup;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Three entries look like one group: an officer compares, merges two, leaves one out and undoes it, without a mouse. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneGroupOnceTest {
    private static final String PASSWORD = "a long enough pass phrase";
    private static final Viewer SYSTEM = Identity.SYSTEM;

    @Autowired
    private Identity identity;

    @Autowired
    private Directory directory;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private MergeReads merges;

    @Value("${local.server.port}")
    private int port;

    private Chromium chromium;

    @BeforeAll
    void openTheHub() {
        account("dup-officer", Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
        chromium = new Chromium();
    }

    private void account(String name, Role role, UUID organisation) {
        var account = identity.createAccount(
                new NewAccount(name, "อรวรรณ ข้อมูลเทียม", role, organisation, Language.TH), SYSTEM);
        identity.setPassword(account, PASSWORD, SYSTEM);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private UUID group(String name, String subdistrict, @Nullable String moo, String phone, String leader) {
        return directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText(name, null),
                        name.startsWith("วิสาหกิจ") ? "community_enterprise" : "group",
                        null,
                        null,
                        moo,
                        subdistrict,
                        subdistrict.substring(0, 4),
                        subdistrict.substring(0, 2),
                        null,
                        24,
                        null,
                        null,
                        List.of(phone),
                        new NewGroup.Leader("นาง", leader, "นามสมมติ"),
                        true,
                        10,
                        30),
                SYSTEM);
    }

    private Page signedIn(String name, String language, int width, ColorScheme light) {
        var page = chromium.window("http://localhost:" + port, language, width, light);
        Chromium.signIn(page, name, PASSWORD);
        return page;
    }

    /** The search runs by itself; somebody who waits a moment sees what it found. */
    private UUID clusterOf(String province) throws InterruptedException {
        var patience = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(patience)) {
            var found = duplicates
                    .list(Duplicates.SHAPE.read(java.util.Map.of("q", "", "province", province)), SYSTEM)
                    .rows();
            if (!found.isEmpty() && found.getFirst().members().size() == 3) {
                return found.getFirst().id();
            }
            Thread.sleep(500);
        }
        throw new AssertionError("the search found nothing in " + province);
    }

    @Test
    void threeEntriesAreComparedTwoAreMergedAndItIsUndone() throws Exception {
        story("th", 1440, ColorScheme.LIGHT, "3301");
        story("en", 360, ColorScheme.DARK, "3401");
    }

    private void story(String language, int width, ColorScheme light, String district) throws Exception {
        var keep = group("กลุ่มทอผ้าไหมบ้านหนองแสง", district + "01", "4", "+66800001001", "สมศรี");
        var gone = group("วิสาหกิจชุมชนกลุ่มทอผ้าไหมบ้านหนองแสง", district + "01", null, "+66800001001", "วิไล");
        var other = group("กลุ่มทอผ้าไหม บ้านหนองแสง", district + "01", "9", "+66800001003", "บัวผัน");
        directory.setCapability(keep, new NewCapability("silk_shawl", 2, 500, 0, 1, 6, 90_000), SYSTEM);
        directory.setCapability(gone, new NewCapability("silk_shawl", 3, 450, 0, 1, 8, 95_000), SYSTEM);
        clusterOf(district.substring(0, 2));
        var label = language + "-" + width;
        var page = signedIn("dup-officer", language, width, light);
        var keys = new Keyboard(page);
        page.navigate("/duplicates?province=" + district.substring(0, 2));
        keys.unfold("details summary");
        Axe.looksRight(page, "duplicates-" + label);
        keys.go("article a.btn");
        Axe.looksRight(page, "duplicate-" + label);
        keys.to("input[name=member][value='" + other + "']");
        page.keyboard().press("Space");
        keys.go("form[action='/merges/new'] button");
        Axe.looksRight(page, "merge-preview-" + label);
        keys.go("form[action='/merges'] button");
        assertThat(page.url()).contains("/merges/");
        Axe.looksRight(page, "merge-done-" + label);
        assertThat(duplicates
                        .list(Duplicates.SHAPE.read(java.util.Map.of("province", district.substring(0, 2))), SYSTEM)
                        .total())
                .isZero();
        page.navigate("/groups/" + gone);
        assertThat(page.url()).endsWith("/groups/" + keep);
        page.navigate("/groups/" + keep + "/entries");
        Axe.looksRight(page, "entries-" + label);
        page.navigate("/merges");
        Axe.looksRight(page, "merges-" + label);
        keys.go("tbody a");
        keys.go("form[action$='/undo'] button");
        Axe.looksRight(page, "merge-undone-" + label);
        assertThat(merges.findName(gone)).isPresent();
        page.context().close();
    }

    @Test
    void aLeaderWithoutAnAccountClaimsAGroupWithAPhotoAndIsAskedBackAndLetIn() throws Exception {
        var group = group("กลุ่มจักสานบ้านขอดูแล", "360101", null, "+66800001009", "ลำดวน");
        var officer = signedIn("dup-officer", "en", 1440, ColorScheme.LIGHT);
        officer.navigate("/groups/" + group + "/entries");
        new Keyboard(officer).go("form[action$='/claim-link'] button");
        Axe.looksRight(officer, "claim-link-en-1440");
        var link = officer.locator("#link").inputValue().replaceFirst("^https?://[^/]+", "");

        var phone = chromium.window("http://localhost:" + port, "th", 360, ColorScheme.LIGHT);
        phone.navigate(link);
        var keys = new Keyboard(phone);
        keys.write("#claimant", "ลำดวน นามสมมติ");
        keys.write("#phone", "12");
        keys.write("#words", "เป็นประธานกลุ่มมาสิบปี");
        keys.go("form#claim button");
        assertThat(phone.locator("#phone-msg").innerText()).contains("เบอร์");
        Axe.looksRight(phone, "claiming-error-th-360");
        keys.write("#phone", "080-000-1009");
        keys.file("#file", photo());
        keys.go("form#claim button");
        Axe.looksRight(phone, "claiming-sent-th-360");

        officer.navigate("/claims");
        Axe.looksRight(officer, "claims-en-1440");
        var answers = new Keyboard(officer);
        answers.go("tbody a");
        Axe.looksRight(officer, "claim-en-1440");
        answers.write("#words", "ขอรูปใบทะเบียนด้วย");
        answers.go("button[formaction$='/ask']");

        phone.navigate(link);
        Axe.looksRight(phone, "claiming-asked-th-360");
        keys.write("textarea", "ส่งทางไปรษณีย์แล้ว");
        keys.go("main form button");

        officer.navigate("/claims?state=WAITING");
        answers.go("tbody a");
        answers.write("#signInName", "lamduan-1009");
        answers.go("form[action$='/accept'] button");
        assertThat(officer.locator("#link").inputValue()).contains("/invitations/");
        Axe.looksRight(officer, "claim-accepted-en-1440");
        phone.navigate(link);
        Axe.looksRight(phone, "claiming-accepted-th-360");
    }

    @Test
    void aLeaderSaysThatTheGroupIsHereTwice() {
        var own = group("กลุ่มทอเสื่อบ้านสองชื่อ", "370101", null, "+66800001011", "มะลิ");
        var twin = group("กลุ่มเสื่อกกบ้านสองชื่ออีกที่", "370101", null, "+66800001012", "มาลี");
        account("dup-leader", Role.GROUP_LEADER, own);
        var page = signedIn("dup-leader", "th", 360, ColorScheme.DARK);
        page.navigate("/our-claims");
        var keys = new Keyboard(page);
        Axe.looksRight(page, "our-claims-th-360");
        keys.write("#otherCode", directory.getGroup(twin, SYSTEM).code());
        keys.write("#words", "เราเปลี่ยนชื่อเมื่อปีก่อน");
        keys.go("form#claim button");
        Axe.looksRight(page, "our-claims-sent-th-360");

        var officer = signedIn("dup-officer", "th", 360, ColorScheme.LIGHT);
        officer.navigate("/claims?state=WAITING");
        var answers = new Keyboard(officer);
        Axe.looksRight(officer, "claims-th-360");
        answers.go("tbody a");
        Axe.looksRight(officer, "claim-th-360");
        answers.go("form[action$='/accept'] button");
        assertThat(officer.url()).contains("/merges/new");
        Axe.looksRight(officer, "merge-preview-th-360");
    }

    private static Path photo() throws IOException {
        var file = Files.createTempFile("sign", ".jpg");
        file.toFile().deleteOnExit();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
        return file;
    }
}
