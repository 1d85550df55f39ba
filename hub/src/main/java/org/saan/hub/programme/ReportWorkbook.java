package org.saan.hub.programme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;

/**
 * The report of a month as a workbook whose figures are formulas over the rows behind them: who strikes out a row sees what follows.
 * A sheet names the source of every figure.
 */
final class ReportWorkbook {
    private static final Language TH = Language.TH;

    private final MonthlyReport report;

    ReportWorkbook(MonthlyReport report) {
        this.report = report;
    }

    /** The file. */
    byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Saan", "1.0")) {
            summary(book.newWorksheet("สรุป"));
            rows(book.newWorksheet("rows"));
            sources(book.newWorksheet("sources"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void summary(Worksheet sheet) {
        heads(
                sheet,
                0,
                "รหัส",
                "ตัวชี้วัด",
                "เป้าหมาย",
                "แผนถึงเดือนนี้",
                "ผล",
                "ผล/เป้า",
                "ผล/เป้า ไม่เกิน 100 %",
                "น้ำหนัก",
                "งานที่ได้",
                "ผล/แผน");
        int at = 1;
        for (var line : report.lines()) {
            int n = at + 1;
            sheet.value(at, 0, line.code());
            sheet.value(at, 1, line.name().in(TH));
            number(sheet, at, 2, line.target());
            number(sheet, at, 3, line.planned());
            if (line.actual() == null) {
                sheet.value(at, 4, "");
            } else if (line.median()) {
                number(sheet, at, 4, line.actual());
            } else {
                sheet.formula(at, 4, "COUNTIFS(rows!A:A,A" + n + ",rows!I:I,1)");
            }
            sheet.formula(at, 5, "IF(N(C" + n + ")>0,E" + n + "/C" + n + ",\"\")");
            sheet.formula(at, 6, "IF(N(C" + n + ")>0,MIN(1,F" + n + "),\"\")");
            number(sheet, at, 7, line.weight());
            sheet.formula(at, 8, "N(G" + n + ")*H" + n);
            sheet.formula(at, 9, "IF(N(D" + n + ")>0,E" + n + "/D" + n + ",\"\")");
            for (int percent : new int[] {5, 6, 8}) {
                sheet.style(at, percent).format("0.0%").set();
            }
            sheet.style(at, 9).format("0.00").set();
            at++;
        }
        int last = at;
        sheet.value(at, 1, "งานที่ได้รวม (EV)");
        sheet.formula(at, 8, "SUM(I2:I" + last + ")");
        sheet.style(at, 8).format("0.0000").bold().set();
        sheet.value(at + 1, 1, "งานตามแผน (PV)");
        number(sheet, at + 1, 8, report.planned());
        sheet.value(at + 2, 1, "ความเร็ว (SPI = EV/PV)");
        sheet.formula(at + 2, 8, "IF(I" + (at + 2) + ">0,I" + (at + 1) + "/I" + (at + 2) + ",\"\")");
        sheet.style(at + 2, 8).format("0.0000").bold().set();
        sheet.width(1, 40);
        sheet.freezePane(2, 1);
    }

    private void rows(Worksheet sheet) {
        heads(
                sheet,
                0,
                "indicator",
                "row",
                "subject",
                "province",
                "region",
                "sex",
                "age",
                "craft",
                "counted",
                "reason",
                "since");
        int at = 1;
        for (var row : report.rows()) {
            sheet.value(at, 0, row.indicator());
            sheet.value(at, 1, row.row().toString());
            sheet.value(at, 2, row.subject().toString());
            text(sheet, at, 3, row.province());
            text(sheet, at, 4, row.region());
            text(sheet, at, 5, row.sex());
            sheet.value(at, 6, row.ageBand());
            text(sheet, at, 7, row.craft());
            sheet.value(at, 8, row.reason() == null ? 1 : 0);
            text(sheet, at, 9, row.reason());
            if (row.countedFrom() != null) {
                sheet.value(at, 10, LocalDate.ofInstant(row.countedFrom(), Printing.ZONE));
                sheet.style(at, 10).format("yyyy-mm-dd").set();
            }
            at++;
        }
        sheet.freezePane(0, 1);
    }

    private void sources(Worksheet sheet) {
        heads(
                sheet,
                0,
                "รหัส",
                "กติกา",
                "นับไม่ซ้ำอย่างไร",
                "หลักฐาน",
                "เกณฑ์",
                "ผู้รับผิดชอบ",
                "ตั้งแต่",
                "ฉบับ",
                "นับแล้ว",
                "ไม่นับ");
        int at = 1;
        for (var line : report.lines()) {
            sheet.value(at, 0, line.code());
            sheet.value(at, 1, line.rule().in(TH));
            sheet.value(at, 2, line.dedup().in(TH));
            sheet.value(at, 3, line.evidence().in(TH));
            sheet.value(at, 4, line.thresholds());
            sheet.value(at, 5, line.owner());
            sheet.value(at, 6, line.validFrom());
            sheet.style(at, 6).format("yyyy-mm-dd").set();
            sheet.value(at, 7, line.version());
            sheet.value(at, 8, line.counted());
            sheet.value(at, 9, line.excluded());
            at++;
        }
        sheet.value(at + 1, 0, "snapshot");
        sheet.value(at + 1, 1, report.snapshot().toString());
        sheet.value(at + 2, 0, "taken");
        sheet.value(at + 2, 1, report.takenAt().toString());
        sheet.value(at + 3, 0, "signed");
        sheet.value(
                at + 3,
                1,
                report.signed() == null
                        ? ""
                        : report.signed().name() + " " + report.signed().at());
        sheet.width(1, 60);
        sheet.width(2, 60);
    }

    private static void heads(Worksheet sheet, int row, String... heads) {
        for (int i = 0; i < heads.length; i++) {
            sheet.value(row, i, heads[i]);
            sheet.style(row, i).bold().set();
        }
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable BigDecimal number) {
        if (number != null) {
            sheet.value(row, column, number);
        }
    }

    private static void text(Worksheet sheet, int row, int column, @Nullable String text) {
        if (text != null) {
            sheet.value(row, column, text);
        }
    }
}
