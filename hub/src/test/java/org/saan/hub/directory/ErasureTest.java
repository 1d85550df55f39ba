package org.saan.hub.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.directory.PeopleScene.OFFICER;
import static org.saan.hub.directory.PeopleScene.coordinator;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.ErasedPerson;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.identity.Scrubber;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@HubTest
@Import(PeopleScene.class)
class ErasureTest {
    @Autowired
    private PeopleScene scene;

    @Autowired
    private Erasure erasure;

    @Autowired
    private DataRequests requests;

    @Autowired
    private PersonalDataOf data;

    @Autowired
    private Identity identity;

    @Autowired
    private Audit audit;

    @Autowired
    private Scrubber scrubber;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MockMvc web;

    /** Every text of the whole database in which all of these words stand. */
    private List<String> placesOf(String... words) {
        var places = new ArrayList<String>();
        var columns = scene.jdbc
                .sql("""
                        select table_schema || '.' || table_name as t, column_name as c from information_schema.columns
                        where table_schema in ('directory', 'identity', 'ordering', 'sourcing', 'platform')
                          and data_type in ('text', 'jsonb', 'character varying', 'ARRAY')
                        """)
                .query((row, n) -> Map.entry(row.getString("t"), row.getString("c")))
                .list();
        for (var column : columns) {
            var where = new ArrayList<String>();
            for (var word : words) {
                where.add("position('" + word + "' in \"" + column.getValue() + "\"::text) > 0");
            }
            long count = scene.jdbc
                    .sql("select count(*) from " + column.getKey() + " where " + String.join(" and ", where))
                    .query(Long.class)
                    .single();
            if (count > 0) {
                places.add(column.getKey() + "." + column.getValue());
            }
        }
        return places;
    }

    @Test
    @DisplayName("an erased person stands nowhere in the database; dates, counts and the audit stay")
    void erasureKeepsTheBooks() {
        var cluster = scene.cluster("north");
        var group = scene.group(cluster);
        var leader = scene.leader(group).personId();
        scene.people.correct(leader, 0, new NewPerson("นาง", "ลบจริงนะ", "สกุลเดียว", "+66899990001"), OFFICER);
        scene.people.correct(leader, 1, new NewPerson("นาง", "ลบจริงนะ", "สกุลเดียว", "+66899990002"), OFFICER);
        scene.consents.record(leader, Purpose.PUBLIC_NAME, true, scene.today(), "paper", OFFICER);
        requests.record(
                leader,
                DataRequest.Kind.ERASURE,
                "ขอลบ ลบจริงนะ  สกุลเดียว โทร 089-999-0002",
                scene.today(),
                "paper",
                OFFICER);
        requests.checkIdentity(
                requests.list("OPEN", 0, OFFICER).rows().stream()
                        .filter(one -> leader.equals(one.personId()))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                "met",
                OFFICER);
        transaction.executeWithoutResult(status -> audit.record(
                OFFICER,
                "directory.group_created",
                "group",
                group.toString(),
                null,
                Map.of(
                        "leader", Map.of("title", "นาง", "firstName", "ลบจริงนะ", "lastName", "สกุลเดียว"),
                        "phones", List.of("+66899990002"),
                        "cells", List.of("1", "นางลบจริงนะ", "สกุลเดียว", "๐๘๙-๙๙๙-๐๐๐๒"))));
        var account = identity.createAccount(
                new NewAccount("erase-me", "ลบจริงนะ สกุลเดียว", Role.GROUP_LEADER, group, Language.TH),
                Identity.SYSTEM);
        scene.people.linkAccount(leader, "erase-me", OFFICER);
        int audits = auditEntries(group, leader);
        int people = scene.clusters.membersOverTime(12, OFFICER).people("north", 6);
        assertThat(placesOf("ลบจริงนะ", "สกุลเดียว")).isNotEmpty();

        erasure.erase(leader, OFFICER);

        assertThat(placesOf("ลบจริงนะ", "สกุลเดียว")).isEmpty();
        assertThat(placesOf("899990002")).isEmpty();
        assertThat(placesOf("089-999-0002")).isEmpty();
        assertThat(placesOf("๐๘๙-๙๙๙-๐๐๐๒")).isEmpty();
        assertThat(placesOf("erase-me")).isEmpty();
        var now = scene.people.get(leader, OFFICER);
        assertThat(now.name()).startsWith("ลบแล้ว-");
        assertThat(now.phone()).isNull();
        assertThat(now.terms()).hasSize(1);
        assertThat(now.terms().getFirst().from()).isEqualTo(scene.today().minusYears(1));
        assertThat(auditEntries(group, leader)).isEqualTo(audits + 1);
        assertThat(scene.clusters.membersOverTime(12, OFFICER).people("north", 6))
                .isEqualTo(people);
        assertThat(scene.directory.getGroup(group, OFFICER).phones()).isEmpty();
        assertThat(identity.findName(account))
                .hasValueSatisfying(name -> assertThat(name).startsWith("ลบแล้ว-"));
        assertThat(scene.consents.mayUse(leader, Purpose.PUBLIC_NAME)).isFalse();
        assertThatThrownBy(() -> erasure.erase(leader, OFFICER)).hasMessage("people.erased");
        assertThatThrownBy(() -> scene.people.correct(leader, 3, new NewPerson(null, "ก", "ข", null), OFFICER))
                .hasMessage("people.erased");
    }

    @Test
    void theNumberOfAClaimIsEmptiedWithThePersonAndTheClaimStays() {
        var group = scene.group(null);
        var leader = scene.leader(group).personId();
        scene.people.correct(leader, 0, new NewPerson("นาย", "อ้างสิทธิ์", "ข้อมูลเทียม", "+66899990077"), OFFICER);
        scene.jdbc.sql("""
                        insert into directory.claim (id, kind, group_id, claimant, phone, state, sent_at)
                        values (:id, 'OURS', :group, 'อ้างสิทธิ์ ข้อมูลเทียม', '+66899990077', 'WAITING', now())
                        """).param("id", leader).param("group", group).update();

        erasure.erase(leader, OFFICER);

        assertThat(placesOf("899990077")).isEmpty();
        assertThat(placesOf("อ้างสิทธิ์", "ข้อมูลเทียม")).isEmpty();
        assertThat(scene.jdbc
                        .sql(
                                "select count(*) from directory.claim where id = :id and phone is null and state = 'WAITING'")
                        .param("id", leader)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private int auditEntries(UUID... subjects) {
        return scene.jdbc
                .sql("select count(*) from identity.audit_entry where subject_id = any(:ids)")
                .param(
                        "ids",
                        java.util.Arrays.stream(subjects).map(UUID::toString).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    @Test
    void aFirstNameAloneIsNotTakenForThePerson() {
        var person = new ErasedPerson("มะลิ", "งาม", List.of("+66812345678"), List.of(), "X");
        assertThat(person.replacedIn("กลุ่มบ้านมะลิ")).isEqualTo("กลุ่มบ้านมะลิ");
        assertThat(person.replacedIn("นางมะลิ งาม กับ มะลิงาม")).isEqualTo("นางX กับ X");
        assertThat(person.replacedIn("081-234-5678, +66 81 234 5678, ๐๘๑๒๓๔๕๖๗๘"))
                .isEqualTo("–, –, –");
        assertThat(person.replacedIn("0812345679 และ 10812345678")).isEqualTo("0812345679 และ 10812345678");
    }

    @Test
    void scrubbingLeavesOthersAlone() {
        var group = scene.group(null);
        transaction.executeWithoutResult(status -> audit.record(
                OFFICER,
                "directory.group_changed",
                "group",
                group.toString(),
                null,
                Map.of("nameTh", "กลุ่มมะลิซ้อน")));
        transaction.executeWithoutResult(
                status -> scrubber.scrub(new ErasedPerson("มะลิซ้อน", "ใครก็ไม่รู้", List.of(), List.of(), "X")));
        assertThat(placesOf("กลุ่มมะลิซ้อน")).contains("identity.audit_entry.after");
    }

    @Test
    void anErasureIsRefusedWhileAnImportWithThePersonIsUnderReview() {
        var group = scene.group(null);
        var person = scene.member(group, scene.today());
        var name = scene.people.get(person, OFFICER);
        scene.jdbc.sql("""
                        insert into directory.import_file (id, file_name, file_hash, content, other_sheets, header_lines,
                            columns, skipped, state, account_id, sent_by, sent_at)
                        values (:id, 'ทะเบียนที่ค้าง.csv', repeat('a', 64), 'x', '[]', '[]', '[]', '[]', 'REVIEW', :id, 'x', now())
                        """).param("id", person).update();
        insertRow(person, name.firstName() + " " + name.lastName());
        assertThat(erasure.plan(person, OFFICER).blocked()).isTrue();
        assertThatThrownBy(() -> erasure.erase(person, OFFICER)).hasMessage("people.erase.blocked");
        assertThat(scene.people.get(person, OFFICER).erasedAt()).isNull();
        scene.jdbc
                .sql(
                        "update directory.import_file set state = 'APPLIED', ended_at = now(), content = null where id = :id")
                .param("id", person)
                .update();
        erasure.erase(person, OFFICER);
        assertThat(placesOf(name.firstName(), name.lastName())).isEmpty();
    }

    /** A row of an import; columns that later versions add and want are filled with what fits. */
    private void insertRow(UUID importId, String cell) {
        var wanted = scene.jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'directory' and table_name = 'import_row'
                          and column_name in ('row_key', 'read_as')
                        """).query(String.class).list();
        scene.jdbc
                .sql("insert into directory.import_row (import_id, line, cells, findings, shown"
                        + (wanted.isEmpty() ? ")" : ", row_key, read_as)")
                        + " values (:id, 1, jsonb_build_array('7', cast(:cell as text)), '[]', 'OK'"
                        + (wanted.isEmpty() ? ")" : ", 1, 'OK')"))
                .param("id", importId)
                .param("cell", cell)
                .update();
    }

    @Test
    void requestsAreDueAfterThirtyDaysAndAnErasureAnswersThem() throws Exception {
        var cluster = scene.cluster("north");
        var group = scene.group(cluster);
        var person = scene.member(group, scene.today());
        requests.record(person, DataRequest.Kind.ERASURE, "", scene.today().minusDays(31), "spoken", OFFICER);
        var open = requests.list("OPEN", 0, coordinator(cluster)).rows();
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().dueOn()).isEqualTo(scene.today().minusDays(1));
        assertThat(open.getFirst().late()).isTrue();
        assertThat(requests.list("OPEN", 0, coordinator(scene.cluster("north"))).rows())
                .isEmpty();
        assertThatThrownBy(
                        () -> requests.record(person, DataRequest.Kind.ERASURE, "", scene.today(), "spoken", OFFICER))
                .hasMessage("people.request.again");
        web.perform(post("/people/" + person + "/erase").with(csrf()).with(as(OFFICER)))
                .andExpect(status().isUnprocessableContent());
        web.perform(post("/people/" + person + "/erase")
                        .with(csrf())
                        .with(as(coordinator(cluster)))
                        .param("sure", "yes"))
                .andExpect(status().isNotFound());
        web.perform(post("/people/" + person + "/erase")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("sure", "yes"))
                .andExpect(status().is4xxClientError());
        requests.checkIdentity(open.getFirst().id(), "met", OFFICER);
        web.perform(post("/people/" + person + "/erase")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("sure", "yes"))
                .andExpect(redirectedUrl("/people/" + person));
        var ended = requests.list("ENDED", 0, coordinator(cluster)).rows().getFirst();
        assertThat(ended.state()).isEqualTo(DataRequest.State.DONE);
        assertThat(ended.answer()).isNotBlank();
        assertThatThrownBy(() -> requests.end(ended.id(), DataRequest.State.REFUSED, "x", OFFICER))
                .hasMessage("people.request.ended_already");
    }

    @Test
    void aRefusalOfARequestGivesItsReason() {
        var group = scene.group(null);
        var person = scene.member(group, scene.today());
        var id = requests.record(person, DataRequest.Kind.ACCESS, "", scene.today(), "paper", OFFICER);
        assertThatThrownBy(() -> requests.end(id, DataRequest.State.REFUSED, " ", OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("answer"));
        assertThatThrownBy(() ->
                        requests.record(person, DataRequest.Kind.CORRECTION, " ", scene.today(), "paper", OFFICER))
                .hasMessage("people.request.what");
    }

    @Test
    void everythingHeldAboutAPersonIsReadAndTakenHome() throws Exception {
        var cluster = scene.cluster("north");
        var group = scene.group(cluster);
        var person = scene.member(group, scene.today());
        scene.consents.record(person, Purpose.STATISTICS, true, scene.today(), "paper", OFFICER);
        var file = data.read(person, OFFICER);
        assertThat(file.sections())
                .extracting(PersonFile.Section::titleKey)
                .contains("people.file.person", "people.terms", "people.consents");
        var name = scene.people.get(person, OFFICER);
        var json = web.perform(get("/people/" + person + "/data.json").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(json, UTF_8)).contains(name.firstName()).contains(String.valueOf(name.phone()));
        web.perform(get("/people/" + person + "/data.xlsx").with(as(OFFICER))).andExpect(status().isOk());
        web.perform(get("/people/" + person + "/data").with(as(OFFICER)))
                .andExpect(content().string(containsString(name.lastName())));
        assertThat(scene.jdbc
                        .sql("select count(*) from identity.audit_entry where subject_id = :id"
                                + " and action = 'directory.personal_data_exported'")
                        .param("id", person.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        var other = coordinator(scene.cluster("north"));
        assertThatThrownBy(() -> data.read(person, other)).isInstanceOf(NotFound.class);
        for (var viewer : List.of(other, viewer(Role.BUYER, group), viewer(Role.GROUP_LEADER, group))) {
            web.perform(get("/people/" + person + "/data.json").with(as(viewer)))
                    .andExpect(status().isNotFound());
        }
    }
}
