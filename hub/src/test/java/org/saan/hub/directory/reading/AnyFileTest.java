package org.saan.hub.directory.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come, the reader answers: with rows that add up, or with a reason. */
class AnyFileTest {
    private static final List<String> FILES = List.of(
            "01_otop_register_utf8bom.csv",
            "03_groups_merged_headers.xlsx",
            "05_products_prices_merged.xlsx",
            "06_unicode_text_utf16_tab.txt",
            "07_contacts_windows874.csv",
            "cases/formula.xlsx",
            "cases/names-injection.csv");

    @Property(tries = 300)
    void damagedFilesAreReadOrRefused(@ForAll("damaged") byte[] bytes) {
        answers(bytes);
    }

    /** A library that reads on after damage leaves names and numbers of sheets empty. */
    @ParameterizedTest
    @ValueSource(strings = {"r:id=", "name="})
    void aSheetWithoutItsNameOrNumberIsADamagedWorkbook(String attribute) throws IOException {
        assertThat(SpreadsheetReader.read("any", without(SampleFiles.bytes("cases/formula.xlsx"), attribute)))
                .isEqualTo(new Unreadable("any", Unreadable.Reason.BROKEN_WORKBOOK));
    }

    private static byte[] without(byte[] workbook, String attribute) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(workbook));
                var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                var bytes = from.readAllBytes();
                if (entry.getName().equals("xl/workbook.xml")) {
                    var text = new String(bytes, StandardCharsets.UTF_8);
                    int sheet = text.indexOf("<sheet ");
                    bytes = (text.substring(0, sheet) + text.substring(sheet).replace(" " + attribute, " odd="))
                            .getBytes(StandardCharsets.UTF_8);
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(bytes);
            }
        }
        return out.toByteArray();
    }

    @Property(tries = 300)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        answers(bytes);
    }

    @Property(tries = 300)
    void anyTableBelowAHeaderIsReadRowByRow(@ForAll("cells") List<String> cells) {
        var header = "รหัส,ชื่อกลุ่ม,ผู้ติดต่อ,ที่อยู่,ตำบล,อำเภอ,จังหวัด,โทร,วันที่,ดาว,สมาชิก,ผลิตภัณฑ์,ราคา\n";
        var text = new StringBuilder(header);
        for (int i = 0; i < cells.size(); i++) {
            text.append('"').append(cells.get(i).replace("\"", "\"\"")).append(i % 13 == 12 ? "\"\n" : "\",");
        }
        answers(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void answers(byte[] bytes) {
        switch (SpreadsheetReader.read("any", bytes)) {
            case ReadSpreadsheet read -> {
                assertThat(ReadingJson.of(read)).containsKey("records");
                assertThat(read.rows())
                        .allSatisfy(row -> assertThat(row.record() == null)
                                .isEqualTo(row.findings().stream().anyMatch(Finding::stops)));
            }
            case Unreadable no -> assertThat(no.reason().sentence()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Arbitraries.of(FILES).flatMap(file -> Arbitraries.longs().map(seed -> damage(file, seed)));
    }

    private static byte[] damage(String file, long seed) {
        var bytes = SampleFiles.bytes(file);
        var random = new Random(seed);
        int cut = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
        var copy = java.util.Arrays.copyOf(bytes, cut);
        for (int i = 0; i < 1 + random.nextInt(20) && cut > 0; i++) {
            copy[random.nextInt(cut)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    @Provide
    Arbitrary<List<String>> cells() {
        var cell = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("๐๑๒0123/-.,: กขคงตอจมนางย★#=+\n\u200bEe".toCharArray())
                        .ofMaxLength(14),
                Arbitraries.of(
                        "รวม", "นางสาว", "ต.ดอนแก้ว", "เมือง", "กทม.", "080-000-0001-9", "1 โหล", "#N/A", "31/2/2557"));
        return cell.list().ofMaxSize(60);
    }
}
