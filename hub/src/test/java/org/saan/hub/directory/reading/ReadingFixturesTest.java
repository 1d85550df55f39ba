package org.saan.hub.directory.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadingFixturesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01_otop_register_utf8bom.csv", "02_community_enterprise_tis620.csv", "03_groups_merged_headers.xlsx",
                "04_date_formats_utf8_semicolon.csv", "05_products_prices_merged.xlsx", "06_unicode_text_utf16_tab.txt",
                "07_contacts_windows874.csv"
            })
    void recordsAndRejectedRowsAreThoseExpected(String file) {
        var expected = JSON.readTree(SampleFiles.bytes(file.replaceFirst("\\.\\w+$", ".expected.json")));
        var read = SampleFiles.read(file);
        var all = printed(read);
        sameRecords(all, expected);
        assertThat(rejected(all)).isEqualTo(rejected(expected));
        for (var fact : List.of("encoding", "delimiter", "sheet", "header_rows", "record_count")) {
            if (expected.has(fact)) {
                assertThat(all.get(fact)).as(fact).isEqualTo(expected.get(fact));
            }
        }
    }

    /** The same table in other dress must say the same. */
    @ParameterizedTest
    @CsvSource({
        "01_otop_register_utf8bom.csv, windows-874, ;", "01_otop_register_utf8bom.csv, UTF-16BE, |",
        "01_otop_register_utf8bom.csv, UTF-16LE, TAB", "02_community_enterprise_tis620.csv, UTF-8, TAB",
        "02_community_enterprise_tis620.csv, UTF-16LE, ;", "04_date_formats_utf8_semicolon.csv, windows-874, |",
        "04_date_formats_utf8_semicolon.csv, UTF-16LE, ','", "06_unicode_text_utf16_tab.txt, UTF-8, ','",
        "06_unicode_text_utf16_tab.txt, UTF-8, ^", "07_contacts_windows874.csv, UTF-8, ;"
    })
    void anotherEncodingDelimiterAndOrderOfColumnsSayTheSame(String file, String encoding, String delimiter) {
        var expected = JSON.readTree(SampleFiles.bytes(file.replaceFirst("\\.\\w+$", ".expected.json")));
        var rows = new ArrayList<>(table(file));
        var order = new ArrayList<Integer>();
        int width = rows.stream().mapToInt(List::size).max().orElseThrow();
        for (int i = 0; i < width; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(7));
        rows.addFirst(List.of());
        rows.addFirst(List.of("รายงานสำหรับทดสอบ"));
        var text = rows.stream()
                .map(row -> order.stream()
                        .map(i -> i < row.size() ? quoted(row.get(i)) : "")
                        .collect(Collectors.joining(delimiter.equals("TAB") ? "\t" : delimiter)))
                .collect(Collectors.joining("\r\n"));
        var all = printed(SampleFiles.read("other.csv", text.getBytes(Charset.forName(encoding))));
        sameRecords(all, expected);
        var shifted = rejected(expected).stream()
                .map(row -> Map.of("line", (Integer) row.get("line") + 2, "reason", row.get("reason")))
                .toList();
        assertThat(rejected(all)).isEqualTo(shifted);
    }

    @Test
    void mergedCellsFlattenedIntoTextSayTheSame() {
        for (var file : List.of("03_groups_merged_headers.xlsx", "05_products_prices_merged.xlsx")) {
            var expected = JSON.readTree(SampleFiles.bytes(file.replaceFirst("\\.\\w+$", ".expected.json")));
            var text = lastSheet(file).stream()
                    .map(row -> row.cells().stream()
                            .map(ReadingFixturesTest::quoted)
                            .collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\n"));
            var all = printed(SampleFiles.read("flat.csv", text.getBytes(StandardCharsets.UTF_8)));
            sameRecords(all, expected);
        }
    }

    private static List<List<String>> table(String file) {
        var rows = new ArrayList<List<String>>();
        TextFile.read(TextDecoding.detect(SampleFiles.bytes(file)))
                .rows()
                .forEachRemaining(row -> rows.add(row.cells()));
        return rows;
    }

    private static List<SheetRow> lastSheet(String file) {
        try (var workbook = WorkbookFile.open(SampleFiles.bytes(file));
                var rows = workbook.tables().getLast().open()) {
            var all = new ArrayList<SheetRow>();
            rows.forEachRemaining(all::add);
            return all;
        }
    }

    private static String quoted(String cell) {
        return cell.isEmpty() ? "" : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static JsonNode printed(ReadSpreadsheet read) {
        return JSON.readTree(JSON.writeValueAsString(ReadingJson.of(read)));
    }

    private static void sameRecords(JsonNode all, JsonNode expected) {
        var records = all.get("records");
        var wanted = expected.get("records");
        for (int i = 0; i < Math.min(records.size(), wanted.size()); i++) {
            assertThat(records.get(i).toString())
                    .as("record " + i)
                    .isEqualTo(wanted.get(i).toString());
        }
        assertThat(records.size()).isEqualTo(wanted.size());
    }

    private static List<Map<String, Object>> rejected(JsonNode all) {
        var rows = new ArrayList<Map<String, Object>>();
        all.get("rejected_rows")
                .forEach(row -> rows.add(Map.of(
                        "line",
                        row.get("line").asInt(),
                        "reason",
                        row.get("reason").asString())));
        return rows;
    }
}
