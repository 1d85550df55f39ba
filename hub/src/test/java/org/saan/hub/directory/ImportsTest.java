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
import org.saan.hub.directory.reading.ReadSpreadsheet;
import org.saan.hub.directory.reading.SpreadsheetReader;
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
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    @Autowired
    private Words words;

    private UUID take(String name, byte[] bytes) {
        return switch (SpreadsheetReader.read(name, bytes)) {
            case ReadSpreadsheet read -> imports.take(UUID.randomUUID(), read, bytes, OFFICER);
            case Unreadable no -> throw new AssertionError(no.reason());
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
        return imports.listRows(id, shown, 0, OFFICER).rows();
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
        imports.apply(first, false, OFFICER);
        assertThat(view(first).results()).isEqualTo(Map.of("CREATED", 36));
        assertThat(groups()).isEqualTo(before + 36);

        imports.apply(first, false, OFFICER);
        assertThat(groups()).as("pressed twice").isEqualTo(before + 36);

        var second = take("forty.csv", file("cases/forty-rows.csv"));
        assertThat(view(second).sameFileBefore()).isEqualTo(first);
        imports.apply(second, false, OFFICER);
        assertThat(view(second).results()).isEqualTo(Map.of("UNCHANGED", 36));
        assertThat(groups()).isEqualTo(before + 36);

        assertThat(imports.undo(first, OFFICER)).isEqualTo(36);
        assertThat(groups()).isEqualTo(before);
        assertThatThrownBy(() -> imports.undo(first, OFFICER)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("IM-06 all or nothing stores nothing while a row is wrong, and names the rows with their reason")
    void allOrNothing() {
        long before = groups();
        var id = take("forty.csv", file("cases/forty-rows.csv"));
        assertThatThrownBy(() -> imports.apply(id, true, OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("directory.import.all_or_nothing"));
        assertThat(groups()).isEqualTo(before);
        assertThat(rows(id, "ERROR"))
                .extracting(ImportRow::line, row -> row.findings().getFirst().code())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(39, Finding.Code.MISSING_NAME),
                        org.assertj.core.groups.Tuple.tuple(40, Finding.Code.UNKNOWN_PROVINCE));
        assertThat(view(id).state()).isEqualTo(ImportView.State.REVIEW);
        imports.cancel(id, OFFICER);
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
        assertThat(Objects.requireNonNull(imports.listRows(id, "REVIEW", 0, OFFICER)
                                .rows()
                                .getLast()
                                .match())
                        .name())
                .as("the name of the line above, not its own")
                .isEqualTo("กลุ่มทอผ้าบ้านนาตัวอย่าง");
        imports.decide(id, 5, Decision.NEW, OFFICER);
        assertThat(imports.acceptSuggestions(id, OFFICER)).isEqualTo(2);
        imports.apply(id, true, OFFICER);
        assertThat(view(id).results()).isEqualTo(Map.of("CREATED", 3, "UNCHANGED", 2));
        imports.undo(id, OFFICER);
    }

    @Test
    void aKnownGroupGetsWhatItLacksAndKeepsWhatItHas() {
        var first = take("รหัส,ชื่อกลุ่ม,จังหวัด,สมาชิก\nK1,กลุ่มทอผ้าบ้านเติม,น่าน,12\n");
        imports.apply(first, true, OFFICER);
        var id = Objects.requireNonNull(rows(first, "OK").getFirst().groupId());
        var second = take(
                "รหัส,ชื่อกลุ่ม,จังหวัด,สมาชิก,โทร,ประธาน\nK1,กลุ่มทอผ้าบ้านเติม,น่าน,99,080-000-0001,นางอุไร นามสมมติ\n");
        assertThat(Objects.requireNonNull(rows(second, "OK").getFirst().match()).kind())
                .isEqualTo(ImportRow.Kind.KNOWN);
        imports.apply(second, true, OFFICER);
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
        assertThat(imports.undo(first, OFFICER))
                .as("somebody filled it in since")
                .isZero();
    }

    @Test
    void aCorrectedCellIsReadAgainAndAnErrorCannotBeForced() {
        var id = take("ชื่อกลุ่ม,จังหวัด,วันที่\nกลุ่มทอผ้าบ้านแก้ไข,สกลฯนคร,31/2/2557\n");
        assertThatThrownBy(() -> imports.decide(id, 2, Decision.TAKE, OFFICER)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> imports.correct(id, 2, Map.of(7, "x"), OFFICER))
                .isInstanceOf(Refusal.class);
        imports.correct(id, 2, Map.of(1, "สกลนคร"), OFFICER);
        assertThat(rows(id, "ERROR").getFirst().findings())
                .extracting(Finding::code)
                .containsExactly(Finding.Code.INVALID_DATE);
        imports.correct(id, 2, Map.of(2, "28/2/2557"), OFFICER);
        assertThat(rows(id, "OK"))
                .singleElement()
                .satisfies(row -> assertThat(row.corrected()).isTrue());
        imports.cancel(id, OFFICER);
        assertThatThrownBy(() -> imports.correct(id, 2, Map.of(1, "น่าน"), OFFICER))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aCodeIsNotGivenTwiceAfterUndo() {
        var first = take("ชื่อกลุ่ม,จังหวัด\nกลุ่มรหัสหนึ่ง,น่าน\n");
        imports.apply(first, true, OFFICER);
        var second = take("ชื่อกลุ่ม,จังหวัด\nกลุ่มรหัสสอง,น่าน\n");
        imports.apply(second, true, OFFICER);
        imports.undo(first, OFFICER);
        var third = take("ชื่อกลุ่ม,จังหวัด\nกลุ่มรหัสสาม,น่าน\n");
        imports.apply(third, true, OFFICER);
        assertThat(view(third).results()).isEqualTo(Map.of("CREATED", 1));
        imports.undo(second, OFFICER);
        imports.undo(third, OFFICER);
    }

    @Test
    void productsStayWithTheImportAndTheirGroupIsEnteredOnce() {
        var id = take("products.xlsx", file("05_products_prices_merged.xlsx"));
        assertThat(view(id).rows()).isEqualTo(Map.of("OK", 31));
        imports.apply(id, true, OFFICER);
        assertThat(view(id).results()).isEqualTo(Map.of("CREATED", 22, "UNCHANGED", 9));
        imports.undo(id, OFFICER);
    }

    @Test
    void theSameFormSentTwiceIsOneImport() {
        var bytes = "ชื่อกลุ่ม,จังหวัด\nกลุ่มสองครั้ง,น่าน\n".getBytes(UTF_8);
        var read = (ReadSpreadsheet) SpreadsheetReader.read("a.csv", bytes);
        var token = UUID.randomUUID();
        var id = imports.take(token, read, bytes, OFFICER);
        assertThat(imports.take(token, read, bytes, OFFICER)).isEqualTo(id);
        imports.cancel(id, OFFICER);
    }

    @Test
    void othersDoNotEvenLearnThatThereAreImports() throws Exception {
        var leader = viewer(Role.GROUP_LEADER, UUID.randomUUID());
        assertThatThrownBy(() -> imports.listImports(0, leader)).isInstanceOf(NotFound.class);
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
        imports.undo(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)), OFFICER);
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
        imports.cancel(id, OFFICER);
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
        imports.cancel(id, OFFICER);
        var next = (ReadSpreadsheet) imports.read("b.csv", text.getBytes(UTF_8), OFFICER);
        assertThat(Objects.requireNonNull(next.records().getFirst().contact()).firstName())
                .isEqualTo("อุไร");
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
                        imports.apply(id, false, OFFICER);
                        return n;
                    }))
                    .toList();
            start.countDown();
            for (var press : pressed) {
                press.get();
            }
        }
        assertThat(groups()).isEqualTo(before + 36);
        assertThat(imports.undo(id, OFFICER)).isEqualTo(36);
    }

    @Test
    void whatAFileHeldOfPeopleIsForgottenAfterThirtyDaysAndWhatCameOfItStays() {
        var id = take("ชื่อกลุ่ม,จังหวัด,โทร\nกลุ่มเก่าเก็บ,น่าน,080-000-0009\n");
        imports.apply(id, true, OFFICER);
        jdbc.sql("update directory.import_file set ended_at = ended_at - interval '31 days' where id = :id")
                .param("id", id)
                .update();
        var next = take("ชื่อกลุ่ม,จังหวัด\nกลุ่มใหม่กว่า,น่าน\n");
        assertThat(rows(id, "OK").getFirst().cells()).isEmpty();
        assertThat(view(id).results()).isEqualTo(Map.of("CREATED", 1));
        assertThat(rows(next, "OK").getFirst().cells()).isNotEmpty();
        imports.cancel(next, OFFICER);
        assertThat(imports.undo(id, OFFICER)).isEqualTo(1);
    }

    @Test
    void everythingThatCanBeFoundHasWordsInBothLanguages() {
        for (var language : Language.values()) {
            for (var code : Finding.Code.values()) {
                assertThat(words.say(language, "directory.import.finding." + code.word(), "เซลล์", "อีก", "หัว"))
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
}
