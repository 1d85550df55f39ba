package org.saan.hub.directory.reading;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** A made-up register of any length, to measure reading with. */
public final class SampleRegister {
    private static final List<String> HEADER = List.of(
            "ลำดับ",
            "รหัสกลุ่ม",
            "ชื่อกลุ่ม",
            "ประธาน",
            "บ้านเลขที่",
            "หมู่",
            "ตำบล",
            "อำเภอ",
            "จังหวัด",
            "โทรศัพท์",
            "จำนวนสมาชิก (คน)",
            "วันที่จดทะเบียน",
            "ดาว");
    private static final List<List<String>> PLACES = List.of(
            List.of("ดอนแก้ว", "แม่ริม", "เชียงใหม่"),
            List.of("ศรีบุญเรือง", "ชนบท", "ขอนแก่น"),
            List.of("บ้านขาม", "น้ำพอง", "ขอนแก่น"),
            List.of("อุโมงค์", "เมือง", "ลำพูน"));

    private SampleRegister() {}

    /** Writes it as a workbook. */
    public static void writeXlsx(int rows, OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "saan", "1.0")) {
            var sheet = workbook.newWorksheet("ทะเบียน");
            for (int i = 0; i <= rows; i++) {
                var cells = row(i);
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(i, column, cells.get(column));
                }
                if (i % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    /** Writes it as text in UTF-8. */
    public static void writeCsv(int rows, OutputStream out) throws IOException {
        for (int i = 0; i <= rows; i++) {
            out.write((String.join(",", row(i)) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The header, or the row of a number from 1. */
    private static List<String> row(int i) {
        if (i == 0) {
            return HEADER;
        }
        var place = PLACES.get(i % PLACES.size());
        return List.of(
                String.valueOf(i),
                "G" + (1_000_000 + i),
                "กลุ่มทอผ้าบ้าน" + place.getFirst() + " " + i,
                "นางสมศรี ตัวอย่าง" + (char) ('ก' + i % 40),
                (1 + i % 300) + "/" + (1 + i % 9),
                String.valueOf(1 + i % 15),
                "ต." + place.getFirst(),
                place.get(1),
                place.get(2),
                "080-000-%04d".formatted(i % 10_000),
                String.valueOf(5 + i % 90),
                (1 + i % 28) + "/" + (1 + i % 12) + "/" + (2540 + i % 25),
                String.valueOf(1 + i % 5));
    }
}
