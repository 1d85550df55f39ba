package org.saan.hub.directory.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.directory.reading.Finding.Code;
import org.saan.hub.directory.reading.SkippedRow.Why;

/** Habits of offices, one by one, and what they must be read as. */
class OfficesTest {
    @Test
    void everySheetWithGroupsIsReadAndItsNameTellsThePlace() {
        var sheets = new LinkedHashMap<String, List<List<String>>>();
        sheets.put("คำอธิบาย", List.of(List.of("อ่านก่อน"), List.of("ไฟล์นี้มีสามแผ่น")));
        sheets.put("ขอนแก่น", List.of(List.of("ชื่อกลุ่ม", "อำเภอ"), List.of("กลุ่มหนึ่ง", "ชนบท")));
        sheets.put(
                "จ.น่าน",
                List.of(List.of("อำเภอ", "ชื่อกลุ่ม"), List.of("ปัว", "กลุ่มสอง"), List.of("ปัว", "กลุ่มสาม")));
        var read = SampleFiles.read("a.xlsx", SampleWorkbooks.of(sheets));
        assertThat(read.sheets())
                .extracting(ReadSheet::name, ReadSheet::titlePlace)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ขอนแก่น", "ขอนแก่น"),
                        org.assertj.core.groups.Tuple.tuple("จ.น่าน", "น่าน"));
        assertThat(read.rows()).extracting(ReadRow::sheet).containsExactly(0, 1, 1);
        assertThat(read.records()).extracting(r -> r.address().districtCode()).containsExactly("4018", "5505", "5505");
    }

    @Test
    void productsOnASheetOfTheirOwnBelongToTheirGroups() {
        var sheets = new LinkedHashMap<String, List<List<String>>>();
        sheets.put("กลุ่ม", List.of(List.of("รหัส", "ชื่อกลุ่ม", "จังหวัด"), List.of("A1", "กลุ่มหนึ่ง", "น่าน")));
        sheets.put(
                "สินค้า",
                List.of(List.of("รหัส", "ชื่อกลุ่ม", "สินค้า", "ราคา"), List.of("A1", "กลุ่มหนึ่ง", "ผ้าซิ่น", "900")));
        assertThat(SampleFiles.read("a.xlsx", SampleWorkbooks.of(sheets)).records())
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.products()).hasSize(1);
                    assertThat(record.address().provinceCode()).isEqualTo("55");
                });
    }

    @Test
    void placesOfHeadingsHoldForTheRowsBelowAndStandInTheirCells() {
        var read = read("""
                รายชื่อกลุ่ม จังหวัดขอนแก่น,,
                ที่,ชื่อกลุ่ม,ตำบล
                1. อำเภอชนบท (2 กลุ่ม),,
                1,กลุ่มหนึ่ง,ศรีบุญเรือง
                2,กลุ่มสอง,ชนบท
                รวมอำเภอชนบท,2,
                อ.น้ำพอง,,
                3,กลุ่มสาม,บ้านขาม
                """);
        assertThat(read.records())
                .extracting(r -> r.address().subdistrictCode())
                .containsExactly("401806", "401801", "400707");
        assertThat(read.skipped())
                .extracting(SkippedRow::why)
                .containsExactly(Why.TITLE, Why.SECTION, Why.TOTAL, Why.SECTION);
        var row = read.rows().getFirst();
        var again = SpreadsheetReader.readAgain(read.columns(), read.titleProvince(), row.line(), row.cells());
        assertThat(again.record()).isEqualTo(row.record());
    }

    @Test
    void aDistrictThatIsNamedOnceIsTakenOverWhereTheSubdistrictLiesInIt() {
        var read = read("""
                อำเภอ,ตำบล,ชื่อกลุ่ม,จังหวัด
                ชนบท,ศรีบุญเรือง,กลุ่มหนึ่ง,ขอนแก่น
                ,ชนบท,กลุ่มสอง,
                ,บ้านขาม,กลุ่มสาม,ขอนแก่น
                """);
        assertThat(read.rows().get(1).record())
                .isNotNull()
                .satisfies(r -> assertThat(r.address().subdistrictCode()).isEqualTo("401801"));
        assertThat(codes(read, 3)).contains(Code.PLACE_FROM_ABOVE);
        assertThat(codes(read, 4)).doesNotContain(Code.PLACE_FROM_ABOVE);
    }

    @Test
    void unitsInAHeaderOrBelowItCount() {
        var read = read("""
                ชื่อกลุ่ม,สินค้า,ราคา,กำลังผลิต (ชิ้น/ปี),จำนวนสมาชิก,รายได้ (บาท/เดือน)
                ,,(พันบาท),,(คน),
                กลุ่มหนึ่ง,ผ้าไหม,1.5,1200,12,5000
                """);
        assertThat(read.headerLines()).containsExactly(1, 2);
        assertThat(read.records()).singleElement().satisfies(r -> {
            assertThat(r.products().getFirst().priceThb()).isEqualByComparingTo("1500");
            assertThat(r.capacityPerMonth()).isEqualByComparingTo(BigDecimal.valueOf(100));
            assertThat(r.members()).isEqualTo(12);
        });
        assertThat(codes(read, 3)).containsExactly(Code.UNIT_CONVERTED, Code.UNIT_CONVERTED);
    }

    @Test
    void womenAndMenAreMembersTogether() {
        assertThat(read("ชื่อกลุ่ม,จำนวนสมาชิก,,จังหวัด\n,ชาย,หญิง,\nกลุ่มหนึ่ง,2,13,น่าน\n")
                        .records())
                .extracting(GroupRecord::members)
                .containsExactly(15);
        assertThat(read("ชื่อกลุ่ม,จำนวนสมาชิก,,,จังหวัด\n,ชาย,หญิง,รวม,\nกลุ่มหนึ่ง,2,13,15,น่าน\n")
                        .records())
                .extracting(GroupRecord::members)
                .containsExactly(15);
    }

    @Test
    void aTableWithoutHeaderIsRecognisedByItsCellsAndSaysSo() {
        var read = read("""
                1,กลุ่มทอผ้าบ้านดอน,นางสมศรี ใจดี,แม่ริม,เชียงใหม่,081-234-5678,12/3/2555
                2,กลุ่มจักสานบ้านนา,นายสมชาย ใจงาม,หางดง,เชียงใหม่,081-234-5679,1/4/2556
                3,วิสาหกิจชุมชนบ้านป่า,นางอุไร ลองทอ,สันกำแพง,เชียงใหม่,053-123-456,2 ม.ค. 2557
                """);
        assertThat(read.headerLines()).isEmpty();
        assertThat(read.records()).hasSize(3).allSatisfy(r -> {
            assertThat(r.phones()).hasSize(1);
            assertThat(r.registeredOn()).isNotNull();
            assertThat(r.contact()).isNotNull();
            assertThat(r.address().provinceCode()).isEqualTo("50");
        });
        assertThat(codes(read, 1)).contains(Code.COLUMN_ASSUMED);
        assertThat(codes(read, 2)).doesNotContain(Code.COLUMN_ASSUMED);
    }

    @Test
    void unknownWordsAreASuggestionThatIsNotApplied() {
        var read = read("""
                ชื่อกลุ่ม,สายด่วน,จังหวัด
                กลุ่มหนึ่ง,081-234-5678,น่าน
                กลุ่มสอง,081-234-5679,น่าน
                กลุ่มสาม,081-234-5670,แพร่
                """);
        assertThat(read.records()).allSatisfy(r -> assertThat(r.phones()).isEmpty());
        assertThat(read.columns().get(1).field()).isNull();
        assertThat(read.columns().get(1).guess()).isNotNull().satisfies(g -> {
            assertThat(g.field()).isEqualTo(Field.PHONE);
            assertThat(g.percent()).isGreaterThan(80);
        });
    }

    @ParameterizedTest
    @CsvSource({"จังหวด, PROVINCE", "provice, PROVINCE", "จำนวนสมาชก, MEMBERS", "อำเภา, DISTRICT"})
    void slipsOfThePenAreUnderstoodAndMarked(String header, Field field) {
        var column = read("ชื่อกลุ่ม," + header + ",รหัส\nกลุ่มหนึ่ง,,A1\n")
                .columns()
                .get(1);
        assertThat(column.field()).isEqualTo(field);
        assertThat(column.assumed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ชื่อวิสาหกิจ, NAME",
        "กลุ่ม, NAME",
        "ผู้ผลิต, NAME",
        "ต., SUBDISTRICT",
        "อ., DISTRICT",
        "จ., PROVINCE",
        "โทรฯ, PHONE",
        "มือถือ, PHONE",
        "ปธ., CONTACT",
        "ประธาน, CONTACT",
        "จำนวนสมาชิก (คน), MEMBERS",
        "ราคา/ผืน, PRICE",
        "ราคา (พันบาท), PRICE",
        "รายได้ (บาท/เดือน), OTHER",
        "จำนวนกลุ่ม, OTHER",
        "ทุนจดทะเบียน (บาท), OTHER",
        "รหัสจังหวัด, OTHER",
        "No. of members, MEMBERS",
        "Tel./Mobile, PHONE",
        "วัน/เดือน/ปี ที่จดทะเบียน, REGISTERED_ON",
        "เลขทะเบียนวิสาหกิจชุมชน, EXTERNAL_ID"
    })
    void wordsOfHeadersMean(String header, Field field) {
        assertThat(ColumnWords.find(header)).contains(field);
    }

    @Test
    void textInAWrongEncodingIsTurnedBack() {
        var thai = "ชื่อกลุ่ม,จังหวัด\nกลุ่มทอผ้าบ้านน้ำใส,เชียงใหม่\n";
        var asLatin = new String(
                thai.getBytes(Charset.forName("x-windows-874")), java.nio.charset.StandardCharsets.ISO_8859_1);
        var twice = new String(thai.getBytes(UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);
        for (var text : List.of(asLatin, twice)) {
            var read = read(text);
            assertThat(read.records()).extracting(GroupRecord::nameTh).containsExactly("กลุ่มทอผ้าบ้านน้ำใส");
            assertThat(codes(read, 2)).containsExactly(Code.TEXT_REPAIRED);
        }
        assertThat(Mojibake.mended("Café Über Müller")).isEmpty();
        assertThat(Mojibake.mended("เนื้อนวล เธอ")).isEmpty();
    }

    @Test
    void totalsNotesAndSumsAreNoGroups() {
        var read = read("""
                ชื่อกลุ่ม,จังหวัด,จำนวนสมาชิก,โทร
                กลุ่มหนึ่ง,น่าน,12,
                รวมอำเภอเมือง,,12,
                กลุ่มสอง,น่าน,9,
                Sub total,,9,
                Grand Total,,21,
                ,,21,
                ข้อมูล ณ วันที่ 1 ม.ค. 2567,,,
                พิมพ์เมื่อ 1/2/2567,,,
                หน้า 1/3,,,
                """);
        assertThat(read.records()).extracting(GroupRecord::nameTh).containsExactly("กลุ่มหนึ่ง", "กลุ่มสอง");
        assertThat(read.rejectedRows()).isEmpty();
    }

    @Test
    void aSummaryThatCountsGroupsHasNoGroups() {
        assertThat(SpreadsheetReader.read(
                        "a.csv", "อำเภอ,จังหวัด,กลุ่ม,สมาชิก\nปัว,น่าน,12,120\nเมือง,น่าน,3,20\n".getBytes(UTF_8)))
                .isEqualTo(new Unreadable("a.csv", Unreadable.Reason.NO_HEADER));
    }

    private static ReadSpreadsheet read(String text) {
        return SampleFiles.read("a.csv", text.getBytes(UTF_8));
    }

    private static List<Code> codes(ReadSpreadsheet read, int line) {
        return read.rows().stream()
                .filter(row -> row.line() == line)
                .flatMap(row -> row.findings().stream())
                .map(Finding::code)
                .toList();
    }
}
