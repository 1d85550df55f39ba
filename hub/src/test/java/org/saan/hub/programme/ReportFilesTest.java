package org.saan.hub.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Words;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/** The files of a month: month 5 of 8 of progress-cases.json, with invented people behind it. */
class ReportFilesTest {
    /** The order of the children that we write, as the 2.03 schema has it; held against the fixture too. */
    private static final Map<String, List<String>> ORDER = Map.of(
            "iati-activities", List.of("iati-activity"),
            "iati-activity",
                    List.of(
                            "iati-identifier",
                            "reporting-org",
                            "title",
                            "description",
                            "participating-org",
                            "activity-status",
                            "activity-date",
                            "recipient-country",
                            "sector",
                            "result"),
            "result", List.of("title", "description", "indicator"),
            "indicator", List.of("title", "description", "baseline", "period"),
            "period", List.of("period-start", "period-end", "target", "actual"),
            "actual", List.of("dimension"),
            "target", List.of("dimension"));

    private static MonthlyReport.Line line(
            String code, String level, String unit, String th, String en, int actual, int target, String weight) {
        return new MonthlyReport.Line(
                code,
                level,
                unit,
                new LocalizedText(th, en),
                new LocalizedText("นับเมื่อครบตามเกณฑ์และมีหลักฐาน", "Counted when the rule is met, with evidence."),
                new LocalizedText("นับครั้งเดียวตลอดโครงการ", "Once for the whole programme."),
                new LocalizedText("บันทึกการเข้าร่วม ผลทดสอบ เลขที่ใบรับรอง", "attendance, tests, certificate"),
                "{\"attendance_percent\": 80}",
                "สำนักงานโครงการ",
                LocalDate.of(2026, 10, 1),
                1,
                false,
                BigDecimal.valueOf(actual),
                BigDecimal.valueOf(target),
                new BigDecimal("0.68359")
                        .multiply(BigDecimal.valueOf(target))
                        .setScale(2, java.math.RoundingMode.HALF_UP),
                new BigDecimal(weight),
                actual,
                7);
    }

    static MonthlyReport report() {
        var rows = new ArrayList<MonthlyReport.Row>();
        for (int i = 0; i < 900; i++) {
            rows.add(new MonthlyReport.Row(
                    "IND1",
                    UUID.nameUUIDFromBytes(("r" + i).getBytes(StandardCharsets.UTF_8)),
                    UUID.nameUUIDFromBytes(("s" + i).getBytes(StandardCharsets.UTF_8)),
                    null,
                    Instant.parse("2026-12-01T05:00:00Z"),
                    i % 3 == 0 ? "40" : "50",
                    i % 3 == 0 ? "northeast" : "north",
                    i < 738 ? "female" : i < 898 ? "male" : "not_stated",
                    i % 2 == 0 ? "35-54" : "25-34",
                    "silk"));
        }
        return report(rows);
    }

    private static void people(List<MonthlyReport.Row> rows, int many, String sex, String ageBand) {
        for (int i = 0; i < many; i++) {
            rows.add(new MonthlyReport.Row(
                    "IND1", UUID.randomUUID(), UUID.randomUUID(), null, null, "40", "northeast", sex, ageBand, "silk"));
        }
    }

    private static MonthlyReport report(List<MonthlyReport.Row> rows) {
        return new MonthlyReport(
                UUID.fromString("01980000-0000-7000-8000-000000000001"),
                "saan-2569",
                new LocalizedText("โครงการศูนย์จัดหางานหัตถกรรม (ข้อมูลเทียม)", "Craft sourcing hub (fictional)"),
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2027, 6, 1),
                YearMonth.of(2027, 2),
                Instant.parse("2027-03-05T04:00:00Z"),
                null,
                new BigDecimal("0.62950"),
                new BigDecimal("0.68359"),
                List.of(
                        line("IND1", "output", "person", "ผู้นำที่ผ่านการอบรม", "Leaders trained", 900, 1200, "0.25"),
                        line(
                                "IND2",
                                "output",
                                "group",
                                "กลุ่มที่มีผลิตภัณฑ์ของตนเอง",
                                "Groups with own products",
                                30,
                                50,
                                "0.2"),
                        line("IND3", "output", "design", "แบบผลิตภัณฑ์ใหม่", "New designs", 310, 500, "0.2"),
                        line("IND4", "output", "group", "โปรไฟล์ธุรกิจสองภาษา", "Bilingual profiles", 42, 50, "0.15"),
                        line(
                                "IND5",
                                "outcome",
                                "group",
                                "กลุ่มที่มีงานต่อเนื่อง",
                                "Groups with continuous work",
                                18,
                                50,
                                "0.2")),
                rows,
                new ContinuityRule(LocalDate.of(2026, 10, 1), 16, 12, 750, 3, 400, 2, 250, 100, 30, "สำนักงานโครงการ"));
    }

    private static Document xml(InputStream in) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }

    private static List<Element> children(Element parent) {
        var all = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                all.add(element);
            }
        }
        return all;
    }

    private static void inOrder(Element parent) {
        var order = ORDER.get(parent.getTagName());
        if (order != null) {
            int last = 0;
            for (var child : children(parent)) {
                int at = order.indexOf(child.getTagName());
                assertThat(at)
                        .as(child.getTagName() + " in " + parent.getTagName())
                        .isGreaterThanOrEqualTo(last);
                last = at;
            }
        }
        children(parent).forEach(ReportFilesTest::inOrder);
    }

    /** Names of elements with the names of their attributes. */
    private static Map<String, Set<String>> shape(Element root) {
        var all = new LinkedHashMap<String, Set<String>>();
        collect(root, all);
        return all;
    }

    private static void collect(Element element, Map<String, Set<String>> all) {
        var names = all.computeIfAbsent(element.getTagName(), n -> new LinkedHashSet<>());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            names.add(element.getAttributes().item(i).getNodeName());
        }
        children(element).forEach(child -> collect(child, all));
    }

    @Test
    void iatiHasTheElementsTheOrderAndTheAttributesOfAValidActivity() throws Exception {
        Document fixture;
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/programme/iati-activity.xml"))) {
            fixture = xml(in);
        }
        var ours = xml(new ByteArrayInputStream(new IatiReport(report(), "XX-EXAMPLE", "Example SME office").xml()));

        inOrder(fixture.getDocumentElement());
        inOrder(ours.getDocumentElement());
        var known = shape(fixture.getDocumentElement());
        shape(ours.getDocumentElement())
                .forEach((name, attributes) ->
                        assertThat(known.getOrDefault(name, Set.of())).as(name).containsAll(attributes));
    }

    @Test
    void iatiTellsWomenAndMenAndHidesWhoCouldBeFound() throws Exception {
        var text = new String(
                        new IatiReport(report(), "XX-EXAMPLE", "Example SME office").xml(), StandardCharsets.UTF_8)
                .replaceAll(" ?/>|></(dimension|period-end)>", "/>");

        assertThat(text)
                .contains("<actual value=\"900\"><dimension name=\"sex\" value=\"all\"/></actual>")
                .contains("<actual value=\"738\"><dimension name=\"sex\" value=\"female\"/></actual>")
                // Two of unknown sex could be had by subtraction: the men are hidden with them.
                .doesNotContain("\"not-stated\"")
                .doesNotContain("value=\"male\"")
                .contains("<period-end iso-date=\"2027-02-28\"/>");
    }

    @Test
    void dhis2ValuesAreStringsUnderCodes() throws IOException {
        var json = JsonMapper.shared().readTree(new Dhis2Report(report()).json());
        var fixture = JsonMapper.shared()
                .readTree(Objects.requireNonNull(getClass().getResourceAsStream("/programme/dhis2-datavalueset.json")));

        assertThat(json.propertyNames()).containsExactlyInAnyOrderElementsOf(fixture.propertyNames());
        assertThat(json.at("/period").asString()).isEqualTo("202702");
        assertThat(json.at("/dataValues").valueStream())
                .allSatisfy(value -> assertThat(value.get("value").isString()).isTrue());
        assertThat(json.at("/dataValues").valueStream().map(Object::toString))
                .contains("{\"dataElement\":\"SAAN_IND1\",\"value\":\"900\"}")
                .contains("{\"dataElement\":\"SAAN_IND1\",\"orgUnit\":\"TH-40\",\"value\":\"300\"}")
                .contains("{\"dataElement\":\"SAAN_IND1\",\"categoryOptionCombo\":\"F_35_54\",\"value\":\"369\"}");
    }

    @Test
    void figuresOfTheWorkbookAreFormulasOverItsRows() throws IOException {
        var sheets = new LinkedHashMap<String, String>();
        var file = Files.createTempFile("report", ".xlsx");
        Files.write(file, new ReportWorkbook(report()).xlsx());
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                sheets.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Files.delete(file);

        assertThat(sheets.get("xl/worksheets/sheet1.xml"))
                .contains("COUNTIFS(rows!A:A,A2,rows!I:I,1)")
                .contains("SUM(I2:I6)");
        assertThat(sheets.get("xl/workbook.xml")).contains("sources");
    }

    @Test
    void thePaperIsThaiAndItsYearsAreBuddhist() throws IOException {
        var pdf = new ReportPaper(report(), new Words(), false).pdf();

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(new ReportPaper(report(), new Words(), false).pdf()).isEqualTo(pdf);
        assertThat(new ReportPaper(report(), new Words(), true).pdf()).isNotEqualTo(pdf);
        var folder = System.getProperty("saan.keep-report");
        if (folder != null) {
            Files.write(Path.of(folder, "report.pdf"), pdf);
            Files.write(Path.of(folder, "report.xlsx"), new ReportWorkbook(report()).xlsx());
            Files.write(Path.of(folder, "report.xml"), new IatiReport(report(), "XX-EXAMPLE", "Example").xml());
        }
    }

    @Test
    void whatIsToldByTwoFilesTogetherHidesTheSame() {
        // 20 women of whom 3 are young, and 12 men: beside the women by themselves, which the other file shows, the 17
        // would tell
        // the 3.
        var rows = new ArrayList<MonthlyReport.Row>();
        people(rows, 17, "female", "35-54");
        people(rows, 3, "female", "15-24");
        people(rows, 7, "male", "35-54");
        people(rows, 5, "male", "15-24");
        var report = report(rows);
        var line = report.lines().getFirst();
        assertThat(report.cells(line, MonthlyReport.Row::sex)).isEqualTo(Map.of("female", 20L, "male", 12L));
        var told = new ArrayList<String>();
        report.crossed(
                line, MonthlyReport.Row::sex, MonthlyReport.Row::ageBand, (sex, age, number) -> told.add(sex + age));
        assertThat(told).isEmpty();
    }
}
