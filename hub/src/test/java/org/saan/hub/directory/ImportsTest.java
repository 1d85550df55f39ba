package org.saan.hub.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.directory.ImportRow.Decision;
import org.saan.hub.directory.reading.Finding;
import org.saan.hub.directory.reading.SkippedRow;
import org.saan.hub.directory.reading.Unreadable;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@HubTest
class ImportsTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    @Autowired
    private Imports imports;

    @Autowired
    private ImportReview review;

    @Autowired
    private ImportWork work;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    @Autowired
    private Words words;

    private UUID take(String name, byte[] bytes) {
        return switch (imports.send(UUID.randomUUID(), name, bytes, OFFICER)) {
            case Imports.Sent.Taken(UUID id) -> id;
            case Imports.Sent.Refused(Unreadable.Reason reason) -> throw new AssertionError(reason);
        };
    }

    private UUID take(String text) {
        return take("groups.csv", text.getBytes(UTF_8));
    }

    private static byte[] file(String name) {
        try (var in = Objects.requireNonNull(ImportsTest.class.getResourceAsStream("/import/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ImportView view(UUID id) {
        return imports.getImport(id, OFFICER);
    }

    private List<ImportRow> rows(UUID id, String shown) {
        return imports.listRows(id, ImportFilter.shown(shown), 0, OFFICER).rows();
    }

    private long groups() {
        return jdbc.sql("select count(*) from directory.producer_group")
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("IM-05 the counts add up and equal the table; the same file again creates nothing; undo takes it back")
    void importingTwiceDoublesNothing() {
        long before = groups();
        var first = take("forty.csv", file("cases/forty-rows.csv"));
        assertThat(groups()).as("nothing is stored before applying").isEqualTo(before);
        assertThat(view(first).rows()).isEqualTo(Map.of("OK", 36, "ERROR", 2));
        work.apply(first, false, OFFICER);
        assertThat(view(first).results()).isEqualTo(Map.of("CREATED", 36));
        assertThat(groups()).isEqualTo(before + 36);
        assertThat(view(first).skipped(SkippedRow.Why.DUPLICATE))
                .as("R036 again")
                .isEqualTo(1);
        assertThat(view(first).skipped(SkippedRow.Why.BLANK)).isEqualTo(1);
        assertThat(view(first).result("CREATED")
                        + view(first).count("ERROR")
                        + view(first).skipped().stream()
                                .mapToInt(ImportSkipped::count)
                                .sum())
                .as("every line below the header is told of")
                .isEqualTo(40);

        work.apply(first, false, OFFICER);
        assertThat(groups()).as("pressed twice").isEqualTo(before + 36);

        var second = take("forty.csv", file("cases/forty-rows.csv"));
        assertThat(view(second).sameFileBefore()).isEqualTo(first);
        work.apply(second, false, OFFICER);
        assertThat(view(second).results()).isEqualTo(Map.of("UNCHANGED", 36));
        assertThat(groups()).isEqualTo(before + 36);

        work.undo(first, OFFICER);
        assertThat(view(first).undone("REMOVED")).isEqualTo(36);
        assertThat(groups()).isEqualTo(before);
        assertThatThrownBy(() -> work.undo(first, OFFICER)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("IM-06 all or nothing stores nothing while a row is wrong, and names the rows with their reason")
    void allOrNothing() {
        long before = groups();
        var id = take("forty.csv", file("cases/forty-rows.csv"));
        assertThatThrownBy(() -> work.apply(id, true, OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("directory.import.all_or_nothing"));
        assertThat(groups()).isEqualTo(before);
        assertThat(rows(id, "ERROR"))
                .extracting(ImportRow::line, row -> row.findings().getFirst().code())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(39, Finding.Code.MISSING_NAME),
                        org.assertj.core.groups.Tuple.tuple(40, Finding.Code.UNKNOWN_PROVINCE));
        assertThat(view(id).state()).isEqualTo(ImportView.State.REVIEW);
        work.cancel(id, OFFICER);
    }

    @Test
    @DisplayName(
            "DR-01 three ways of writing one group are one, a likely one is asked about, another district is another")
    void duplicatesAreProposedNotMerged() {
        var id = take("dup.csv", file("cases/dup-groups.csv"));
        assertThat(rows(id, "OK")).extracting(ImportRow::line).containsExactly(2, 6);
        assertThat(rows(id, "REVIEW"))
                .extracting(
                        ImportRow::line,
                        row -> Objects.requireNonNull(row.match()).line())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, 2),
                        org.assertj.core.groups.Tuple.tuple(4, 2),
                        org.assertj.core.groups.Tuple.tuple(5, 2));
        assertThat(Objects.requireNonNull(rows(id, "REVIEW").getLast().match()).name())
                .as("the name of the line above, not its own")
                .isEqualTo("กลุ่มทอผ้าบ้านนาตัวอย่าง");
        review.decide(id, 5, Decision.NEW, OFFICER);
        assertThat(review.decideAll(id, ImportFilter.shown("REVIEW"), ImportBulk.SAME, OFFICER))
                .isEqualTo(2);
        work.apply(id, true, OFFICER);
        assertThat(view(id).results()).isEqualTo(Map.of("CREATED", 3, "UNCHANGED", 2));
        work.undo(id, OFFICER);
    }

    @Test
    void aKnownGroupGetsWhatItLacksAndKeepsWhatItHas() {
        var first = take("รหัส,ชื่อกลุ่ม,จังหวัด,สมาชิก\nK1,กลุ่มทอผ้าบ้านเติม,น่าน,12\n");
        work.apply(first, true, OFFICER);
        var id = Objects.requireNonNull(rows(first, "OK").getFirst().groupId());
        var second = take(
                "รหัส,ชื่อกลุ่ม,จังหวัด,สมาชิก,โทร,ประธาน\nK1,กลุ่มทอผ้าบ้านเติม,น่าน,99,080-000-0001,นางอุไร นามสมมติ\n");
        var asked = rows(second, "REVIEW").getFirst();
        assertThat(Objects.requireNonNull(asked.match()).kind()).isEqualTo(ImportRow.Kind.KNOWN);
        assertThat(asked.diffs())
                .as("another source says other: a person is asked; what is not known is filled in")
                .extracting(ImportDiff::field, ImportDiff::asks)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ImportField.LEADER, false),
                        org.assertj.core.groups.Tuple.tuple(ImportField.MEMBERS, true),
                        org.assertj.core.groups.Tuple.tuple(ImportField.PHONE, false));
        review.decideAll(second, ImportFilter.ALL, ImportBulk.KEEP, OFFICER);
        work.apply(second, true, OFFICER);
        assertThat(view(second).results()).isEqualTo(Map.of("COMPLETED", 1));
        var group = directory.getGroup(id, OFFICER);
        assertThat(group.phones()).containsExactly("+66800000001");
        assertThat(group.people())
                .singleElement()
                .satisfies(p -> assertThat(p.name()).contains("อุไร"));
        assertThat(jdbc.sql("select members from directory.producer_group where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
        work.undo(first, OFFICER);
        assertThat(view(first).undone()).as("it was filled in since").isEqualTo(Map.of("CHANGED_SINCE", 1));
    }

    @Test
    void aCorrectedCellIsReadAgainAndAnErrorCannotBeForced() {
        var id = take("ชื่อกลุ่ม,จังหวัด,วันที่\nกลุ่มทอผ้าบ้านแก้ไข,สกลฯนคร,31/2/2557\n");
        assertThatThrownBy(() -> review.decide(id, 2, Decision.TAKE, OFFICER)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> review.correct(id, 2, Map.of(7, "x"), OFFICER)).isInstanceOf(Refusal.class);
        review.correct(id, 2, Map.of(1, "สกลนคร"), OFFICER);
        assertThat(rows(id, "ERROR").getFirst().findings())
                .extracting(Finding::code)
                .containsExactly(Finding.Code.INVALID_DATE);
        review.correct(id, 2, Map.of(2, "28/2/2557"), OFFICER);
        assertThat(rows(id, "OK"))
                .singleElement()
                .satisfies(row -> assertThat(row.corrected()).isTrue());
        work.cancel(id, OFFICER);
        assertThatThrownBy(() -> review.correct(id, 2, Map.of(1, "น่าน"), OFFICER))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aCodeIsNotGivenTwiceAfterUndo() {
        var first = take("ชื่อกลุ่ม,จังหวัด\nกลุ่มรหัสหนึ่ง,น่าน\n");
        work.apply(first, true, OFFICER);
        var second = take("ชื่อกลุ่ม,จังหวัด\nกลุ่มรหัสสอง,น่าน\n");
        work.apply(second, true, OFFICER);
        work.undo(first, OFFICER);
        var third = take("ชื่อกลุ่ม,จังหวัด\nกลุ่มรหัสสาม,น่าน\n");
        work.apply(third, true, OFFICER);
        assertThat(view(third).results()).isEqualTo(Map.of("CREATED", 1));
        work.undo(second, OFFICER);
        work.undo(third, OFFICER);
    }

    @Test
    void productsStayWithTheImportAndTheirGroupIsEnteredOnce() {
        var id = take("products.xlsx", file("05_products_prices_merged.xlsx"));
        assertThat(view(id).rows()).isEqualTo(Map.of("OK", 31));
        work.apply(id, true, OFFICER);
        assertThat(view(id).results()).isEqualTo(Map.of("CREATED", 22, "UNCHANGED", 9));
        work.undo(id, OFFICER);
    }

    @Test
    void theSameFormSentTwiceIsOneImport() {
        var bytes = "ชื่อกลุ่ม,จังหวัด\nกลุ่มสองครั้ง,น่าน\n".getBytes(UTF_8);
        var token = UUID.randomUUID();
        var sent = imports.send(token, "a.csv", bytes, OFFICER);
        assertThat(imports.send(token, "a.csv", bytes, OFFICER)).isEqualTo(sent);
        work.cancel(((Imports.Sent.Taken) sent).id(), OFFICER);
    }

    @Test
    void othersDoNotEvenLearnThatThereAreImports() throws Exception {
        var leader = viewer(Role.GROUP_LEADER, UUID.randomUUID());
        assertThatThrownBy(() -> imports.list(Imports.SHAPE.usual(), leader)).isInstanceOf(NotFound.class);
        web.perform(get("/imports").with(as(leader))).andExpect(status().isNotFound());
        web.perform(get("/imports")).andExpect(status().is3xxRedirection());
    }

    @Test
    void aFileThatCannotBeReadIsNamedBesideTheFieldWithItsReason() throws Exception {
        web.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", "C:\\x\\รายชื่อ.xls", null, file("cases/bomb-xlsx.bin")))
                        .param("once", UUID.randomUUID().toString())
                        .with(as(OFFICER))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("รายชื่อ.xls")))
                .andExpect(content().string(Matchers.containsString("too large when unpacked")));
        web.perform(multipart("/imports").param("once", "x").with(as(OFFICER)).with(csrf()))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    @DisplayName("SE-03 what stands in cells is text on the page, never markup")
    void pagesShowRowsAndTakeAnswers() throws Exception {
        var answer = web.perform(multipart("/imports")
                        .file(new MockMultipartFile(
                                "file",
                                "a.csv",
                                null,
                                "ชื่อกลุ่ม,จังหวัด,โทร\n<img src=x onerror=alert(1)>,น่าน,08123\nกลุ่มดี,น่าน,\n"
                                        .getBytes(UTF_8)))
                        .param("once", UUID.randomUUID().toString())
                        .with(as(OFFICER))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        var path = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        web.perform(get(path).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString("<img src=x"))))
                .andExpect(content().string(Matchers.containsString("Row 2, cell C2")));
        web.perform(post(path + "/rows/2")
                        .param("cell2", "081-234-5678")
                        .with(as(OFFICER))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        web.perform(post(path + "/rows/2")
                        .param("choice", "NONSENSE")
                        .with(as(OFFICER))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        web.perform(post(path + "/apply").with(as(OFFICER)).with(csrf())).andExpect(status().is3xxRedirection());
        web.perform(get(path).with(as(OFFICER)))
                .andExpect(content().string(Matchers.containsString("2 rows: new groups")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("<img src=x"))));
        work.undo(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)), OFFICER);
    }

    @Test
    @DisplayName("SE-02 the workbook of other rows holds text only, with a remark beside each row")
    void remarksAreTextCells() throws Exception {
        var id = take("รหัส,ชื่อกลุ่ม,จังหวัด\n1,\"=HYPERLINK(\"\"x\"\")\",ไม่มีจริง\n");
        var bytes = web.perform(get("/imports/" + id + "/remarks.xlsx").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows.get(1).getCell(1).getType()).isEqualTo(org.dhatim.fastexcel.reader.CellType.STRING);
            assertThat(rows.get(1).getCell(1).asString()).isEqualTo("=HYPERLINK(\"x\")");
            assertThat(rows.get(1).getCell(3).asString()).contains("The province “ไม่มีจริง” is not known.");
        }
        work.cancel(id, OFFICER);
    }

    @Test
    void whatAPersonSaysAboutAColumnIsRememberedForTheNextFile() throws Exception {
        var text = "ชื่อกลุ่ม,จังหวัด,คนคุมงานหลัก\nกลุ่มจำช่อง,น่าน,นางอุไร ลองทอ\n";
        var id = take(text);
        assertThat(view(id).columns().get(2).field()).isNull();
        web.perform(post("/imports/" + id + "/columns")
                        .param("column2", "CONTACT")
                        .with(as(OFFICER))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(view(id).columns().get(2).field()).isEqualTo(org.saan.hub.directory.reading.Field.CONTACT);
        web.perform(post("/imports/" + id + "/columns")
                        .param("column0", "OTHER")
                        .with(as(OFFICER))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        work.cancel(id, OFFICER);
        var next = take(text);
        assertThat(view(next).columns().get(2).field())
                .as("the same source")
                .isEqualTo(org.saan.hub.directory.reading.Field.CONTACT);
        var other = take("ชื่อกลุ่ม,คนคุมงานหลัก,จังหวัด,โทร\nกลุ่มจำช่อง,นางอุไร ลองทอ,น่าน,\n");
        assertThat(view(other).columns().get(1).field()).as("another source").isNull();
        work.cancel(next, OFFICER);
        work.cancel(other, OFFICER);
    }

    @Test
    void twoWhoPressAtOnceImportOnce() throws Exception {
        long before = groups();
        var id = take("forty.csv", file("cases/forty-rows.csv"));
        var start = new java.util.concurrent.CountDownLatch(1);
        try (var both = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var pressed = List.of(1, 2).stream()
                    .map(n -> both.submit(() -> {
                        start.await();
                        work.apply(id, false, OFFICER);
                        return n;
                    }))
                    .toList();
            start.countDown();
            for (var press : pressed) {
                press.get();
            }
        }
        assertThat(groups()).isEqualTo(before + 36);
        work.undo(id, OFFICER);
        assertThat(groups()).isEqualTo(before);
    }

    @Test
    void whatAFileHeldOfPeopleIsForgottenAfterThirtyDaysAndWhatCameOfItStays() {
        var id = take("ชื่อกลุ่ม,จังหวัด,โทร\nกลุ่มเก่าเก็บ,น่าน,080-000-0009\n");
        work.apply(id, true, OFFICER);
        jdbc.sql("update directory.import_file set ended_at = ended_at - interval '31 days' where id = :id")
                .param("id", id)
                .update();
        var next = take("ชื่อกลุ่ม,จังหวัด\nกลุ่มใหม่กว่า,น่าน\n");
        assertThat(rows(id, "OK").getFirst().cells()).isEmpty();
        assertThat(view(id).results()).isEqualTo(Map.of("CREATED", 1));
        assertThat(rows(next, "OK").getFirst().cells()).isNotEmpty();
        work.cancel(next, OFFICER);
        work.undo(id, OFFICER);
        assertThat(view(id).undone("REMOVED")).isEqualTo(1);
        assertThatThrownBy(() -> work.again(id, OFFICER)).isInstanceOf(Refusal.class);
    }

    private int members(UUID group) {
        return jdbc.sql("select members from directory.producer_group where id = :id")
                .param("id", group)
                .query(Integer.class)
                .single();
    }

    private static ImportDiff only(List<ImportDiff> diffs) {
        assertThat(diffs).hasSize(1);
        return diffs.getFirst();
    }

    @Test
    void aRegisterReplacesWhatItSaidBeforeAndAsksWhereSomebodyChangedIt() {
        var header = "รหัส,ชื่อกลุ่ม,จังหวัด,สมาชิก\n";
        var first = take(header + "V1,กลุ่มรุ่นหนึ่ง,น่าน,10\nV2,กลุ่มรุ่นสอง,น่าน,20\nV3,กลุ่มรุ่นสาม,น่าน,30\n");
        work.apply(first, true, OFFICER);
        var ids = rows(first, "OK").stream()
                .map(r -> Objects.requireNonNull(r.groupId()))
                .toList();
        jdbc.sql("update directory.producer_group set members = 21, version = version + 1 where id = :id")
                .param("id", ids.get(1))
                .update();

        var second = take(header + "V1,กลุ่มรุ่นหนึ่ง,น่าน,11\nV2,กลุ่มรุ่นสอง,น่าน,22\nV3,กลุ่มรุ่นสาม,น่าน,30\n");
        assertThat(view(second).whats()).isEqualTo(Map.of("CHANGES", 1, "CONFLICT", 1, "SAME", 1));
        assertThat(view(second).ofSource()).isEqualTo(1);
        var asked = rows(second, "REVIEW").getFirst();
        assertThat(only(asked.diffs()).asks()).isTrue();
        review.choose(second, asked.key(), Map.of(ImportField.MEMBERS, ImportDiff.Choice.KEEP), OFFICER);
        work.apply(second, true, OFFICER);
        assertThat(view(second).results()).isEqualTo(Map.of("CHANGED", 1, "UNCHANGED", 2));
        assertThat(ids.stream().map(this::members)).containsExactly(11, 21, 30);

        var third = take(header + "V1,กลุ่มรุ่นหนึ่ง,น่าน,11\nV2,กลุ่มรุ่นสอง,น่าน,22\nV3,กลุ่มรุ่นสาม,น่าน,31\n");
        assertThat(view(third).whats())
                .as("the register repeats itself: what was kept stays, unasked")
                .isEqualTo(Map.of("CHANGES", 1, "SAME", 2));
        work.apply(third, true, OFFICER);
        assertThat(ids.stream().map(this::members)).containsExactly(11, 21, 31);

        work.undo(third, OFFICER);
        assertThat(view(third).undone()).isEqualTo(Map.of("RESTORED", 1, "NOTHING", 2));
        assertThat(ids.stream().map(this::members)).containsExactly(11, 21, 30);
        work.again(third, OFFICER);
        assertThat(view(third).whats()).isEqualTo(Map.of("CHANGES", 1, "SAME", 2));
        work.apply(third, true, OFFICER);
        assertThat(ids.stream().map(this::members)).containsExactly(11, 21, 31);

        jdbc.sql("update directory.producer_group set members = 99 where id = :id")
                .param("id", ids.get(2))
                .update();
        work.undo(third, OFFICER);
        assertThat(view(third).undone()).isEqualTo(Map.of("CHANGED_SINCE", 1, "NOTHING", 2));
        assertThat(members(ids.get(2))).as("somebody changed it since").isEqualTo(99);
        work.undo(second, OFFICER);
        assertThat(members(ids.getFirst())).isEqualTo(10);
    }

    @Test
    void everyFactIsReplacedAndGivenBackAsItWas() {
        var header = "รหัส,ชื่อกลุ่ม,ประเภท,ตำบล,อำเภอ,จังหวัด,สมาชิก,โทร,ประธาน,ดาว,วันที่จดทะเบียน\n";
        var first = take(header
                + "F1,กลุ่มทอผ้าข้อเดิม,กลุ่ม,ศิลา,เมืองขอนแก่น,ขอนแก่น,10,080-000-0001,นางอุไร ลองทอ,3,1 ม.ค. 2560\n");
        work.apply(first, true, OFFICER);
        var id = Objects.requireNonNull(rows(first, "OK").getFirst().groupId());
        var before = facts(id);
        var second = take(
                header
                        + "F1,กลุ่มทอผ้าข้อใหม่,วิสาหกิจชุมชน,เปือยน้อย,เปือยน้อย,ขอนแก่น,11,080-000-0002,นายสมชาย ลองสาน,4,2 ม.ค. 2560\n");
        assertThat(rows(second, "OK").getFirst().diffs())
                .extracting(ImportDiff::field, ImportDiff::takes)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(ImportField.NAME, true),
                        org.assertj.core.groups.Tuple.tuple(ImportField.KIND, true),
                        org.assertj.core.groups.Tuple.tuple(ImportField.PLACE, true),
                        org.assertj.core.groups.Tuple.tuple(ImportField.MEMBERS, true),
                        org.assertj.core.groups.Tuple.tuple(ImportField.PHONE, true),
                        org.assertj.core.groups.Tuple.tuple(ImportField.LEADER, true),
                        org.assertj.core.groups.Tuple.tuple(ImportField.STAR, true),
                        org.assertj.core.groups.Tuple.tuple(ImportField.REGISTERED_ON, true));
        work.apply(second, true, OFFICER);
        assertThat(facts(id))
                .containsEntry("NAME", "กลุ่มทอผ้าข้อใหม่")
                .containsEntry("KIND", "community_enterprise")
                .containsEntry("PLACE", "40|4011|401101")
                .containsEntry("MEMBERS", "11")
                .containsEntry("PHONE", "+66800000002")
                .containsEntry("LEADER", "นาย|สมชาย|ลองสาน")
                .containsEntry("STAR", "4")
                .containsEntry("REGISTERED_ON", "2017-01-02");
        work.undo(second, OFFICER);
        assertThat(facts(id)).isEqualTo(before);
        assertThat(directory.getGroup(id, OFFICER).people()).hasSize(1);
        work.undo(first, OFFICER);
        assertThat(view(first).undone()).as("its version has gone on").isEqualTo(Map.of("CHANGED_SINCE", 1));
    }

    private Map<String, String> facts(UUID id) {
        var all = new java.util.TreeMap<String, String>();
        jdbc.sql("select field, now from directory.group_now where group_id = :id and now is not null")
                .param("id", id)
                .query(row -> {
                    all.put(row.getString(1), row.getString(2));
                });
        return all;
    }

    @Test
    void undoLeavesWhatIsInUseAndSaysWhy() {
        var id = take("ชื่อกลุ่ม,จังหวัด\nกลุ่มถอนหนึ่ง,น่าน\nกลุ่มถอนสอง,น่าน\n");
        work.apply(id, true, OFFICER);
        var groups = rows(id, "OK").stream()
                .map(r -> Objects.requireNonNull(r.groupId()))
                .toList();
        directory.setCapability(groups.getFirst(), new NewCapability("reed_mat", 2, 60, 0, 1, 0, 10_000), OFFICER);
        work.undo(id, OFFICER);
        assertThat(view(id).undone()).isEqualTo(Map.of("REMOVED", 1, "IN_USE", 1));
        assertThat(imports.listRows(id, new ImportFilter("", "KEPT", "", "", -1, ""), 0, OFFICER)
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.groupId()).isEqualTo(groups.getFirst()));
    }

    @Test
    void oneAnswerIsGivenToAllRowsThatAFilterShows() {
        var id = take(
                "ชื่อกลุ่ม,จังหวัด,วันที่\nกลุ่มหมู่หนึ่ง,เมืองลับแล,\nกลุ่มหมู่สอง,เมืองลับแล,\nกลุ่มหมู่สาม,น่าน,31/2/2557\n");
        var places = new ImportFilter("ERROR", "", "UNKNOWN_PROVINCE", "", -1, "");
        assertThat(imports.listRows(id, places, 0, OFFICER).total()).isEqualTo(2);
        assertThat(imports.findingKinds(id, OFFICER))
                .containsEntry("UNKNOWN_PROVINCE", 2)
                .containsEntry("INVALID_DATE", 1);
        assertThat(review.placeAll(id, places, org.saan.hub.directory.reading.Field.PROVINCE, "น่าน", OFFICER))
                .isEqualTo(2);
        assertThat(view(id).rows()).isEqualTo(Map.of("OK", 2, "ERROR", 1));
        assertThat(imports.listRows(id, new ImportFilter("", "", "", "REGISTERED_ON", -1, ""), 0, OFFICER)
                        .total())
                .isEqualTo(1);
        assertThat(imports.listRows(id, new ImportFilter("", "", "", "", -1, "หมู่ส"), 0, OFFICER)
                        .total())
                .isEqualTo(2);
        review.decideAll(id, ImportFilter.shown("ERROR"), ImportBulk.SKIP, OFFICER);
        assertThat(view(id).rows()).isEqualTo(Map.of("OK", 2, "SKIPPED", 1));
        review.decideAll(id, ImportFilter.ALL, ImportBulk.ANEW, OFFICER);
        assertThat(view(id).rows()).isEqualTo(Map.of("OK", 2, "ERROR", 1));
        work.cancel(id, OFFICER);
    }

    @Test
    void severalSheetsAreReadAndARowKnowsItsSheet() throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(out, "t", "1.0")) {
            for (var province : List.of("น่าน", "แพร่")) {
                var sheet = book.newWorksheet(province + " ๒๕๖๙");
                sheet.value(0, 0, "ชื่อกลุ่ม");
                sheet.value(0, 1, "จังหวัด");
                sheet.value(1, 0, "กลุ่มแผ่น" + province);
                sheet.value(1, 1, province);
            }
        }
        var id = take("two.xlsx", out.toByteArray());
        assertThat(view(id).sheets()).hasSize(2);
        assertThat(rows(id, "OK"))
                .extracting(ImportRow::sheet, ImportRow::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 2), org.assertj.core.groups.Tuple.tuple(1, 2));
        assertThat(imports.listRows(id, new ImportFilter("", "", "", "", 1, ""), 0, OFFICER)
                        .total())
                .isEqualTo(1);
        work.apply(id, true, OFFICER);
        assertThat(view(id).results()).isEqualTo(Map.of("CREATED", 2));
        work.undo(id, OFFICER);
    }

    @Test
    @DisplayName("SE-02 left rows go out as text, also in CSV, and come back as the rows they were")
    void leftRowsAreSentAgain() throws Exception {
        var id = take("รหัส,ชื่อกลุ่ม,จังหวัด,ยอด\nX1,=กลุ่มสูตร,ไม่มีจริง,-50.25\nX2,กลุ่มพอดี,น่าน,0\n");
        work.apply(id, false, OFFICER);
        var csv = web.perform(get("/imports/" + id + "/remarks.csv").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        assertThat(csv).contains("\"'=กลุ่มสูตร\"").contains("\"-50.25\"").doesNotContain("กลุ่มพอดี");
        var xlsx = web.perform(get("/imports/" + id + "/remarks.xlsx").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        var again = take("fixed.xlsx", xlsx);
        assertThat(view(again).sourceId()).as("the register that it was").isEqualTo(view(id).sourceId());
        var row = rows(again, "ERROR").getFirst();
        review.correct(again, row.key(), Map.of(2, "น่าน"), OFFICER);
        work.apply(again, true, OFFICER);
        assertThat(view(again).results()).isEqualTo(Map.of("CREATED", 1));
        assertThat(view(id).mended()).isEqualTo(1);
        work.undo(again, OFFICER);
        work.undo(id, OFFICER);
    }

    @Test
    @DisplayName("IM-07 a header below a title, a total that is no group, columns that are not used")
    void headersAndTotals() {
        var id = take("headers.csv", file("cases/headers-subtotals.csv"));
        assertThat(view(id).total()).isEqualTo(2);
        assertThat(view(id).skipped(SkippedRow.Why.TOTAL)).isEqualTo(1);
        work.apply(id, true, OFFICER);
        assertThat(rows(id, "OK").stream().map(r -> members(Objects.requireNonNull(r.groupId()))))
                .containsExactly(1024, 25);
        work.undo(id, OFFICER);
    }

    @Test
    @DisplayName("IM-08 a workbook's stored values are data; its errors are errors")
    void storedValuesOfFormulas() {
        var id = take("formula.xlsx", file("cases/formula.xlsx"));
        assertThat(rows(id, "ERROR").stream().flatMap(row -> row.findings().stream()))
                .extracting(Finding::code)
                .contains(Finding.Code.CELL_ERROR);
        work.cancel(id, OFFICER);
    }

    @Test
    void everythingThatCanBeFoundHasWordsInBothLanguages() {
        for (var language : Language.values()) {
            for (var code : Finding.Code.values()) {
                assertThat(words.say(language, "directory.import.finding." + code.word(), "เซลล์", "อีก", "หัว"))
                        .isNotBlank();
                assertThat(words.say(language, "directory.import.code." + code.word()))
                        .isNotBlank();
            }
            for (var reason : Unreadable.Reason.values()) {
                assertThat(words.say(language, "directory.import.unreadable." + reason.code()))
                        .isNotBlank();
            }
            for (var why : org.saan.hub.directory.reading.SkippedRow.Why.values()) {
                assertThat(words.say(
                                language,
                                "directory.import.skipped." + why.name().toLowerCase(java.util.Locale.ROOT),
                                3))
                        .contains("3");
            }
        }
    }

    @Test
    void theProgressOfWorkThatHasEndedSaysThatThePageBeShownAgain() throws Exception {
        var id = take("ชื่อกลุ่ม,จังหวัด\nกลุ่มดูความคืบหน้า,น่าน\n");
        web.perform(get("/imports/" + id + "/progress").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(org.springframework.test.web.servlet.result.MockMvcResultMatchers.header()
                        .string("HX-Refresh", "true"))
                .andExpect(content().string(""));
    }
}
