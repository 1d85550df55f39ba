package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.TestHub;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A coordinator prints a sheet for a mother, whose daughter leads the group with her, on the one phone of the house. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"saan.demo=false", "logging.level.root=ERROR"})
@ContextConfiguration(initializers = TestHub.class)
class SigningInByCodeTest {
    private static final String PASSWORD = "a long enough pass phrase";

    @Autowired
    private Identity identity;

    @Autowired
    private AccountContacts contacts;

    @Value("${local.server.port}")
    private int port;

    private UUID account(String signInName, String name, Role role, UUID organisation) {
        return identity.createAccount(
                new NewAccount(signInName, name, role, organisation, Language.TH), Identity.SYSTEM);
    }

    @Test
    @DisplayName(
            "PH-03 on one phone, 360 px and in Thai, two leaders sign in by the code of a sheet and choose their names")
    void motherAndDaughterShareAPhone() {
        var address = "http://localhost:" + port;
        var group = UUID.randomUUID();
        var coordinator = account("prasan", "ประสาน ข้อมูลเทียม", Role.COORDINATOR, UUID.randomUUID());
        identity.setPassword(coordinator, PASSWORD, Identity.SYSTEM);
        var mother = account("mother", "บัวผัน ข้อมูลเทียม", Role.GROUP_LEADER, group);
        var daughter = account("daughter", "มาลี ข้อมูลเทียม", Role.GROUP_LEADER, group);
        contacts.change(mother, "", "0800000511", Identity.SYSTEM);
        contacts.change(daughter, "", "0800000511", Identity.SYSTEM);
        try (var chromium = new Chromium()) {
            var office = chromium.window(address, "th", 1440, ColorScheme.LIGHT);
            Chromium.signIn(office, "prasan", PASSWORD);
            office.navigate("/leader-accounts?q=mother");
            office.locator("table a[href$='#sheet']").click();
            Axe.looksRight(office, "sheet-why-th-1440");
            office.locator("input[value=FIRST_TIME]").check();
            office.locator("#sheet button").click();
            var code = office.locator("strong.code").textContent();
            assertThat(code).matches("\\d{3} \\d{3}");
            assertThat(office.locator("svg[role=img] path").count()).isEqualTo(1);

            var phone = chromium.window(address, "th", 360, ColorScheme.LIGHT);
            phone.navigate("/sign-in");
            phone.locator("a[href='/sign-in/code']").click();
            assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            phone.locator("#name").fill("080-000-0511");
            phone.locator("#code").fill(code);
            phone.locator("form[action$=enter] button").click();
            phone.locator("h1:has-text('คุณคือใคร')").waitFor(new Locator.WaitForOptions());
            assertThat(phone.locator("main form button").allTextContents())
                    .containsExactly("ฉันคือ บัวผัน ข้อมูลเทียม", "ฉันคือ มาลี ข้อมูลเทียม");
            phone.locator("main form button").nth(1).click();
            phone.waitForURL("**/our-work");
            phone.navigate("/account");
            assertThat(phone.locator("h1").textContent()).isEqualTo("มาลี ข้อมูลเทียม");
        }
    }
}
