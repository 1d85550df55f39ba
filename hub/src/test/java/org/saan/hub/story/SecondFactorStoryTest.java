package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A hub where officers must have a second factor: one sets it up at the door, loses the phone, and is helped. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "saan.second-factor=officers", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class SecondFactorStoryTest {
    private static final String PASSWORD = "a long enough pass phrase";

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    @Value("${local.server.port}")
    private int port;

    private UUID account(String signInName, String name, Role role) {
        var id = identity.createAccount(
                new NewAccount(signInName, name, role, Identity.PROGRAMME, Language.TH), Identity.SYSTEM);
        identity.setPassword(id, PASSWORD, Identity.SYSTEM);
        return id;
    }

    /** What an app shows that was given the key by hand: written apart from the hub's own counting. */
    private static String shown(String key, int later) throws Exception {
        var bits = new StringBuilder();
        for (char c : key.replace(" ", "").toCharArray()) {
            bits.append(String.format("%5s", Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)))
                    .replace(' ', '0'));
        }
        var secret = new byte[bits.length() / 8];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        var hash = mac.doFinal(ByteBuffer.allocate(8)
                .putLong(Instant.now().getEpochSecond() / 30 + later)
                .array());
        int at = hash[19] & 15;
        return String.format("%06d", (ByteBuffer.wrap(hash).getInt(at) & 0x7fffffff) % 1_000_000);
    }

    /** What the camera of a phone reads off the screen. */
    private static String scanned(Page page) throws Exception {
        var image = ImageIO.read(
                new ByteArrayInputStream(page.locator("main svg[role=img]").screenshot()));
        int width = image.getWidth();
        int height = image.getHeight();
        var source = new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    private void forgetWhatWasUsed() {
        jdbc.sql("update identity.second_factor set last_step = null").update();
    }

    @Test
    void anOfficerSetsItUpAtTheDoorLosesThePhoneAndIsHelped() throws Exception {
        var address = "http://localhost:" + port;
        account("orawan", "อรวรรณ ข้อมูลเทียม", Role.PROGRAMME_OFFICER);
        account("dulae", "ดูแล ข้อมูลเทียม", Role.ADMINISTRATOR);
        try (var chromium = new Chromium()) {
            var phone = chromium.window(address, "th", 360, ColorScheme.LIGHT);
            Chromium.signIn(phone, "orawan", PASSWORD);
            phone.waitForURL("**/sign-in/second/set-up");
            Axe.looksRight(phone, "second-begin-th-360");
            assertThat(phone.navigate("/account").url()).contains("/sign-in?to=");
            phone.navigate("/sign-in/second/set-up");
            var keys = new Keyboard(phone);
            keys.go("form[action$='/begin'] button");
            var key = phone.locator("code.by-hand").textContent();
            assertThat(scanned(phone))
                    .isEqualTo("otpauth://totp/Saan:orawan?secret=" + key.replace(" ", "") + "&issuer=Saan");
            Axe.looksRight(phone, "second-scan-th-360");
            keys.write("#code", "000000").go("form[action$='/confirm'] button");
            assertThat(phone.locator("[role=alert]").textContent()).contains("รหัสนี้ไม่ถูกต้อง");
            keys.write("#code", shown(key, 0)).go("form[action$='/confirm'] button");
            var codes = phone.locator("ol.codes code").allTextContents();
            assertThat(codes).hasSize(10);
            Axe.looksRight(phone, "second-codes-th-360");
            keys.go("main a.btn.pri");
            phone.waitForURL("**/orders");
            phone.navigate("/account/second-factor");
            assertThat(phone.locator("form[action$='/off']").count()).isZero();
            Axe.looksRight(phone, "second-on-th-360");

            forgetWhatWasUsed();
            var desk = chromium.window(address, "en", 1440, ColorScheme.LIGHT);
            Chromium.signIn(desk, "orawan", PASSWORD);
            desk.waitForURL("**/sign-in/second");
            Axe.looksRight(desk, "second-door-en-1440");
            new Keyboard(desk).write("#code", shown(key, 0)).to("[name=trust]");
            desk.keyboard().press("Space");
            desk.keyboard().press("Enter");
            desk.waitForURL("**/orders");
            desk.navigate("/account");
            assertThat(desk.locator("section ul.why li").count()).isEqualTo(2);
            Axe.looksRight(desk, "second-account-en-1440");

            // The phone is lost; paper lets in once, and the session of the lost phone is ended.
            var other = chromium.window(address, "en", 360, ColorScheme.DARK);
            Chromium.signIn(other, "orawan", PASSWORD);
            other.waitForURL("**/sign-in/second");
            other.locator("#code").fill(codes.get(3));
            Axe.looksRight(other, "second-door-en-360");
            other.locator("form[action='/sign-in/second'] button").click();
            other.waitForURL("**/orders");
            other.navigate("/account");
            Axe.looksRight(other, "second-account-en-360");
            other.locator("form[action='/account/sessions/end'] button").click();
            other.waitForURL("**/sign-in?out");
            assertThat(phone.navigate("/account").url()).contains("/sign-in?to=");
            assertThat(desk.navigate("/account").url()).contains("/sign-in?to=");

            var admin = chromium.window(address, "th", 1440, ColorScheme.LIGHT);
            Chromium.signIn(admin, "dulae", PASSWORD);
            admin.locator("form[action$='/begin'] button").click();
            admin.locator("#code").fill(shown(admin.locator("code.by-hand").textContent(), 0));
            admin.locator("form[action$='/confirm'] button").click();
            admin.navigate("/accounts");
            var row = admin.locator("tr:has-text('orawan')");
            row.locator("summary").click();
            row.locator("input[name=why]").fill("มาพบที่สำนักงาน");
            Axe.looksRight(admin, "second-accounts-th-1440");
            row.locator("form[action$='/second-factor/reset'] button").click();
            assertThat(admin.locator(".note[role=status]").textContent()).contains("ยกเลิกการยืนยันชั้นที่สองแล้ว");
            assertThat(admin.locator("tr:has-text('dulae') summary").count()).isZero();
            admin.navigate("/audit");
            Axe.looksRight(admin, "second-audit-th-1440");
            assertThat(admin.locator("ol.log").textContent()).contains("มาพบที่สำนักงาน");

            Chromium.signIn(desk, "orawan", PASSWORD);
            desk.waitForURL("**/sign-in/second/set-up");
        }
    }
}
