package org.saan.hub.directory.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

class StreamingTest {
    private static final String HEADER = "รหัส,ชื่อกลุ่ม,ตำบล,อำเภอ,จังหวัด,โทร,สมาชิก,วันที่จดทะเบียน\n";

    @Test
    void rowsComeInTheOrderOfTheFileAfterTheirSheet() {
        var seen = new ArrayList<String>();
        var text = "ทะเบียน\nชื่อกลุ่ม,จังหวัด\nก,น่าน\nก,น่าน\nข,ไม่มีจริง\nรวม,\n";
        var result = SpreadsheetReader.stream("a.csv", text.getBytes(UTF_8), null, Map.of(), new RowSink() {
            @Override
            public void sheet(ReadSheet sheet) {
                seen.add("sheet " + sheet.headerLines());
            }

            @Override
            public void row(ReadRow row) {
                seen.add(row.line() + " " + row.state());
            }

            @Override
            public void skipped(SkippedRow row) {
                seen.add(row.line() + " " + row.why());
            }
        });
        assertThat(seen).containsExactly("sheet [2]", "1 TITLE", "3 OK", "4 DUPLICATE", "5 ERROR", "6 TOTAL");
        assertThat(result).isInstanceOfSatisfying(StreamedSpreadsheet.class, file -> {
            assertThat(file.rows()).isEqualTo(2);
            assertThat(file.complete()).isTrue();
            assertThat(file.encoding()).isEqualTo("utf-8");
        });
    }

    @Test
    void theSinkIsToldHowFarItCameAndMayStop() {
        var told = new ArrayList<Long>();
        var result = SpreadsheetReader.stream("a.csv", register(5000), null, Map.of(), new RowSink() {
            @Override
            public void row(ReadRow row) {}

            @Override
            public boolean goesOn(long lines) {
                told.add(lines);
                return lines < 1500;
            }
        });
        assertThat(told).containsExactly(500L, 1000L, 1500L);
        assertThat(result)
                .isInstanceOfSatisfying(
                        StreamedSpreadsheet.class,
                        file -> assertThat(file.complete()).isFalse());
    }

    @Test
    void whatTheSinkThrowsComesOutAsItIs() {
        var full = new IllegalStateException("the disk is full");
        RowSink sink = row -> {
            throw full;
        };
        assertThatThrownBy(() -> SpreadsheetReader.stream("a.csv", register(3), null, Map.of(), sink))
                .isSameAs(full);
        var workbook = SampleWorkbooks.of(
                Map.of("a", List.of(List.of("ชื่อกลุ่ม", "จังหวัด"), List.of("กลุ่มหนึ่ง", "น่าน"))));
        assertThatThrownBy(() -> SpreadsheetReader.stream("a.xlsx", workbook, null, Map.of(), sink))
                .isSameAs(full);
    }

    @Test
    void lookingTellsTheColumnsAndReadsNoRow() {
        var text = "ชื่อกลุ่ม,จังหวัด\n" + "ก,น่าน\n".repeat(300_000);
        assertThat(SpreadsheetReader.look("a.csv", text.getBytes(UTF_8), null, Map.of()))
                .isInstanceOfSatisfying(
                        StreamedSpreadsheet.class,
                        file -> assertThat(file.sheets().getFirst().columns())
                                .extracting(ReadColumn::field)
                                .containsExactly(Field.NAME, Field.PROVINCE));
    }

    /** A new process with a small heap: whoever kept the rows, or the text, or the sheet, would run out of it. */
    @Test
    void aHundredThousandRowsAreReadInASmallHeap() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx120m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingTest.class.getName())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("csv 100000 complete", "xlsx 100000 complete");
    }

    /** What runs in the small heap. */
    public static void main(String[] arguments) throws IOException {
        stream("csv", register(100_000));
        stream("xlsx", workbook(100_000));
    }

    private static void stream(String kind, byte[] bytes) {
        switch (SpreadsheetReader.stream("a", bytes, null, Map.of(), row -> {})) {
            case StreamedSpreadsheet file ->
                System.out.println(kind + " " + file.rows() + (file.complete() ? " complete" : " stopped"));
            case Unreadable no -> System.out.println(kind + " " + no.reason());
        }
    }

    private static byte[] register(int rows) {
        var text = new ByteArrayOutputStream();
        text.writeBytes(HEADER.getBytes(UTF_8));
        for (int i = 1; i <= rows; i++) {
            text.writeBytes((String.join(",", cells(i)) + "\n").getBytes(UTF_8));
        }
        return text.toByteArray();
    }

    private static byte[] workbook(int rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("ทะเบียน");
            for (int i = 0; i <= rows; i++) {
                var cells = i == 0 ? List.of(HEADER.strip().split(",")) : cells(i);
                for (int column = 0; column < cells.size(); column++) {
                    sheet.inlineString(i, column, cells.get(column));
                }
                if (i % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
        return out.toByteArray();
    }

    private static List<String> cells(int i) {
        return List.of(
                "G" + i,
                "กลุ่มทอผ้าบ้านดอนแก้วที่ " + i,
                "ดอนแก้ว",
                "แม่ริม",
                "เชียงใหม่",
                "080-000-%04d".formatted(i % 10_000),
                String.valueOf(5 + i % 80),
                (1 + i % 28) + "/" + (1 + i % 12) + "/" + (2540 + i % 25));
    }
}
