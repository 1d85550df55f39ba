package org.saan.hub.directory.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.directory.reading.Finding.Code;
import org.saan.hub.directory.reading.SkippedRow.Why;

class ReadingCasesTest {
    @Test
    @DisplayName("IM-01 a TIS-620 file is read, and its encoding named")
    void readsTis620() {
        var read = SampleFiles.read("cases/th-tis620.csv");
        assertThat(read.encoding()).isEqualTo("tis-620");
        assertThat(read.records()).hasSize(3);
        assertThat(read.records().getFirst().nameTh()).isEqualTo("กลุ่มทอผ้าบ้านน้ำใส");
    }

    @Test
    @DisplayName("IM-01 the officer may name another encoding")
    void takesTheEncodingThatAPersonNames() {
        var bytes = SampleFiles.bytes("cases/th-tis620.csv");
        assertThat(SpreadsheetReader.read("a.csv", bytes, "windows-874")).isInstanceOf(ReadSpreadsheet.class);
        assertThat(SpreadsheetReader.read("a.csv", bytes, "utf-8"))
                .isEqualTo(new Unreadable("a.csv", Unreadable.Reason.UNKNOWN_ENCODING));
    }

    @Test
    @DisplayName("IM-02 Windows-874 keeps its euro sign, its dots and its no-break space")
    void readsWindows874() {
        var decoded = TextDecoding.detect(SampleFiles.bytes("cases/win874-specials.csv"));
        assertThat(decoded.encoding()).isEqualTo("windows-874");
        assertThat(decoded.text()).contains("ราคา \u20ac 5\u2026\u00a0ต่อชิ้น").doesNotContain("\ufffd");
    }

    @Test
    @DisplayName("IM-03 a signature at the start of the file is no part of the first header")
    void dropsTheSignature() {
        var read = SampleFiles.read("cases/bom-header.csv");
        assertThat(read.columns().getFirst().field()).isEqualTo(Field.EXTERNAL_ID);
        assertThat(read.records()).hasSize(1);
        assertThat(read.records().getFirst().externalId()).isEqualTo("G001");
    }

    @Test
    @DisplayName("IM-04 numbers of phones and taxpayers come whole out of numeric cells")
    void restoresZeros() {
        var read = SampleFiles.read("cases/numeric-cells.xlsx");
        assertThat(read.records())
                .extracting(GroupRecord::phones, GroupRecord::taxId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(List.of("+66812345678"), "1234567890121"),
                        org.assertj.core.groups.Tuple.tuple(List.of("+6653123456"), "0999999999991"));
        assertThat(codes(read, 3)).containsExactly(Code.ZERO_RESTORED, Code.ZERO_RESTORED);
    }

    @Test
    @DisplayName("IM-05 the lines of a file add up: read, repeated, wrong and empty")
    void linesAddUp() {
        var read = SampleFiles.read("cases/forty-rows.csv");
        assertThat(read.records()).hasSize(36);
        assertThat(read.skipped()).containsExactly(new SkippedRow(38, Why.DUPLICATE), new SkippedRow(41, Why.BLANK));
        assertThat(read.rejectedRows()).extracting(ReadRow::line).containsExactly(39, 40);
        assertThat(codes(read, 39)).containsExactly(Code.MISSING_NAME);
        assertThat(codes(read, 40)).containsExactly(Code.UNKNOWN_PROVINCE);
    }

    @Test
    @DisplayName("IM-07 the header is found below a title, in two languages; the line of the total is no group")
    void findsTheHeaderByItsWords() {
        var read = SampleFiles.read("cases/headers-subtotals.csv");
        assertThat(read.headerLines()).containsExactly(3);
        assertThat(read.records()).extracting(GroupRecord::members).containsExactly(1024, 25);
        assertThat(read.skipped()).contains(new SkippedRow(6, Why.TOTAL));
        assertThat(read.unknownColumns()).isEmpty();
    }

    @Test
    @DisplayName("IM-07 columns that are not understood are listed")
    void listsUnknownColumns() {
        assertThat(SampleFiles.read("cases/names-injection.csv").unknownColumns())
                .containsExactly("ยอดคงเหลือ");
    }

    @Test
    @DisplayName("IM-08 a formula is its stored value, and an error in a cell is an error")
    void formulasAreNotCalculated() {
        var read = SampleFiles.read("cases/formula.xlsx");
        assertThat(read.records().getFirst().capacityPerMonth()).isEqualByComparingTo(BigDecimal.valueOf(120));
        assertThat(read.rejectedRows()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.findings().getFirst().code()).isEqualTo(Code.CELL_ERROR);
            assertThat(row.findings().getFirst().cell()).isEqualTo("#DIV/0!");
        });
    }

    @Test
    @DisplayName("SE-05 a workbook that unpacks to more than the limit is refused at once")
    void refusesBombs() {
        var start = System.nanoTime();
        assertThat(SpreadsheetReader.read("groups.xlsx", SampleFiles.bytes("cases/bomb-xlsx.bin")))
                .isEqualTo(new Unreadable("groups.xlsx", Unreadable.Reason.TOO_LARGE_UNPACKED));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("SE-05 XML that explodes by its entities is refused")
    void refusesDocumentTypes() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><workbook>&a;</workbook>"
                    .getBytes(UTF_8));
        }
        assertThat(SpreadsheetReader.read("x.xlsx", out.toByteArray()))
                .isEqualTo(new Unreadable("x.xlsx", Unreadable.Reason.UNSAFE_WORKBOOK));
    }

    @Test
    @DisplayName("SE-02 names that look like formulas are read as they stand")
    void namesAreData() {
        assertThat(SampleFiles.read("cases/names-injection.csv").records())
                .extracting(GroupRecord::nameTh)
                .contains("=HYPERLINK(\"x\",\"คลิก\")", "+กลุ่มบวก", "กลุ่ม \"คำพูด\", จำกัด");
    }

    @Test
    @DisplayName("TH-03 names with unseen signs give one key, and a row of unseen signs is empty")
    void unseenSigns() {
        var read = SampleFiles.read("cases/zwsp-cells.csv");
        assertThat(read.records().stream().map(r -> org.saan.thaitext.ThaiText.matchingKey(r.nameTh())))
                .hasSize(4)
                .containsOnly("กลุ่มทอผ้าบ้านน้ำใส");
        assertThat(read.skipped()).containsExactly(new SkippedRow(4, Why.BLANK));
    }

    @ParameterizedTest
    @DisplayName("TH-13 names of places that do not belong together are found out")
    @CsvSource(
            delimiter = '|',
            value = {
                "ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่ 50140 | POSTAL_CODE_DIFFERS | 50180",
                "ต.ดอนแก้ว จ.เชียงใหม่ | AMBIGUOUS_PLACE | สารภี เชียงใหม่ 50140, แม่ริม เชียงใหม่ 50180",
                "ต.ดอนแก้ว จ.เชียงใหม่ 50140 | PLACE_COMPLETED | ''",
                "ต.ปัว อ.ปัว จ.เชียงใหม่ | DISTRICT_NOT_IN_PROVINCE | น่าน",
                "ต.ศิลา อ.แม่ริม จ.เชียงใหม่ | SUBDISTRICT_NOT_IN_DISTRICT |",
                "ต.ไม่มีจริง อ.แม่ริม จ.เชียงใหม่ | UNKNOWN_SUBDISTRICT | ''",
                "ต.ดอนแก้ว อ.แม่ริม จ.นครในฝัน | UNKNOWN_PROVINCE | ''"
            })
    void findsContradictionsInAddresses(String address, Code code, String detail) {
        var read = SampleFiles.read("a.csv", ("ชื่อกลุ่ม,ที่อยู่\nกลุ่มหนึ่ง," + address + "\n").getBytes(UTF_8));
        var finding = read.rows().getFirst().findings().getFirst();
        assertThat(finding.code()).isEqualTo(code);
        if (detail != null) {
            assertThat(List.of(finding.detail().split(", "))).containsExactlyInAnyOrder(detail.split(", "));
        }
    }

    @Test
    void knowsBangkokAndChiefDistricts() {
        var text =
                "กลุ่ม;แขวง/ตำบล;เขต/อำเภอ;จังหวัด\nก;สีลม;บางรัก;กทม.\nข;ในเมือง;เมือง;ลำพูน\nค;Silom;Bang Rak;Bangkok\n";
        assertThat(SampleFiles.read("a.csv", text.getBytes(UTF_8)).records())
                .extracting(r -> r.address().subdistrictCode())
                .containsExactly("100402", "510101", "100402");
    }

    @Test
    void theProvinceOfTheTitleCountsForRowsThatNameNone() {
        var text = "รายชื่อกลุ่ม จังหวัดลำพูน ปี 2567,,\nชื่อกลุ่ม,ตำบล,อำเภอ\nกลุ่มหนึ่ง,อุโมงค์,เมือง\n";
        var read = SampleFiles.read("a.csv", text.getBytes(UTF_8));
        assertThat(read.records().getFirst().address().subdistrictCode()).isEqualTo("510103");
        assertThat(codes(read, 3)).containsExactly(Code.PLACE_COMPLETED);
    }

    @Test
    void anAddressWithoutWordsForItsPartsIsReadFromItsEnd() {
        var text = "ชื่อกลุ่ม,ที่อยู่\nกลุ่มหนึ่ง,12/3 ดอนแก้ว แม่ริม เชียงใหม่ 50180\n";
        var address = SampleFiles.read("a.csv", text.getBytes(UTF_8))
                .records()
                .getFirst()
                .address();
        assertThat(address.subdistrictCode()).isEqualTo("500710");
        assertThat(address.houseNo()).isEqualTo("12/3");
        assertThat(address.postalCode()).isEqualTo("50180");
    }

    @Test
    void dateCellsMayHoldEitherEraAndNumbersStayWhole() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("อ่านก่อน").value(0, 0, "ไฟล์นี้มีสองแผ่น");
            var sheet = workbook.newWorksheet("ข้อมูล");
            var header = List.of("รหัส", "ชื่อกลุ่ม", "วันที่จดทะเบียน", "โทร", "สมาชิก", "ดาว");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, 4_091_205);
            sheet.value(1, 1, "กลุ่มหนึ่ง");
            sheet.value(1, 2, java.time.LocalDate.of(2557, 3, 4));
            sheet.style(1, 2).format("d mmmm yyyy").set();
            sheet.value(1, 3, 800_000_001);
            sheet.value(1, 4, 12.0);
            sheet.value(1, 5, 5);
            sheet.value(2, 0, 4_091_206);
            sheet.value(2, 1, "กลุ่มสอง");
            sheet.value(2, 2, java.time.LocalDate.of(2014, 3, 4));
            sheet.style(2, 2).format("dd/mm/yyyy").set();
        }
        var read = SampleFiles.read("x.xlsx", out.toByteArray());
        assertThat(read.sheet()).isEqualTo("ข้อมูล");
        assertThat(read.records())
                .extracting(GroupRecord::externalId, r -> String.valueOf(r.registeredOn()), GroupRecord::members)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("4091205", "2014-03-04", 12),
                        org.assertj.core.groups.Tuple.tuple("4091206", "2014-03-04", null));
        assertThat(read.records().getFirst().phones()).containsExactly("+66800000001");
    }

    @Test
    void numbersThatAProgramTookForAmountsAreWhole() {
        var text =
                "รหัส,ชื่อกลุ่ม,โทร,รหัสไปรษณีย์,จังหวัด,สมาชิก\n4091205.0,กลุ่มหนึ่ง,800006245.0,40140.0,ขอนแก่น,59.0\n"
                        + "4.09121E+06,กลุ่มสอง,,,ขอนแก่น,\n";
        var read = SampleFiles.read("a.csv", text.getBytes(UTF_8));
        var record = read.records().getFirst();
        assertThat(record.externalId()).isEqualTo("4091205");
        assertThat(record.phones()).containsExactly("+66800006245");
        assertThat(record.address().postalCode()).isEqualTo("40140");
        assertThat(record.members()).isEqualTo(59);
        assertThat(codes(read, 3)).containsExactly(Code.INVALID_NUMBER);
    }

    @Test
    void oneColumnMayHoldAllPlaces() {
        var text = "ชื่อกลุ่ม;หมู่;ตำบล/อำเภอ/จังหวัด\nกลุ่มหนึ่ง;หมู่ 5;ดอนแก้ว/แม่ริม/เชียงใหม่\n"
                + "กลุ่มสอง;5 บ้านดอน;ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่\n";
        assertThat(SampleFiles.read("a.csv", text.getBytes(UTF_8)).records())
                .extracting(r -> r.address().subdistrictCode(), r -> r.address().moo())
                .containsOnly(org.assertj.core.groups.Tuple.tuple("500710", "5"));
    }

    @Test
    void aPersonMaySayWhatAColumnMeans() {
        var text = "ชื่อกลุ่ม,ผู้แทน,แม่งาน,จังหวัด\nกลุ่มหนึ่ง,นายก ลองทอ,นางอุไร ลองทอ,น่าน\n".getBytes(UTF_8);
        var meanings = java.util.Map.of(SpreadsheetReader.headerKey("แม่งาน"), Field.CONTACT);
        var read = (ReadSpreadsheet) SpreadsheetReader.read("a.csv", text, null, meanings);
        assertThat(java.util.Objects.requireNonNull(read.records().getFirst().contact())
                        .firstName())
                .isEqualTo("อุไร");
        assertThat(SampleFiles.read("a.csv", text).unknownColumns()).contains("แม่งาน");
    }

    @Test
    void aRecordWithoutDigitsIsNoPartOfTheHeaderAndAHeaderInTheOtherLanguageIsNoRecord() {
        var text = "ชื่อกลุ่ม,ชื่อ,นามสกุล,ตำแหน่ง,จังหวัด\nGroup name,First name,Last name,Position,Province\n"
                + "กลุ่มหนึ่ง,นายก,ลองทอ,ประธาน,น่าน\nกลุ่มสอง,นายข,ลองทอ,ผู้ประสานงาน,น่าน\n";
        var read = SampleFiles.read("a.csv", text.getBytes(UTF_8));
        assertThat(read.headerLines()).containsExactly(1);
        assertThat(read.records()).extracting(GroupRecord::nameTh).containsExactly("กลุ่มหนึ่ง", "กลุ่มสอง");
        assertThat(read.skipped()).containsExactly(new SkippedRow(2, Why.HEADER_AGAIN));
    }

    @Test
    void aYearAloneIsToldAndNoDayIsMadeUp() {
        var read = SampleFiles.read("a.csv", "ชื่อกลุ่ม,ตั้งเมื่อ\nกลุ่มหนึ่ง,2541\n".getBytes(UTF_8));
        assertThat(read.records().getFirst().registeredOn()).isNull();
        assertThat(codes(read, 2)).containsExactly(Code.DATE_WITHOUT_DAY);
    }

    @Test
    void wordsThatReachDownToTheRecordsDoNotGoOnToTheRight() {
        var text = "รหัส,ชื่อกลุ่ม,,,จังหวัด\n,,ชื่อ,นามสกุล,\nA1,กลุ่มหนึ่ง,นายก,ลองทอ,น่าน\n";
        var record = SampleFiles.read("a.csv", text.getBytes(UTF_8)).records().getFirst();
        assertThat(record.nameTh()).isEqualTo("กลุ่มหนึ่ง");
        assertThat(record.contact()).isEqualTo(new org.saan.thaitext.PersonName("นาย", "ก", "ลองทอ"));
    }

    @Test
    void rowsThatAreNoRecordsAreNamed() {
        var text = """
                ทะเบียนกลุ่ม,,,
                ลำดับ,ชื่อกลุ่ม,จังหวัด,จำนวนสมาชิก
                (1),(2),(3),(4)
                อำเภอเมือง,,,
                1,รวมใจทอผ้า,น่าน,12
                2,กลุ่มสอง,แพร่,9 คน
                ลำดับ,ชื่อกลุ่ม,จังหวัด,จำนวนสมาชิก
                3,,,
                ,รวมทั้งสิ้น ๒ กลุ่ม,,21
                หมายเหตุ: ข้อมูลสมมติ,,,
                """;
        var read = SampleFiles.read("a.csv", text.getBytes(UTF_8));
        assertThat(read.records()).extracting(GroupRecord::nameTh).containsExactly("รวมใจทอผ้า", "กลุ่มสอง");
        assertThat(read.skipped())
                .extracting(SkippedRow::why)
                .containsExactly(
                        Why.TITLE, Why.COLUMN_NUMBERS, Why.SECTION, Why.HEADER_AGAIN, Why.BLANK, Why.TOTAL, Why.NOTE);
    }

    @Test
    void twoRowsOfHeadersInTextAreJoined() {
        var text = """
                ข้อมูลกลุ่ม,,ประธานกลุ่ม,,ที่ตั้ง,
                ชื่อ,รหัส,ชื่อ,นามสกุล,อำเภอ,จังหวัด
                กลุ่มหนึ่ง,A1,นายสมชาย,ใจตัวอย่าง,แม่ริม,เชียงใหม่
                """;
        var record = SampleFiles.read("a.csv", text.getBytes(UTF_8)).records().getFirst();
        assertThat(record.nameTh()).isEqualTo("กลุ่มหนึ่ง");
        assertThat(record.contact()).isEqualTo(new org.saan.thaitext.PersonName("นาย", "สมชาย", "ใจตัวอย่าง"));
        assertThat(record.address().districtCode()).isEqualTo("5007");
    }

    @ParameterizedTest
    @CsvSource({"★★★, 3", "3 ดาว, 3", "๓, 3", "ระดับ 5 ดาว, 5", "★★★☆☆, 3", "4 stars, 4"})
    void readsStars(String written, int star) {
        var text = "ชื่อกลุ่ม,ดาว\nกลุ่มหนึ่ง," + written + "\n";
        assertThat(SampleFiles.read("a.csv", text.getBytes(UTF_8))
                        .records()
                        .getFirst()
                        .star())
                .isEqualTo(star);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY_FILE",
        "%PDF-1.7 …, NOT_A_SPREADSHEET",
        "'PK\u0003\u0004 nothing', NOT_A_SPREADSHEET",
        "'a,b\n1,2', NO_HEADER"
    })
    void refusesWhatIsNoTableOfGroups(String content, Unreadable.Reason reason) {
        assertThat(SpreadsheetReader.read("x", content.getBytes(UTF_8))).isEqualTo(new Unreadable("x", reason));
    }

    @Test
    void aQuotedCellMayHoldLinesAndAForgottenQuoteHarmsOneCell() {
        var text =
                "ชื่อกลุ่ม,โทร\n\"กลุ่ม\nหนึ่ง\",\"0800000001\n0800000002\"\nกลุ่มสอง,0800000003\n\"กลุ่มสาม,0800000004\nกลุ่มสี่,0800000005\n";
        var records = SampleFiles.read("a.csv", text.getBytes(UTF_8)).records();
        assertThat(records).extracting(GroupRecord::line).containsExactly(2, 5, 6, 7);
        assertThat(records.getFirst().phones()).containsExactly("+66800000001", "+66800000002");
        assertThat(records.get(2).nameTh()).isEqualTo("กลุ่มสาม");
    }

    private static List<Code> codes(ReadSpreadsheet read, int line) {
        return read.rows().stream()
                .filter(row -> row.line() == line)
                .flatMap(row -> row.findings().stream())
                .map(Finding::code)
                .toList();
    }
}
