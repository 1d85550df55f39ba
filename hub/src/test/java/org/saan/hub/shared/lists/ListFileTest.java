package org.saan.hub.shared.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListFileTest {
    private record Thing(String name, @Nullable Object value) {}

    private static byte[] file(String ending, List<Thing> things) throws IOException {
        var table = new ListTable<Thing>(
                "things",
                "สิ่งของ [1]",
                List.of(ListTable.column("ชื่อ", Thing::name), ListTable.column("ค่า", Thing::value)));
        var answer = ListFile.answer(ending, table, things::forEach);
        try (var content = Objects.requireNonNull(answer.getBody()).getInputStream()) {
            var bytes = content.readAllBytes();
            assertThat(answer.getHeaders().getContentLength()).isEqualTo(bytes.length);
            return bytes;
        }
    }

    @Test
    @DisplayName("SE-02 in .csv a text like a formula carries an apostrophe, an amount below zero stays a number")
    void csv() throws IOException {
        var csv = new String(
                file(
                        "csv",
                        List.of(
                                new Thing(" =1", new BigDecimal("-50.25")),
                                new Thing("a\"b,c\nd", LocalDate.of(2027, 3, 1)),
                                new Thing("\ttab", null),
                                new Thing("ผ้าไหม - ครามแท้", 12))),
                StandardCharsets.UTF_8);
        assertThat(csv)
                .isEqualTo(
                        "\ufeffชื่อ,ค่า\r\n' =1,-50.25\r\n\"a\"\"b,c\nd\",2027-03-01\r\n'\ttab,\r\nผ้าไหม - ครามแท้,12\r\n");
    }

    @Test
    void aLongListIsAWholeWorkbookWithTypedCells() throws IOException {
        var bytes = file(
                "xlsx",
                IntStream.range(0, 5_000)
                        .mapToObj(i -> new Thing("=ชื่อ " + i, i % 2 == 0 ? (Object) i : LocalDate.of(2027, 1, 1)))
                        .toList());
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = workbook.getFirstSheet().openStream()) {
            var all = rows.toList();
            assertThat(all).hasSize(5_001);
            var last = all.getLast();
            assertThat(last.getCellText(0)).isEqualTo("=ชื่อ 4999");
            assertThat(last.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(last.getCellAsDate(1).orElseThrow().toLocalDate()).isEqualTo(LocalDate.of(2027, 1, 1));
            assertThat(all.get(1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
        }
    }
}
