package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.MockMvc;

/** Dated wages and taxes, and accounts to be paid by, through their forms: what is in force is followed, never changed. */
@HubTest
@Import(Scene.class)
@ExtendWith(OutputCaptureExtension.class)
class MoneyFormsTest {
    private static final Viewer COORDINATOR = viewer(Role.COORDINATOR, UUID.randomUUID());

    @Autowired
    private Scene scene;

    @Autowired
    private Rates rates;

    @Autowired
    private Payees payees;

    @Autowired
    private Notices notices;

    @Autowired
    private MockMvc web;

    private UUID group = new UUID(0, 0);

    @BeforeEach
    void aGroup() {
        scene.clear();
        group = scene.group("A", 10, 1);
    }

    private String seen(Viewer by, String path) throws Exception {
        return web.perform(get(path).with(as(by)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** The page that comes: where it leads to, or what it says is wrong. */
    private String sent(Viewer by, String path, String... fields) throws Exception {
        var form = post(path).with(csrf()).with(as(by));
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        var answer = web.perform(form).andReturn().getResponse();
        return answer.getStatus() == 302
                ? String.valueOf(answer.getRedirectedUrl())
                : answer.getStatus() + " " + answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private String wage(String province, String district, LocalDate from, String baht) throws Exception {
        return sent(
                OFFICER,
                "/settlement/wages",
                "province",
                province,
                "district",
                district,
                "step",
                "LEGAL",
                "baht",
                baht,
                "from",
                from.toString(),
                "source",
                "ประกาศทดสอบ");
    }

    @Test
    void aWageIsFollowedByAnotherAndTheOldOneStays() throws Exception {
        var today = rates.today();
        assertThat(wage("30", "", today.minusYears(3), "300"))
                .startsWith("422")
                .contains("The rate in force began on 1\u00a0Jan\u00a02025");
        assertThat(wage("30", "", LocalDate.of(2025, 1, 1), "300")).contains("A rate already begins on that day");
        assertThat(wage("30", "ไม่มีอำเภอนี้", today, "300")).contains("no district of that name");
        assertThat(wage("", "", today, "300")).contains("Choose a province");
        assertThat(wage("30", "", today, "๓๗๐.๕๐")).isEqualTo("/settlement/wages?q=Nakhon+Ratchasima");
        assertThat(wage("30", "อำเภอปากช่อง", today, "380")).startsWith("/settlement/wages");
        var list = seen(OFFICER, "/settlement/wages?q=Ratchasima");
        assertThat(list)
                .contains("370.5")
                .contains("359")
                .contains("past")
                .contains("Pak Chong, Nakhon Ratchasima")
                .contains("ประกาศทดสอบ");
        assertThat(seen(OFFICER, "/settlement/wages?q=Ratchasima&state=past"))
                .contains("359")
                .doesNotContain("370.5");
        assertThat(seen(OFFICER, "/settlement/wages?page=1&sort=baht")).contains("page 2");
        web.perform(get("/settlement/wages.csv").with(as(OFFICER))).andExpect(status().isOk());
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update settlement.wage set baht = 1 where province_code = '30'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        web.perform(get("/settlement/wages").with(as(viewer(Role.GROUP_LEADER, group))))
                .andExpect(status().isNotFound());
    }

    @Test
    void aTaxIsFollowedByAnotherFromItsSmallestPaymentOn() throws Exception {
        var today = rates.today();
        assertThat(sent(
                        OFFICER,
                        "/settlement/rates",
                        "tax",
                        "ADVERTISING",
                        "percent",
                        "1",
                        "smallest",
                        "2,000",
                        "from",
                        today.toString(),
                        "source",
                        "test order"))
                .isEqualTo("/settlement/rates");
        assertThat(rates.get(Rates.Tax.ADVERTISING, today).smallest().plain()).isEqualTo("2000.00");
        assertThat(rates.get(Rates.Tax.ADVERTISING, today.minusDays(1)).percent())
                .isEqualByComparingTo("2");
        assertThat(seen(OFFICER, "/settlement/rates"))
                .contains("test order")
                .contains("฿2,000")
                .contains("came with the hub");
        assertThat(sent(
                        OFFICER,
                        "/settlement/rates",
                        "tax",
                        "RENT",
                        "percent",
                        "1",
                        "from",
                        "2020-01-01",
                        "source",
                        "test order"))
                .contains("The rate in force began on");
    }

    private String payee(Viewer by, UUID organisation, String digits, LocalDate from) throws Exception {
        return payee(by, organisation, "PHONE", digits, from);
    }

    private String payee(Viewer by, UUID organisation, String kind, String digits, LocalDate from) throws Exception {
        return sent(
                by,
                "/settlement/payees/" + organisation,
                "kind",
                kind,
                "proxy",
                digits,
                "account",
                "กลุ่มทดสอบ",
                "from",
                from.toString(),
                "source",
                "copy of the bank book");
    }

    @Test
    @DisplayName("SE-11 a citizen's number is shown in part at most, and is in no list, address, file, notice or log")
    void aCitizensNumberIsShownInPart(CapturedOutput log) throws Exception {
        var today = rates.today();
        var leader = viewer(Role.GROUP_LEADER, group);
        var to = payee(COORDINATOR, group, "NATIONAL_OR_TAX_ID", "1-2345-67890-12-1", today);
        assertThat(to).isEqualTo("/settlement/payees/" + group).doesNotContain("67890");
        assertThat(payees.find(group, OFFICER).orElseThrow().digits()).isEqualTo("1234567890121");
        // Another follows: the first stands in the list of those before.
        assertThat(payee(COORDINATOR, group, "080-000-0001", today.plusDays(1))).isEqualTo(to);
        assertThat(seen(COORDINATOR, to)).contains("1-2345-XXXXX-XX-1");
        assertThat(seen(leader, "/settlement/our-money")).contains("1-2345-XXXXX-XX-1");
        for (var path : List.of(
                to,
                "/settlement/groups",
                "/settlement/groups/" + group,
                "/settlement/invoices",
                "/settlement/invoices.csv",
                "/groups/" + group,
                "/groups.csv",
                "/audit",
                "/audit.csv")) {
            assertThat(seen(OFFICER, path)).as(path).doesNotContain("67890");
        }
        for (var path : List.of("/settlement/our-money", "/notices")) {
            assertThat(seen(leader, path)).as(path).doesNotContain("67890");
        }
        var buyer = viewer(Role.BUYER, scene.buyer());
        for (var path : List.of("/settlement/invoices.csv", "/orders.csv", "/despatches.csv")) {
            assertThat(seen(buyer, path)).as(path).doesNotContain("67890");
        }
        // Nor a wrong one, in what is logged of a refusal.
        assertThat(payee(COORDINATOR, group, "NATIONAL_OR_TAX_ID", "1234567890122", today))
                .startsWith("422");
        assertThat(log.getAll()).doesNotContain("1234567890").doesNotContain("67890-12");
    }

    @Test
    void anAccountIsFollowedByAnotherAndTheGroupIsTold() throws Exception {
        var today = rates.today();
        var leader = viewer(Role.GROUP_LEADER, group);
        assertThat(seen(OFFICER, "/settlement/groups/" + group)).contains("no PromptPay account yet");
        assertThat(payee(COORDINATOR, group, "080-000-0001", today)).isEqualTo("/settlement/payees/" + group);
        assertThat(payee(COORDINATOR, group, "080-000-00", today)).startsWith("422");
        assertThat(payee(COORDINATOR, group, "080-000-0009", today.minusDays(1)))
                .contains("It can begin today at the earliest");
        assertThat(payee(COORDINATOR, group, "080-000-0002", today.plusDays(1))).startsWith("/settlement");
        // The one of tomorrow is not used today; one more of today follows the first.
        assertThat(payees.find(group, OFFICER).orElseThrow().digits()).isEqualTo("0800000001");
        assertThat(payee(COORDINATOR, group, "+66 80 000 0003", today)).startsWith("/settlement");
        assertThat(payees.find(group, OFFICER).orElseThrow().digits()).isEqualTo("0800000003");
        assertThat(payees.list(group, OFFICER)).hasSize(3);
        assertThat(seen(OFFICER, "/settlement/groups/" + group + "?transfer=1,234.50"))
                .contains("payqr")
                .contains("฿1,234.50")
                .contains("0800000003");
        assertThat(seen(leader, "/settlement/our-money")).contains("xxxxxx0003").doesNotContain("0800000003");
        assertThat(notices.list(leader))
                .filteredOn(notice -> notice.key().equals("settlement.notice.payee"))
                .hasSize(3);
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update settlement.payee set digits = '0800000009' where organisation_id = :id")
                        .param("id", group)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(payees.find(group, viewer(Role.GROUP_LEADER, UUID.randomUUID())))
                .isEmpty();
        web.perform(get("/settlement/payees/" + group).with(as(leader))).andExpect(status().isNotFound());
        web.perform(get("/settlement/payees/" + UUID.randomUUID()).with(as(OFFICER)))
                .andExpect(status().isNotFound());
    }

    @Test
    void onlyOfficersSayWhereTheHubIsPaid() throws Exception {
        var today = rates.today();
        assertThat(payee(COORDINATOR, Identity.PROGRAMME, "080-000-0005", today))
                .startsWith("404");
        assertThat(payee(OFFICER, Identity.PROGRAMME, "080-000-0005", today)).startsWith("/settlement/payees/");
        assertThat(seen(COORDINATOR, "/settlement/payees/" + Identity.PROGRAMME))
                .contains("0800000005")
                .doesNotContain("id=\"proxy\"");
        assertThat(seen(OFFICER.reading(Language.TH), "/settlement/payees/" + Identity.PROGRAMME))
                .contains("บัญชีที่ใช้อยู่");
    }
}
