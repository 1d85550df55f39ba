package org.saan.hub.directory.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.directory.reading.Unreadable.Reason;

/** Files made to fill the memory or the time of a server are refused, at once and with the reason. */
class HarmfulFilesTest {
    private static final List<String> HEADER = List.of("ชื่อกลุ่ม", "จังหวัด");
    private static final List<String> ROW = List.of("กลุ่มหนึ่ง", "น่าน");
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    @Test
    void aSheetThatClaimsToFillEveryCellIsReadForWhatItHas() {
        var sheet = SampleWorkbooks.sheet("<dimension ref=\"A1:XFD1048576\"/>", "", HEADER, ROW);
        assertThat(SampleFiles.read("a.xlsx", SampleWorkbooks.withSheet(sheet)).records())
                .hasSize(1);
    }

    @Test
    @DisplayName("SE-05 entities that multiply (a billion laughs) are refused")
    void entitiesThatMultiply() {
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ฮา\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        var sheet = SampleWorkbooks.sheet("", "", HEADER, List.of("&a9;", "น่าน"));
        refused(SampleWorkbooks.withSheet(laughs + "]>" + sheet), Reason.UNSAFE_WORKBOOK);
    }

    @Test
    void documentTypesInAnyPartAreRefused() {
        var parts = SampleWorkbooks.parts(SampleWorkbooks.sheet("", "", HEADER, ROW));
        parts.put("xl/sharedStrings.xml", "<!-- - --><!DOCTYPE sst SYSTEM \"http://example.org/x.dtd\"><sst/>");
        refused(SampleWorkbooks.archive(parts), Reason.UNSAFE_WORKBOOK);
    }

    @Test
    void elementsInElementsWithoutEndAreRefused() {
        refused(SampleWorkbooks.withSheet("<a>".repeat(3_000_000)), Reason.UNSAFE_WORKBOOK);
    }

    @Test
    void aColumnOfManyLettersIsRefused() {
        var cell = "<row r=\"3\"><c r=\"ZZZZZZ3\"><v>1</v></c></row>";
        refused(SampleWorkbooks.withSheet(SampleWorkbooks.sheet("", cell, HEADER, ROW)), Reason.UNSAFE_WORKBOOK);
    }

    @Test
    @DisplayName("SE-05 strings that unpack without end are refused")
    void stringsWithoutEnd() {
        var parts = SampleWorkbooks.parts(SampleWorkbooks.sheet("", "", HEADER, ROW));
        parts.put("xl/sharedStrings.xml", "<sst>" + "<si><t/></si>".repeat(3_000_000) + "</sst>");
        refused(SampleWorkbooks.archive(parts), Reason.TOO_LARGE_UNPACKED);
        parts.put("xl/sharedStrings.xml", "<sst><si><t>" + "ก".repeat(5_000_000) + "</t></si></sst>");
        refused(SampleWorkbooks.archive(parts), Reason.TOO_LARGE_UNPACKED);
        parts.put("xl/sharedStrings.xml", "<sst a=\"" + "a".repeat(5_000_000) + "\"/>");
        refused(SampleWorkbooks.archive(parts), Reason.TOO_LARGE_UNPACKED);
    }

    @Test
    void moreEntriesThanAWorkbookHasAreRefused() {
        var parts = SampleWorkbooks.parts(SampleWorkbooks.sheet("", "", HEADER, ROW));
        for (int i = 0; i < 600; i++) {
            parts.put("xl/media/" + i + ".png", "");
        }
        refused(SampleWorkbooks.archive(parts), Reason.TOO_LARGE_UNPACKED);
    }

    @Test
    void oneSheetCountedManyTimesIsRefused() {
        var parts = SampleWorkbooks.parts(SampleWorkbooks.sheet("", "", HEADER, ROW));
        var sheets = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            sheets.append("<sheet name=\"s")
                    .append(i)
                    .append("\" sheetId=\"")
                    .append(i + 1)
                    .append("\" r:id=\"r1\"/>");
        }
        parts.computeIfPresent("xl/workbook.xml", (name, xml) -> xml.replaceFirst("<sheet .*/>", sheets.toString()));
        refused(SampleWorkbooks.archive(parts), Reason.TOO_LARGE_UNPACKED);
    }

    @Test
    void aTextWithoutLinesOrCellsIsRefused() {
        var letters = new byte[30_000_000];
        Arrays.fill(letters, (byte) 'a');
        refused(letters, Reason.NOT_A_SPREADSHEET);
        Arrays.fill(letters, (byte) ',');
        refused(letters, Reason.TOO_MANY_ROWS);
        Arrays.fill(letters, (byte) '"');
        refused(letters, Reason.NOT_A_SPREADSHEET);
    }

    @Test
    void moreRowsThanTheLimitAreRefused() {
        var delivery = new Delivery(row -> {}, Map.of(), false);
        var row = new SheetRow(1, ROW);
        for (int i = 0; i < 200_000; i++) {
            delivery.line(row);
        }
        assertThatThrownBy(() -> delivery.line(row))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.reason).isEqualTo(Reason.TOO_MANY_ROWS));
    }

    @Test
    void emptyRowsToTheEndOfTheSheetAreNoGroupsAndNotEachIsTold() {
        var sheet = SampleWorkbooks.sheet("", "<row/>".repeat(200_000), HEADER, ROW);
        var read = SampleFiles.read("a.xlsx", SampleWorkbooks.withSheet(sheet));
        assertThat(read.records()).hasSize(1);
        assertThat(read.skipped().size()).isLessThan(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'<html><body><table><tr><td>ชื่อกลุ่ม</td></tr></table>', WEB_PAGE",
        "'<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">', WEB_PAGE",
        "'<svg/>', NOT_A_SPREADSHEET",
        "'{\"a\":1}', NOT_A_SPREADSHEET"
    })
    void pagesAndTreesAreNamed(String text, Reason reason) {
        refused(text.getBytes(UTF_8), reason);
    }

    @Test
    void otherKindsOfSpreadsheetsAreNamedWithWhatToDo() {
        refused(
                SampleWorkbooks.archive(Map.of("content.xml", "<a/>", "META-INF/manifest.xml", "<a/>")),
                Reason.OPEN_DOCUMENT);
        refused(SampleWorkbooks.archive(Map.of("xl/workbook.bin", "x")), Reason.BINARY_WORKBOOK);
        refused(SampleWorkbooks.archive(Map.of("word/document.xml", "<a/>")), Reason.NOT_A_SPREADSHEET);
        byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0};
        refused(old, Reason.OLD_EXCEL);
        var wrapped = Arrays.copyOf(old, 200);
        var name = "EncryptedPackage".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, wrapped, 64, name.length);
        refused(wrapped, Reason.ENCRYPTED);
    }

    private static void refused(byte[] bytes, Reason reason) {
        var start = System.nanoTime();
        assertThat(SpreadsheetReader.read("x", bytes)).isEqualTo(new Unreadable("x", reason));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    }
}
