package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.thaitext.ThaiOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The list of groups: found, narrowed, in order, page by page without losing one, and the same as a file. */
@HubTest
class GroupListTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final List<String> PROVINCES = List.of("50", "57", "40", "47", "10");

    @Autowired
    private Directory directory;

    @Autowired
    private GroupList groups;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    private String cluster = "";
    private UUID clusterId = Identity.PROGRAMME;

    /** Every test has a cluster of its own in a database that it shares with others. */
    @BeforeEach
    void aCluster() {
        cluster = "L" + UUID.randomUUID().toString().substring(0, 8);
        clusterId = directory.createCluster(cluster, new LocalizedText("เครือข่ายทดสอบ", "Test"), "north", OFFICER);
    }

    private UUID group(String th, @Nullable String en, String province, int artisans, @Nullable String phone) {
        return directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText(th, en),
                        "group",
                        clusterId,
                        null,
                        null,
                        null,
                        null,
                        province,
                        null,
                        null,
                        null,
                        null,
                        phone == null ? List.of() : List.of(phone),
                        new NewGroup.Leader("นาง", "บัวคำ" + cluster, "ตัวอย่างงาม"),
                        true,
                        artisans,
                        30),
                OFFICER);
    }

    private FoundGroups list(String... asked) {
        return groups.list(GroupList.SHAPE.read(query(asked)), OFFICER);
    }

    private Map<String, String> query(String... asked) {
        var all = new HashMap<String, String>();
        all.put("cluster", cluster);
        for (int i = 0; i < asked.length; i += 2) {
            all.put(asked[i], asked[i + 1]);
        }
        return all;
    }

    private List<GroupRow> everyPage(String... asked) {
        var all = new ArrayList<GroupRow>();
        long total = list(asked).total();
        for (int page = 0; (long) page * GroupList.SHAPE.size() < total; page++) {
            var more = Stream.concat(Stream.of(asked), Stream.of("page", Integer.toString(page)))
                    .toArray(String[]::new);
            all.addAll(list(more).rows());
        }
        assertThat(all).hasSize((int) total);
        return all;
    }

    /** Names with Thai vowels before and above, tone marks, digits and Latin, many of them the same. */
    private void someGroups(int count) {
        var random = new Random(count);
        var signs = "กขคเแโใไาิุ่้็ำ Ab1๑".codePoints().toArray();
        for (int i = 0; i < count; i++) {
            var name = new StringBuilder("ก");
            for (int length = random.nextInt(4); length > 0; length--) {
                name.appendCodePoint(signs[random.nextInt(signs.length)]);
            }
            group(
                    name.toString(),
                    random.nextBoolean() ? null : "Name " + random.nextInt(5),
                    PROVINCES.get(random.nextInt(PROVINCES.size())),
                    random.nextInt(4),
                    null);
        }
        jdbc.sql(
                        "update directory.producer_group set capacity_confirmed_on = date '2027-01-01' + artisans where cluster_id = :id and artisans > 1")
                .param("id", clusterId)
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "-name",
                "code",
                "-code",
                "province",
                "-province",
                "cluster",
                "-cluster",
                "artisans",
                "-artisans",
                "confirmed",
                "-confirmed"
            })
    void everyGroupStandsOnExactlyOnePageInEveryOrder(String sort) {
        someGroups(GroupList.SHAPE.size() * 3 + 7);
        for (var reader : List.of(OFFICER, OFFICER.reading(org.saan.hub.shared.Language.TH))) {
            var ids = new ArrayList<UUID>();
            for (int page = 0; page < 4; page++) {
                groups.list(GroupList.SHAPE.read(query("sort", sort, "page", "" + page)), reader)
                        .rows()
                        .forEach(row -> ids.add(row.id()));
            }
            assertThat(ids).hasSize(GroupList.SHAPE.size() * 3 + 7).doesNotHaveDuplicates();
            var exported = new ArrayList<UUID>();
            groups.export(
                    GroupList.SHAPE.read(query("sort", sort)),
                    "csv",
                    reader,
                    line -> exported.add(line.row().id()));
            assertThat(exported).isEqualTo(ids);
        }
    }

    @Test
    void namesStandInTheOrderOfAThaiDictionaryAndEqualOnesByTheirCode() {
        someGroups(60);
        // What a dictionary does not tell apart, such as a space, PostgreSQL does: by its signs.
        var thai = Comparator.comparing(
                        (GroupRow row) -> String.valueOf(row.name().th()), ThaiOrder.dictionary())
                .thenComparing(row -> String.valueOf(row.name().th()))
                .thenComparing(row -> Integer.parseInt(row.code().substring(1)));
        var rows = new ArrayList<GroupRow>();
        for (int page = 0; page < 3; page++) {
            rows.addAll(groups.list(
                            GroupList.SHAPE.read(query("page", "" + page)),
                            OFFICER.reading(org.saan.hub.shared.Language.TH))
                    .rows());
        }
        assertThat(rows).isSortedAccordingTo(thai);
        var byMakers = everyPage("sort", "-artisans");
        assertThat(byMakers)
                .isSortedAccordingTo(Comparator.comparing(GroupRow::artisans, Comparator.reverseOrder())
                        .thenComparing(row -> Integer.parseInt(row.code().substring(1))));
        var byProvince = everyPage("sort", "province");
        assertThat(byProvince.stream().map(row -> row.province().en()).distinct())
                .containsExactly("Bangkok", "Chiang Mai", "Chiang Rai", "Khon Kaen", "Sakon Nakhon");
    }

    @Test
    void aPageThatIsNotThereIsTheLastOne() {
        someGroups(30);
        assertThat(list("page", "99").rows()).hasSize(5);
        assertThat(list("page", "-3").rows()).hasSize(25);
    }

    @ParameterizedTest
    @CsvSource({
        "กลุ่มจักสานบ้านหนองบัว, หนองบัว",
        "กลุ่มจักสานบ้านหนองบัว, สาน บัว",
        "กลุ่มทอผ้าน้ำใส, น\u0e49\u0e4d\u0e32ใส",
        "กลุ่มแม่บ้าน ๑๒, แม่บ้าน12",
        "กลุ่มผ้าฝ้าย, ' ผ้า   ฝ้าย '"
    })
    void findsAPieceOfAThaiNameHoweverItIsTyped(String name, String typed) {
        group("กลุ่มอื่นที่ไม่ตรง", null, "50", 3, null);
        group(name, null, "50", 3, null);
        assertThat(list("q", typed).rows()).extracting(row -> row.name().th()).containsExactly(name);
    }

    @Test
    @DisplayName("SR-02 a tone mark makes another word")
    void aToneMarkMakesAnotherWord() {
        group("ผ้าขาวม้า", null, "50", 3, null);
        group("ข้าวหอม", null, "50", 3, null);
        assertThat(list("q", "ขาว").rows()).extracting(row -> row.name().th()).containsExactly("ผ้าขาวม้า");
        assertThat(list("q", "ข้าว").rows()).extracting(row -> row.name().th()).containsExactly("ข้าวหอม");
        assertThat(list("q", "ข่าว").total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0800009417", "080-000-9417", "+66 80 000 9417", "๐๘๐ ๐๐๐ ๙๔๑๗", "9417"})
    void findsAPhoneInEveryWrittenForm(String typed) {
        group("กลุ่มไม่มีโทรศัพท์", null, "50", 3, "+66800001111");
        group("กลุ่มมีโทรศัพท์", null, "50", 3, "+66800009417");
        assertThat(list("q", typed).rows()).extracting(row -> row.name().th()).containsExactly("กลุ่มมีโทรศัพท์");
    }

    @Test
    void findsByCodeEnglishNameLeaderAndPlace() {
        var id = group("กลุ่มจักสาน", "Weavers of Nong Bua", "57", 3, null);
        var code = directory.getGroup(id, OFFICER).code();
        group("กลุ่มอื่น", "Another", "50", 3, null);
        for (var typed : List.of(
                code,
                code.toLowerCase(java.util.Locale.ROOT),
                "nong bua",
                "BUA weavers",
                "เชียงราย",
                "จ.เชียงราย",
                "Chiang Rai",
                "จักสาน เชียงราย")) {
            assertThat(list("q", typed).rows())
                    .as(typed)
                    .extracting(GroupRow::id)
                    .containsExactly(id);
        }
        assertThat(list("q", "นางบัวคำ" + cluster).total()).isEqualTo(2);
        assertThat(list("q", "บัวคำ" + cluster + " จักสาน").rows())
                .extracting(GroupRow::id)
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"หนองบวั", "หนอบัว", "หนองงบัว", "หนองบัง"})
    void aWordWithOneMistakeFindsWhatComesClose(String typed) {
        group("กลุ่มจักสานบ้านหนองบัว", null, "50", 3, null);
        group("กลุ่มทอผ้าบ้านดอนแก้ว", null, "50", 3, null);
        var found = list("q", typed);
        assertThat(found.near()).isTrue();
        assertThat(found.rows()).extracting(row -> row.name().th()).containsExactly("กลุ่มจักสานบ้านหนองบัว");
        assertThat(list("q", "หนองบัว").near()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "'", "\\", "-", "😀", "ก😀ข", "a' or '1'='1", ")", "100%", "{}", "\"", "ฯลฯ ๆ"})
    void signsOfOtherLanguagesAreOnlySigns(String typed) {
        group("กลุ่มธรรมดา", null, "50", 3, null);
        assertThat(list("q", typed).total()).isZero();
    }

    @Test
    @DisplayName("SR-03 a search text that is too long is refused with its limit")
    void tooLong() throws Exception {
        assertThatThrownBy(() -> list("q", "ก".repeat(20_000))).isInstanceOf(Refusal.class);
        web.perform(get("/groups").param("q", "ก".repeat(101)).with(as(OFFICER)))
                .andExpect(status().isConflict());
        assertThat(list("q", "ก".repeat(100)).total()).isZero();
    }

    @Test
    void filtersNarrowTogether() {
        var one = group("กลุ่มครามหนึ่ง", null, "50", 3, null);
        group("กลุ่มครามสอง", null, "57", 3, null);
        var three = group("กลุ่มไหมสาม", null, "50", 3, null);
        for (var id : List.of(one, three)) {
            directory.setCapability(id, new NewCapability("indigo_scarf", 1, 80, 0, 1, 0, 28_000), OFFICER);
        }
        directory.confirmCapacity(three, OFFICER);
        assertThat(list("province", "50").total()).isEqualTo(2);
        assertThat(list("province", "50", "family", "indigo_scarf", "q", "คราม").rows())
                .extracting(GroupRow::id)
                .containsExactly(one);
        assertThat(list("state", "unconfirmed", "family", "indigo_scarf").rows())
                .extracting(GroupRow::id)
                .containsExactly(one);
        assertThat(list("province", "no such").total()).isZero();
    }

    @Test
    void whatIsTakenAwayIsNotedAndSomebodyElsesGroupsAreInNoListCountOrFile() throws Exception {
        var own = group("กลุ่มของเรา", null, "50", 3, "+66800001234");
        group("กลุ่มของเขา", null, "50", 3, "+66800005678");
        var leader = viewer(Role.GROUP_LEADER, own);
        var seen = groups.list(GroupList.SHAPE.read(query()), leader);
        assertThat(seen.total()).isEqualTo(1);
        assertThat(seen.rows()).extracting(GroupRow::id).containsExactly(own);
        assertThat(groups.list(GroupList.SHAPE.read(query("q", "0800005678")), leader)
                        .total())
                .isZero();
        var buyer = viewer(Role.BUYER, own);
        assertThatThrownBy(() -> groups.list(GroupList.SHAPE.usual(), buyer)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> groups.export(GroupList.SHAPE.usual(), "csv", buyer, line -> {}))
                .isInstanceOf(NotFound.class);
        for (var ending : List.of("", ".csv", ".xlsx")) {
            web.perform(get("/groups" + ending).with(as(leader))).andExpect(status().isNotFound());
            web.perform(get("/groups" + ending).with(as(buyer))).andExpect(status().isNotFound());
        }
        file("csv");
        assertThat(jdbc.sql("""
                        select after->>'rows' from identity.audit_entry
                        where action = 'directory.groups_exported' and after->'filters'->>'cluster' = :cluster
                        """).param("cluster", cluster).query(String.class).list())
                .containsExactly("2");
    }

    @Test
    void aCoordinatorOfAnotherClusterHasNoPhonesInTheFile() {
        group("กลุ่มมีเบอร์", null, "50", 3, "+66800001234");
        var lines = new ArrayList<GroupLine>();
        groups.export(GroupList.SHAPE.read(query()), "csv", viewer(Role.COORDINATOR, UUID.randomUUID()), lines::add);
        groups.export(GroupList.SHAPE.read(query()), "csv", viewer(Role.COORDINATOR, clusterId), lines::add);
        assertThat(lines).extracting(GroupLine::phones).containsExactly(List.of(), List.of("+66800001234"));
        assertThat(lines.getFirst().leader()).isNull();
        assertThat(lines.getLast().leader()).startsWith("นาง บัวคำ");
    }

    @Test
    void aLeaderWhoDoesNotWantToBePhonedHasNoPhonesInAnyFile() {
        var id = group("กลุ่มไม่ให้โทร", null, "50", 3, "+66800001234");
        jdbc.sql("""
                        insert into directory.consent (id, person_id, purpose, text_version, given, said_on, how, recorded_by,
                            recorded_by_role, recorded_at)
                        select gen_random_uuid(), person_id, 'contact_phone', 1, false, current_date, 'spoken', :by, 'COORDINATOR', now()
                        from directory.membership where group_id = :group
                        """).param("by", OFFICER.accountId()).param("group", id).update();
        var lines = new ArrayList<GroupLine>();
        groups.export(GroupList.SHAPE.read(query()), "csv", OFFICER, lines::add);
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line.phones()).isEmpty());
    }

    private byte[] file(String ending) throws Exception {
        return web.perform(get("/groups." + ending).param("cluster", cluster).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    @Test
    @DisplayName(
            "SE-02 names that begin like a formula are text in both files; numbers stay numbers and phones readable")
    void formulasAreText() throws Exception {
        var names = List.of("=1+1", "+66", "-2+3", "@SUM(A1)", "\uff1dHYPERLINK(1)");
        names.forEach(name -> group(name, null, "50", 7, "+66800001234"));
        var csv = new String(file("csv"), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\ufeff").endsWith("\r\n");
        var lines = csv.lines().skip(1).toList();
        assertThat(lines).hasSize(names.size()).allMatch(line -> line.startsWith("'"));
        assertThat(lines).allMatch(line -> line.contains(",7,")).allMatch(line -> line.endsWith(",080-000-1234"));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file("xlsx")));
                var rows = workbook.getFirstSheet().openStream()) {
            var read = rows.skip(1).toList();
            assertThat(read).extracting(row -> row.getCellText(0)).containsExactlyInAnyOrderElementsOf(names);
            for (Row row : read) {
                assertThat(row.getCell(0).getType()).isEqualTo(CellType.STRING);
                assertThat(row.getCell(11).getType()).isEqualTo(CellType.NUMBER);
                assertThat(row.getCellText(18)).isEqualTo("080-000-1234");
            }
        }
    }
}
