package org.saan.hub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@HubTest
class AuditPagesTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    @Autowired
    private Audit audit;

    @Autowired
    private AuditReads reads;

    @Autowired
    private Identity identity;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MockMvc web;

    private void note(Viewer viewer, String action, String type, String subject, Object before, Object after) {
        transaction.executeWithoutResult(status -> audit.record(viewer, action, type, subject, before, after));
    }

    private static AuditFilter of(String subject) {
        return new AuditFilter("", "", "", subject, null, null, 0);
    }

    @Test
    void onlyFieldsThatChangedAreTold() {
        var subject = UUID.randomUUID().toString();
        note(
                OFFICER,
                "directory.group_changed",
                "group",
                subject,
                Map.of("version", 1, "nameTh", "เดิม", "artisans", 5, "suspended", false),
                Map.of("version", 2, "nameTh", "ใหม่", "artisans", 5, "suspended", true));
        var fields = reads.list(of(subject), OFFICER).getFirst().fields();
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        new AuditEntry.Field("nameTh", "เดิม", "ใหม่"),
                        new AuditEntry.Field("suspended", "false", "true"));
    }

    @Test
    void nestedValuesAndListsAreFlat() {
        var subject = UUID.randomUUID().toString();
        note(
                OFFICER,
                "directory.group_created",
                "group",
                subject,
                null,
                Map.of("name", Map.of("th", "กลุ่ม"), "phones", List.of("+66800000001", "+66800000002")));
        assertThat(reads.list(of(subject), OFFICER).getFirst().fields())
                .containsExactlyInAnyOrder(
                        new AuditEntry.Field("name.th", null, "กลุ่ม"),
                        new AuditEntry.Field("phones", null, "+66800000001, +66800000002"));
    }

    @Test
    void changesAreFoundByWhoWhatWhenAndOfWhat() {
        var account = identity.createAccount(
                new NewAccount(
                        "auditor-" + UUID.randomUUID(),
                        "ผู้ค้นหาง่าย",
                        Role.COORDINATOR,
                        UUID.randomUUID(),
                        Language.TH),
                Identity.SYSTEM);
        var who = new Viewer(account, "ผู้ค้นหาง่าย", Role.COORDINATOR, UUID.randomUUID(), Language.TH);
        var subject = UUID.randomUUID().toString();
        note(who, "directory.leave_declared", "group", subject, null, Map.of("first", "2027-W01"));
        note(OFFICER, "directory.capacity_confirmed", "group", subject, null, Map.of("on", "2027-01-01"));
        var today = LocalDate.now(Printing.ZONE);
        assertThat(reads.list(new AuditFilter("ค้นหาง่าย", "", "group", subject, null, null, 0), OFFICER))
                .hasSize(1);
        assertThat(reads.list(
                        new AuditFilter("", "directory.leave_declared", "group", subject, today, today, 0), OFFICER))
                .hasSize(1);
        assertThat(reads.list(new AuditFilter("", "", "", subject, null, today.minusDays(1), 0), OFFICER))
                .isEmpty();
        assertThat(reads.list(of(subject), OFFICER))
                .extracting(AuditEntry::action)
                .containsExactly("directory.capacity_confirmed", "directory.leave_declared");
    }

    @Test
    void aLongListHasPages() {
        var subject = UUID.randomUUID().toString();
        for (int i = 0; i <= AuditFilter.PAGE; i++) {
            note(OFFICER, "directory.capacity_confirmed", "group", subject, null, Map.of("on", "2027-01-01"));
        }
        assertThat(reads.list(of(subject), OFFICER)).hasSize(AuditFilter.PAGE + 1);
        assertThat(reads.list(of(subject).at(1), OFFICER)).hasSize(1);
    }

    @Test
    void entriesAreSentencesWithNamesInBothLanguages() throws Exception {
        var account = identity.createAccount(
                new NewAccount(
                        "named-" + UUID.randomUUID(), "ชื่อในประโยค", Role.TRAINER, Identity.PROGRAMME, Language.TH),
                Identity.SYSTEM);
        web.perform(get("/audit").param("subject", account.toString()).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Saan created the account of ชื่อในประโยค")))
                .andExpect(content().string(not(containsString("{&#34;"))));
        web.perform(get("/audit")
                        .param("subject", account.toString())
                        .cookie(new jakarta.servlet.http.Cookie("saan_language", "th"))
                        .with(as(OFFICER)))
                .andExpect(content().string(containsString("Saan สร้างบัญชีของ ชื่อในประโยค")));
        web.perform(get("/audit.xlsx").param("subject", account.toString()).with(as(OFFICER)))
                .andExpect(status().isOk());
    }

    @Test
    void nobodyElseReadsTheAudit() throws Exception {
        for (var role : List.of(Role.COORDINATOR, Role.GROUP_LEADER, Role.BUYER, Role.TRAINER)) {
            var viewer = viewer(role, UUID.randomUUID());
            assertThatThrownBy(() -> reads.list(AuditFilter.ALL, viewer)).isInstanceOf(NotFound.class);
            web.perform(get("/audit").with(as(viewer))).andExpect(status().isNotFound());
            web.perform(get("/audit.xlsx").with(as(viewer))).andExpect(status().isNotFound());
        }
    }
}
