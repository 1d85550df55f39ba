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

    private List<AuditEntry> list(Map<String, String> asked) {
        return reads.list(AuditReads.SHAPE.read(asked), OFFICER).rows();
    }

    private List<AuditEntry> of(String subject) {
        return list(Map.of("subject", subject));
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
        var fields = of(subject).getFirst().fields();
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
        assertThat(of(subject).getFirst().fields())
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
        assertThat(list(Map.of("q", "ค้นหาง่าย", "type", "group", "subject", subject)))
                .hasSize(1);
        assertThat(list(Map.of(
                        "action",
                        "directory.leave_declared",
                        "type",
                        "group",
                        "subject",
                        subject,
                        "from",
                        today.toString(),
                        "until",
                        today.toString())))
                .hasSize(1);
        assertThat(list(Map.of("subject", subject, "until", today.minusDays(1).toString())))
                .isEmpty();
        assertThat(of(subject))
                .extracting(AuditEntry::action)
                .containsExactly("directory.capacity_confirmed", "directory.leave_declared");
    }

    @Test
    void aLongListHasPagesAndIsTurned() {
        var subject = UUID.randomUUID().toString();
        for (int i = 0; i <= AuditReads.SHAPE.size(); i++) {
            note(OFFICER, "directory.capacity_confirmed", "group", subject, null, Map.of("on", "no " + i));
        }
        var first = reads.list(AuditReads.SHAPE.read(Map.of("subject", subject)), OFFICER);
        assertThat(first.total()).isEqualTo(51);
        assertThat(first.rows()).hasSize(50);
        assertThat(first.rows().getFirst().fields().getFirst().after()).isEqualTo("no 50");
        assertThat(list(Map.of("subject", subject, "page", "1")))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.fields().getFirst().after()).isEqualTo("no 0"));
        assertThat(list(Map.of("subject", subject, "sort", "at"))
                        .getFirst()
                        .fields()
                        .getFirst()
                        .after())
                .isEqualTo("no 0");
        note(OFFICER, "directory.capacity_confirmed", "group", subject, null, Map.of("on", "no 51"));
        assertThat(of(subject).getFirst().fields().getFirst().after())
                .as("what was counted before is not kept")
                .isEqualTo("no 51");
    }

    @Test
    void theListIsTakenAwayAsItIsSeen() throws Exception {
        var subject = UUID.randomUUID().toString();
        note(OFFICER, "directory.group_changed", "group", subject, Map.of("artisans", 5), Map.of("artisans", 7));
        web.perform(get("/audit.csv").param("subject", subject).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(",5,7")));
        assertThat(list(Map.of("action", "identity.audit_exported", "subject", "/audit")))
                .anySatisfy(entry ->
                        assertThat(entry.fields()).contains(new AuditEntry.Field("filters.subject", null, subject)));
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
            assertThatThrownBy(() -> reads.list(AuditReads.SHAPE.usual(), viewer))
                    .isInstanceOf(NotFound.class);
            web.perform(get("/audit").with(as(viewer))).andExpect(status().isNotFound());
            web.perform(get("/audit.xlsx").with(as(viewer))).andExpect(status().isNotFound());
        }
    }
}
