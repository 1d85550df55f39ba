package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.saan.hub.TestHub;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.NewCapability;
import org.saan.hub.directory.NewGroup;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.threeten.extra.YearWeek;

/** A leader keeps the weeks of her group on a phone, on a signal that comes and goes; an officer sees it, and the map. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingWeeksTest {
    private static final String PASSWORD = "a long enough pass phrase";

    @Autowired
    private Identity identity;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Value("${local.server.port}")
    private int port;

    private Chromium chromium;
    private UUID group;

    @BeforeAll
    void enterTheGroup() {
        group = directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText("กลุ่มทอผ้าบ้านนาคราม", "Ban Na Khram Weavers"),
                        "group",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "47",
                        null,
                        null,
                        null,
                        null,
                        List.of("+66800000471"),
                        new NewGroup.Leader("นาง", "บัวผัน", "ข้อมูลเทียม"),
                        true,
                        10,
                        30),
                Identity.SYSTEM);
        for (var family : List.of("khit_runner", "indigo_scarf")) {
            directory.setCapability(group, new NewCapability(family, 2, 60, 0, 1, 10, 50_000), Identity.SYSTEM);
        }
        account("phone", Role.GROUP_LEADER, group);
        account("desk", Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
        jdbc.sql("update directory.producer_group set capacity_confirmed_on = :on where id = :id")
                .param("id", group)
                .param("on", today().minusDays(100))
                .update();
        jdbc.sql("insert into directory.confirmation_reminder (group_id, period, made_on) values (:id, '2020-01', :on)")
                .param("id", group)
                .param("on", today())
                .update();
        chromium = new Chromium();
    }

    private void account(String name, Role role, UUID organisation) {
        var account = identity.createAccount(
                new NewAccount(name, "บัวผัน ข้อมูลเทียม", role, organisation, Language.TH), Identity.SYSTEM);
        identity.setPassword(account, PASSWORD, Identity.SYSTEM);
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private String week(int later) {
        return Weeks.text(YearWeek.from(today()).plusWeeks(later));
    }

    private Page signedIn(String name, int width) {
        var page = chromium.window("http://localhost:" + port, "th", width, ColorScheme.LIGHT);
        Chromium.signIn(page, name, PASSWORD);
        return page;
    }

    private int permille(int later) {
        return jdbc.sql("select coalesce((select left_permille from directory.week_word"
                        + " where group_id = :id and week = :week and technique = ''), -1)")
                .param("id", group)
                .param("week", week(later))
                .query(Integer.class)
                .single();
    }

    private static String hoursOfSakonNakhon(Page page) {
        page.navigate("/provinces?technique=khit");
        return page.locator("tbody tr")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("สกลนคร"))
                .locator("td")
                .nth(3)
                .innerText();
    }

    @Test
    void aLeaderMarksWeeksOnAPhoneTheOfficerSeesItAndTheMapChanges() {
        var desk = signedIn("desk", 1440);
        desk.navigate("/calls");
        assertThat(desk.locator("main a[href='tel:+66800000471']").count()).isEqualTo(1);
        assertThat(desk.locator("tbody").innerText()).contains("75 %");
        Axe.looksRight(desk, "calls");
        var before = hoursOfSakonNakhon(desk);
        Axe.looksRight(desk, "map-before");

        var phone = signedIn("phone", 360);
        phone.navigate("/our-weeks");
        assertThat(phone.locator("main").innerText()).contains("ไม่ได้บอกเรานานแล้ว");
        Axe.looksRight(phone, "weeks-phone");
        var target = phone.locator(tap(3, 0)).boundingBox();
        assertThat(Math.min(target.width, target.height)).as("size of a target").isGreaterThanOrEqualTo(48);
        phone.locator("#reason").selectOption("funeral");
        tapAndWait(phone, 3, 0);
        tapAndWait(phone, 4, 500);
        tapAndWait(phone, 5, 1000);
        assertThat(permille(3)).isZero();
        assertThat(permille(4)).isEqualTo(500);
        assertThat(phone.locator("#w-" + week(3)).innerText()).contains("งานศพ");

        // The last one was a mistake: taken back with the keyboard.
        phone.locator("#w-" + week(5) + " button[name=undo]").press("Enter");
        phone.waitForCondition(() -> permille(5) == -1);

        // No signal: the tap shows as waiting and goes by itself when the signal is back.
        phone.context().setOffline(true);
        phone.locator(tap(6, 0)).click();
        phone.waitForCondition(() -> state(phone, 6).contains("ยังส่งไม่ได้"));
        assertThat(phone.locator(tap(6, 0)).getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(permille(6)).isEqualTo(-1);
        Axe.looksRight(phone, "weeks-phone-offline");
        phone.context().setOffline(false);
        phone.waitForCondition(() -> permille(6) == 0);
        phone.waitForCondition(() -> state(phone, 6).contains("บันทึกแล้ว"));

        phone.locator("form[action='/our-weeks/confirm'] button").click();
        phone.locator(".notice-in").waitFor();
        assertThat(phone.locator("main").innerText()).doesNotContain("ไม่ได้บอกเรานานแล้ว");
        Axe.looksRight(phone, "weeks-phone-confirmed");

        desk.navigate("/calls");
        assertThat(desk.locator("main").innerText()).contains("ไม่ต้องโทรหาใคร");
        desk.navigate("/groups/" + group);
        assertThat(desk.locator("main").innerText()).contains("ข้อมูลใหม่");
        desk.locator("a[href$='/weeks']").click();
        assertThat(desk.locator("#w-" + week(3) + " .tap.none").getAttribute("aria-pressed"))
                .isEqualTo("true");
        Axe.looksRight(desk, "weeks-desk");
        assertThat(hoursOfSakonNakhon(desk)).isNotEqualTo(before);
        Axe.looksRight(desk, "map-after");
    }

    private String tap(int later, int permille) {
        return "button[name=tap][value='" + week(later) + ":" + permille + "']";
    }

    private String state(Page page, int later) {
        return page.locator("#w-" + week(later) + " .state").innerText();
    }

    private void tapAndWait(Page page, int later, int permille) {
        page.locator(tap(later, permille)).click();
        page.waitForCondition(() -> permille(later) == permille);
        page.waitForCondition(() -> state(page, later).contains("บันทึกแล้ว"));
    }

    @Test
    void withoutAScriptTheSameButtonsSendTheForm() {
        var page = chromium.windowWithoutScripts("http://localhost:" + port, "th", 360);
        page.navigate("/sign-in");
        page.locator("#name").fill("desk");
        page.locator("#password").fill(PASSWORD);
        page.locator("form[action='/sign-in'] button").click();
        page.navigate("/groups/" + group + "/weeks");
        page.locator("#saidBy").fill("");
        page.locator(tap(8, 0)).click();
        assertThat(page.locator("[role=alert]").innerText()).contains("กรุณาใส่ชื่อคนที่บอก");
        page.locator("#saidBy").fill("ยายบัวผัน");
        page.locator(tap(8, 0)).click();
        assertThat(page.url()).endsWith("#w-" + week(8));
        assertThat(page.locator("#saidBy").inputValue()).isEqualTo("ยายบัวผัน");
        assertThat(permille(8)).isZero();
        page.locator("#w-" + week(8) + " button[name=undo]").click();
        assertThat(permille(8)).isEqualTo(-1);
        page.context().close();
    }

    @Test
    void everyProvinceOfTheMapIsReachedWithTheTabKey() {
        var page = signedIn("desk", 360);
        page.navigate("/provinces?technique=khit&measure=groups");
        Axe.looksRight(page, "map-phone");
        var keyboard = new Keyboard(page);
        keyboard.to("svg.map a[href^='/groups?province=47']");
        page.keyboard().press("Enter");
        page.waitForURL("**/groups?province=47");
        assertThat(page.locator("main").innerText()).contains("กลุ่มทอผ้าบ้านนาคราม");
    }
}
