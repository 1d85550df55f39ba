package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.platform.Doctor;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@HubTest
class DuplicatesTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    @Autowired
    private Directory directory;

    @Autowired
    private DuplicateSearch search;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private Merging merging;

    @Autowired
    private MergeReads reads;

    @Autowired
    private Splitting splitting;

    @Autowired
    private Aliases aliases;

    @Autowired
    private Identity identity;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportWork work;

    @Autowired
    private Doctor doctor;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    private UUID group(
            String name, String subdistrict, @Nullable String phone, @Nullable String leader, @Nullable String number) {
        return directory.createGroup(
                new NewGroup(
                        number,
                        new LocalizedText(name, null),
                        "group",
                        null,
                        null,
                        null,
                        subdistrict,
                        subdistrict.substring(0, 4),
                        subdistrict.substring(0, 2),
                        null,
                        12,
                        null,
                        null,
                        phone == null ? List.of() : List.of(phone),
                        leader == null ? null : new NewGroup.Leader("นาง", leader, "นามสมมติ"),
                        true,
                        10,
                        30),
                OFFICER);
    }

    private MergeRequest request(UUID keep, List<UUID> others, List<UUID> apart, Map<MergeField, UUID> chosen) {
        var versions = new java.util.HashMap<UUID, Integer>();
        versions.put(keep, directory.getGroup(keep, OFFICER).version());
        others.forEach(id -> versions.put(id, directory.getGroup(id, OFFICER).version()));
        return new MergeRequest(keep, others, apart, chosen, Map.of(), null, versions, false);
    }

    private UUID merge(UUID keep, UUID other) {
        return merging.merge(UUID.randomUUID(), request(keep, List.of(other), List.of(), Map.of()), OFFICER);
    }

    private Set<Set<UUID>> pairs(String province) {
        search.run();
        return duplicates
                .list(Duplicates.SHAPE.read(java.util.Map.of("q", "", "province", province)), OFFICER)
                .rows()
                .stream()
                .flatMap(cluster -> cluster.pairs().stream())
                .map(pair -> Set.of(pair.first(), pair.second()))
                .collect(Collectors.toSet());
    }

    private void allIsWell() {
        assertThat(doctor.examine()).filteredOn(finding -> !finding.isWell()).isEmpty();
    }

    @Test
    @DisplayName("DR-01 the file of doubled groups: A1, A2, A3 as one, A4 as possible, A5 apart, and nothing is merged")
    void theFileOfDoubledGroupsIsPutForward() {
        // ดอนแก้ว is a subdistrict of แม่ริม (5007) and of สารภี (5019).
        var maeRim = subdistrict("ดอนแก้ว", "5007");
        var saraphi = subdistrict("ดอนแก้ว", "5019");
        var a1 = group("กลุ่มทอผ้าบ้านนาตัวอย่าง", maeRim, "+66812345678", null, null);
        var a2 = group("กลุ่มทอผ้า  บ้านนาตัวอย่าง ", maeRim, "+66812345678", null, null);
        var a3 = group("กลุ่ม\u200bทอผ้าบ้านนาตัวอย่าง", maeRim, "+66812345678", null, null);
        var a4 = group("วิสาหกิจชุมชนกลุ่มทอผ้าบ้านนาตัวอย่าง", maeRim, "+66899999999", null, null);
        var a5 = group("กลุ่มทอผ้าบ้านนาตัวอย่าง", saraphi, "+66877777777", null, null);
        search.run();
        var clusters = duplicates
                .list(Duplicates.SHAPE.read(java.util.Map.of("q", "นาตัวอย่าง", "province", "50")), OFFICER)
                .rows();
        assertThat(clusters).hasSize(1);
        assertThat(clusters.getFirst().members())
                .extracting(DuplicateCluster.Member::id)
                .containsExactlyInAnyOrder(a1, a2, a3, a4);
        for (var pair : clusters.getFirst().pairs()) {
            assertThat(pair.isSame())
                    .isEqualTo(!pair.first().equals(a4) && !pair.second().equals(a4));
        }
        assertThat(directory.getGroup(a5, OFFICER).name().th()).isEqualTo("กลุ่มทอผ้าบ้านนาตัวอย่าง");
        assertThat(reads.listMerges(a1, 0, OFFICER).total()).isZero();
        // Other tests read the same file.
        jdbc.sql("delete from directory.producer_group where id = any(:ids)")
                .param("ids", new UUID[] {a1, a2, a3, a4, a5})
                .update();
    }

    private String subdistrict(String name, String district) {
        return jdbc.sql("select code from directory.subdistrict where name_th = :name and district_code = :district")
                .param("name", name)
                .param("district", district)
                .query((row, n) -> row.getString(1))
                .single();
    }

    @Test
    @DisplayName("DR-03 who is unticked stays out, and the pair is never proposed again")
    void aDecisionIsRemembered() {
        var x = group("กลุ่มทอผ้าบ้านสามเส้า", "410101", "+66811111111", null, null);
        var y = group("กลุ่มทอผ้าบ้านสามเส้า", "410101", "+66811111111", null, null);
        var z = group("กลุ่มทอผ้าบ้านสามเส้า", "410101", "+66811111111", null, null);
        assertThat(pairs("41")).containsExactlyInAnyOrder(Set.of(x, y), Set.of(x, z), Set.of(y, z));
        merging.merge(UUID.randomUUID(), request(x, List.of(y), List.of(z), Map.of()), OFFICER);
        assertThat(directory.getGroup(z, OFFICER).name().th()).isEqualTo("กลุ่มทอผ้าบ้านสามเส้า");
        assertThat(pairs("41")).isEmpty();
        // Also when both are looked at again, because somebody changed them.
        directory.changeGroup(z, new GroupChange(0, "กลุ่มทอผ้าบ้านสามเส้าา", "", 10, 30, true, false), OFFICER);
        directory.changeGroup(z, new GroupChange(1, "กลุ่มทอผ้าบ้านสามเส้า", "", 10, 30, true, false), OFFICER);
        assertThat(pairs("41")).isEmpty();
        // What becomes part of the merged group is not Z either.
        var w = group("กลุ่มทอผ้าบ้านสามเส้า", "410101", "+66811111111", null, null);
        duplicates.keepApart(List.of(w, z), OFFICER);
        merge(w, x);
        assertThat(pairs("41")).isEmpty();
        allIsWell();
    }

    @Test
    void aChangeMakesAndUnmakesAProposal() {
        var one = group("กลุ่มจักสานบ้านหนองไผ่ล้อม", "420101", null, null, null);
        var two = group("กลุ่มจักสานบ้านโคกกลาง", "420101", null, null, null);
        assertThat(pairs("42")).isEmpty();
        directory.changeGroup(two, new GroupChange(0, "กลุ่มจักสานบ้านหนองไผ่ล้อม", "", 10, 30, true, false), OFFICER);
        assertThat(pairs("42")).containsExactly(Set.of(one, two));
        directory.changeGroup(two, new GroupChange(1, "กลุ่มจักสานบ้านโคกกลาง", "", 10, 30, true, false), OFFICER);
        assertThat(pairs("42")).isEmpty();
    }

    @Test
    void phonesPeopleAndFieldsAreASetAndTheChosenWordStands() {
        var keep = group("กลุ่มทอผ้าบ้านรวมกัน", "430101", "+66811000001", "สมศรี", null);
        var gone = group("กลุ่มทอผ้าบ้านรวมกัน", "430101", "+66811000002", "วิไล", "REG-77");
        directory.setCapability(keep, new NewCapability("reed_mat", 2, 60, 0, 1, 5, 10_000), OFFICER);
        directory.setCapability(gone, new NewCapability("reed_mat", 3, 50, 0, 1, 5, 12_000), OFFICER);
        directory.setCapability(gone, new NewCapability("silk_shawl", 1, 500, 0, 1, 5, 90_000), OFFICER);
        jdbc.sql("update directory.producer_group set members = 40 where id = :id")
                .param("id", gone)
                .update();
        var account = identity.createAccount(
                new NewAccount("merge-leader", "ทดสอบ", Role.GROUP_LEADER, gone, Language.TH), Identity.SYSTEM);
        var merge = merging.merge(
                UUID.randomUUID(), request(keep, List.of(gone), List.of(), Map.of(MergeField.MEMBERS, gone)), OFFICER);
        var merged = directory.getGroup(keep, OFFICER);
        assertThat(merged.phones()).containsExactly("+66811000001", "+66811000002");
        assertThat(merged.members()).isEqualTo(40);
        assertThat(merged.capabilities())
                .extracting(GroupView.Capability::familyCode, GroupView.Capability::grade)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("reed_mat", 2),
                        org.assertj.core.groups.Tuple.tuple("silk_shawl", 1));
        assertThat(merged.people())
                .filteredOn(p -> p.leader() && p.until() == null)
                .extracting(GroupView.Person::name)
                .containsExactly("นาง สมศรี นามสมมติ");
        assertThat(merged.people())
                .filteredOn(p -> !p.leader())
                .extracting(GroupView.Person::name)
                .containsExactly("นาง วิไล นามสมมติ");
        assertThat(organisation(account)).isEqualTo(keep);
        allIsWell();

        assertThat(splitting.undo(merge, OFFICER)).isEmpty();
        assertThat(directory.getGroup(keep, OFFICER).members()).isEqualTo(12);
        assertThat(directory.getGroup(keep, OFFICER).phones()).containsExactly("+66811000001");
        var back = directory.getGroup(gone, OFFICER);
        assertThat(back.phones()).containsExactly("+66811000002");
        assertThat(back.capabilities()).hasSize(2);
        assertThat(back.people())
                .filteredOn(GroupView.Person::leader)
                .extracting(GroupView.Person::until)
                .containsOnlyNulls();
        assertThat(organisation(account)).isEqualTo(gone);
        allIsWell();
    }

    private UUID organisation(UUID account) {
        return jdbc.sql("select organisation_id from identity.account where id = :id")
                .param("id", account)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    @Test
    void whatWasChangedWhileMergedIsToldAndStays() {
        var keep = group("กลุ่มทอผ้าบ้านแก้ทีหลัง", "440101", null, null, null);
        var gone = group("กลุ่มทอผ้าบ้านแก้ทีหลัง", "440101", "+66811000003", null, null);
        directory.setCapability(gone, new NewCapability("reed_mat", 3, 50, 0, 1, 5, 12_000), OFFICER);
        var merge = merging.merge(
                UUID.randomUUID(), request(keep, List.of(gone), List.of(), Map.of(MergeField.ARTISANS, gone)), OFFICER);
        directory.setCapability(keep, new NewCapability("reed_mat", 1, 45, 0, 1, 5, 12_000), OFFICER);
        var since = splitting.split(merge, gone, OFFICER);
        assertThat(since).extracting(GroupLinks.Note::key).containsExactly("duplicates.since.crafts");
        assertThat(directory.getGroup(gone, OFFICER).capabilities())
                .extracting(GroupView.Capability::grade)
                .containsExactly(1);
        assertThatThrownBy(() -> splitting.undo(merge, OFFICER))
                .isInstanceOf(Refusal.class)
                .hasMessage("duplicates.merge.undone_already");
        assertThat(pairs("44")).isEmpty();
        allIsWell();
    }

    @Test
    void theSameRegisterAgainMakesNoGroupThatWasMergedAway() {
        var keep = group("กลุ่มทอผ้าบ้านนำเข้าซ้ำ", "450101", null, null, "R-100");
        group("วิสาหกิจชุมชนกลุ่มทอผ้าบ้านนำเข้าซ้ำ", "450101", null, null, "R-200");
        var gone = aliases.find("R-200")
                .orElseGet(() -> jdbc.sql("select id from directory.producer_group where external_id = 'R-200'")
                        .query((row, n) -> row.getObject(1, UUID.class))
                        .single());
        merge(keep, gone);
        var again = new NewGroup(
                "R-200",
                new LocalizedText("วิสาหกิจชุมชนกลุ่มทอผ้าบ้านนำเข้าซ้ำ", null),
                "group",
                null,
                null,
                null,
                "450101",
                "4501",
                "45",
                null,
                null,
                null,
                null,
                List.of(),
                null,
                false,
                0,
                30);
        assertThat(directory.findSame(again, OFFICER)).contains(keep);
        assertThat(directory.upsertGroups(List.of(again), OFFICER).created()).isZero();
    }

    @Test
    void anImportKnowsEntriesThatWereMergedAndLeavesTheGroupAsItIs() {
        var register = """
                รหัส,ชื่อกลุ่ม,ตำบล,อำเภอ,จังหวัด,สมาชิก
                M-1,กลุ่มทอผ้าบ้านซ้ำในทะเบียน,ในเมือง,เมืองหนองบัวลำภู,หนองบัวลำภู,20
                M-2,วิสาหกิจชุมชนกลุ่มทอผ้าบ้านซ้ำในทะเบียน,ในเมือง,เมืองหนองบัวลำภู,หนองบัวลำภู,25
                """.replace("ในเมือง", subdistrictIn("3901"));
        var first = send(register);
        jdbc.sql(
                        "update directory.import_row set decision = 'NEW', shown = 'OK' where import_id = :id and shown = 'REVIEW'")
                .param("id", first)
                .update();
        work.apply(first, false, OFFICER);
        var keep = aliasOrGroup("M-1");
        var gone = aliasOrGroup("M-2");
        merge(keep, gone);
        var again = send(register);
        assertThat(imports.getImport(again, OFFICER).rows()).isEqualTo(Map.of("OK", 2));
        work.apply(again, false, OFFICER);
        assertThat(imports.getImport(again, OFFICER).results()).isEqualTo(Map.of("UNCHANGED", 2));
        assertThat(directory.getGroup(keep, OFFICER).members()).isEqualTo(20);
        allIsWell();
    }

    @Test
    void aRegisterThatOnlyRepeatsItselfAsksNothingAfterItsGroupWasMerged() {
        var register = """
                รหัส,ชื่อกลุ่ม,ตำบล,อำเภอ,จังหวัด,สมาชิก
                S-1,กลุ่มทอผ้าบ้านเคยบอกแล้ว,ในเมือง,เมืองหนองบัวลำภู,หนองบัวลำภู,20
                """.replace("ในเมือง", subdistrictIn("3901"));
        var first = send(register);
        work.apply(first, true, OFFICER);
        var gone = aliasOrGroup("S-1");
        var keep = group("กลุ่มทอผ้าบ้านเคยบอก", "390101", null, null, null);
        int members = jdbc.sql("update directory.producer_group set members = 33 where id = :id returning members")
                .param("id", keep)
                .query(Integer.class)
                .single();
        var merge = merging.merge(
                UUID.randomUUID(),
                request(keep, List.of(gone), List.of(), Map.of(MergeField.EXTERNAL_ID, gone, MergeField.MEMBERS, keep)),
                OFFICER);
        var again = send(register);
        assertThat(imports.getImport(again, OFFICER).rows()).isEqualTo(Map.of("OK", 1));
        work.apply(again, true, OFFICER);
        assertThat(directory.getGroup(keep, OFFICER).members()).isEqualTo(members);
        var other = send(register.replace(",20", ",21"));
        assertThat(imports.getImport(other, OFFICER).rows())
                .as("a new word is asked about")
                .isEqualTo(Map.of("REVIEW", 1));
        work.cancel(other, OFFICER);
        splitting.undo(merge, OFFICER);
        allIsWell();
    }

    private String subdistrictIn(String district) {
        return jdbc.sql("select name_th from directory.subdistrict where district_code = :code order by code limit 1")
                .param("code", district)
                .query((row, n) -> row.getString(1))
                .single();
    }

    private UUID aliasOrGroup(String number) {
        return jdbc.sql("select id from directory.known_group where external_id = :number")
                .param("number", number)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    private UUID send(String text) {
        return switch (imports.send(
                UUID.randomUUID(), "groups.csv", text.getBytes(java.nio.charset.StandardCharsets.UTF_8), OFFICER)) {
            case Imports.Sent.Taken(UUID id) -> id;
            case Imports.Sent.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    @Test
    void aGroupThatChangedMeanwhileIsNotMergedAndTheSameFormTwiceIsOneMerge() {
        var keep = group("กลุ่มทอผ้าบ้านสองครั้ง", "460101", null, null, null);
        var gone = group("กลุ่มทอผ้าบ้านสองครั้ง", "460101", null, null, null);
        var seen = request(keep, List.of(gone), List.of(), Map.of());
        directory.changeGroup(keep, new GroupChange(0, "กลุ่มทอผ้าบ้านสองครั้ง", "", 11, 30, true, false), OFFICER);
        assertThatThrownBy(() -> merging.merge(UUID.randomUUID(), seen, OFFICER))
                .isInstanceOf(Refusal.class)
                .hasMessage("directory.group.changed_meanwhile");
        var token = UUID.randomUUID();
        var request = request(keep, List.of(gone), List.of(), Map.of());
        assertThat(merging.merge(token, request, OFFICER)).isEqualTo(merging.merge(token, request, OFFICER));
    }

    @Test
    void whatTheDatabaseNumbersItselfAndClustersMoveAndComeBack() {
        var cluster =
                directory.createCluster("MERGE-C", new LocalizedText("เครือข่ายทดสอบรวม", null), "north", OFFICER);
        var keep = group("กลุ่มทอผ้าบ้านมีปฏิทิน", "490101", null, null, null);
        var gone = group("กลุ่มทอผ้าบ้านมีปฏิทิน", "490101", null, null, null);
        jdbc.sql("update directory.producer_group set cluster_id = :cluster where id = :id")
                .param("cluster", cluster)
                .param("id", gone)
                .update();
        jdbc.sql("""
                        insert into directory.week_tap (id, group_id, week, technique, reason, account_id, said_on, at)
                        values (:id, :group, '2027-W10', '', '', :id, '2027-01-01', :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("group", gone)
                .param("at", java.time.OffsetDateTime.parse("2027-01-01T00:00:00Z"))
                .update();
        var merge = merge(keep, gone);
        assertThat(taps(keep)).isEqualTo(1);
        assertThat(directory.getGroup(keep, OFFICER).cluster()).isNotNull();
        allIsWell();
        assertThat(splitting.undo(merge, OFFICER)).isEmpty();
        assertThat(taps(keep)).isZero();
        assertThat(taps(gone)).isEqualTo(1);
        assertThat(directory.getGroup(keep, OFFICER).cluster()).isNull();
        assertThat(directory.getGroup(gone, OFFICER).cluster()).isNotNull();
        allIsWell();
    }

    private int taps(UUID group) {
        return jdbc.sql("select count(*) from directory.week_tap where group_id = :id")
                .param("id", group)
                .query(Integer.class)
                .single();
    }

    @Test
    void everyTableThatRefersToGroupsIsMovedOrKnownToStay() {
        // A table that comes later moves by the catalogue; this test says which there are, so that its author looks
        // once.
        assertThat(jdbc.sql("""
                        select distinct conrelid::regclass::text from pg_constraint
                        where contype = 'f' and confrelid = 'directory.producer_group'::regclass order by 1
                        """).query((row, n) -> row.getString(1)).list())
                .contains(
                        "directory.capability",
                        "directory.capacity_override",
                        "directory.claim",
                        "directory.claim_link",
                        "directory.declared_leave",
                        "directory.duplicate_pair",
                        "directory.group_alias",
                        "directory.group_phone",
                        "directory.membership");
    }

    @Test
    void pagesShowWhatWaitsSideBySideAndWhatWouldMove() throws Exception {
        var keep = group("กลุ่มทอผ้าบ้านหน้าจอ", "470101", "+66811000009", "สมศรี", null);
        var gone = group("กลุ่มทอผ้าบ้านหน้าจอ", "470101", "+66811000009", "วิไล", null);
        search.run();
        web.perform(get("/duplicates?province=47&q=หน้าจอ").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("กลุ่มทอผ้าบ้านหน้าจอ")))
                .andExpect(content().string(Matchers.containsString("They share a phone")));
        var cluster = duplicates
                .list(Duplicates.SHAPE.read(java.util.Map.of("q", "หน้าจอ", "province", "47")), OFFICER)
                .rows()
                .getFirst()
                .id();
        web.perform(get("/duplicates/" + cluster).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Look before merging")));
        web.perform(get("/merges/new?keep=" + keep + "&member=" + keep + "&member=" + gone)
                        .with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("1 phone")))
                .andExpect(content().string(Matchers.containsString("วิไล")));
        web.perform(post("/merges")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("once", UUID.randomUUID().toString())
                        .param("member", keep.toString(), gone.toString())
                        .param("version." + keep, "0")
                        .param("version." + gone, "0")
                        .param("leader", gone.toString()))
                .andExpect(status().is3xxRedirection());
        assertThat(directory.getGroup(keep, OFFICER).people())
                .filteredOn(p -> p.leader() && p.until() == null)
                .extracting(GroupView.Person::name)
                .containsExactly("นาง วิไล นามสมมติ");
        var merge = reads.listMerges(keep, 0, OFFICER).rows().getFirst().id();
        for (var path : List.of("/merges", "/merges/" + merge, "/groups/" + keep + "/entries")) {
            web.perform(get(path).with(as(OFFICER))).andExpect(status().isOk());
        }
        web.perform(post("/merges/" + merge + "/undo").with(csrf()).with(as(OFFICER)))
                .andExpect(status().is3xxRedirection());
        allIsWell();
    }

    @Test
    void othersFindNoneOfThis() throws Exception {
        var group = group("กลุ่มทอผ้าบ้านไม่ให้ดู", "480101", null, null, null);
        for (var who : List.of(viewer(Role.GROUP_LEADER, group), viewer(Role.BUYER, UUID.randomUUID()))) {
            for (var path : List.of("/duplicates", "/merges", "/claims", "/groups/" + group + "/entries")) {
                web.perform(get(path).with(as(who))).andExpect(status().isNotFound());
            }
            assertThatThrownBy(() ->
                            duplicates.list(Duplicates.SHAPE.read(java.util.Map.of("q", "", "province", "")), who))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> splitting.undo(UUID.randomUUID(), who)).isInstanceOf(NotFound.class);
        }
    }
}
