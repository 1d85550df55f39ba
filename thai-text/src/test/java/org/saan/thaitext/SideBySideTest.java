package org.saan.thaitext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.thaitext.OtherReaders.by;

import com.ibm.icu.text.Normalizer2;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of the README that sets this library beside the JDK and ICU4J is what the three say. */
class SideBySideTest {
    private static final String HEAD = "| asked of | question | JDK | ICU4J | thai-text |\n|---|---|---|---|---|\n";

    record Row(String input, String question, String jdk, String icu, String own) {
        String line() {
            return "| " + String.join(" | ", seen(input), question, seen(jdk), seen(icu), seen(own)) + " |";
        }

        private static String seen(String text) {
            return text.replace("\u200b", "⟨200B⟩").replace("\u00a0", "⟨00A0⟩").replace("|", "·");
        }
    }

    private static List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var pair : List.of(
                "นํ้าใส=น้ำใส",
                "เเม่ริม=แม่ริม",
                "ท\u0e48\u0e35อยู่=ที่อยู่",
                "ริ\u0e34ม=ริม",
                "กลุ่ม\u200bทอผ้า=กลุ่มทอผ้า",
                "ทอผ้า\u00a0=ทอผ้า",
                "ทอ  ผ้า=ทอ ผ้า")) {
            rows.add(same(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
        }
        for (var text : List.of("๑,๒๕๐.๕๐", "1,02", "12 34", "สามสิบ")) {
            rows.add(new Row(
                    text,
                    "which number",
                    by(() -> OtherReaders.jdkNumber(text)),
                    by(() -> text.equals("สามสิบ") ? OtherReaders.icuWords(text) : OtherReaders.icuNumber(text)),
                    own("number", text)));
        }
        for (var text : List.of("3 โหล 4 ชิ้น", "2 โหลครึ่ง")) {
            rows.add(new Row(
                    text,
                    "how many",
                    by(() -> OtherReaders.jdkNumber(text)),
                    by(() -> OtherReaders.icuNumber(text)),
                    own("quantity", text)));
        }
        for (var amount : List.of("101", "2500.25")) {
            rows.add(new Row(amount, "in words", "–", OtherReaders.icuInWords(amount), own("baht-words", amount)));
        }
        dates(rows, "d MMMM yyyy", "15 กุมภาพันธ์ 2482", "15 กุมภาพันธ์ 2483");
        dates(rows, "d/M/yyyy", "29/02/2568", "31/2/2557", "1๒/5/2557");
        dates(rows, "d/M/yy", "8/6/64");
        dates(rows, "d MMM yyyy", "4 มิย 2563");
        dates(rows, "EEEE'ที่' d MMMM yyyy", "วันจันทร์ที่ 15 กันยายน 2563");
        rows.add(new Row(
                "เกียรติบัตรผู้นำกลุ่มทอผ้า",
                "first 10 characters",
                "เกียรติบัตรผู้นำกลุ่มทอผ้า".substring(0, 10),
                by(() -> OtherReaders.icuCut("เกียรติบัตรผู้นำกลุ่มทอผ้า", 10)),
                own("shorten 10", "เกียรติบัตรผู้นำกลุ่มทอผ้า")));
        for (var text : List.of("ผ้าหม้อห้อมแพร่", "ซิ่นตีนจกแม่แจ่ม")) {
            rows.add(new Row(
                    text, "words", OtherReaders.jdkSplit(text), OtherReaders.icuSplit(text), own("words", text)));
        }
        rows.add(new Row(
                "แก้ว ขนุน เกาะ",
                "sorted",
                sorted(String::compareTo),
                sorted(ThaiOrder.dictionary()),
                own("sort", "แก้ว", "ขนุน", "เกาะ").replace("\n", " ")));
        rows.add(new Row(
                "เชียงใหม่",
                "in Latin letters",
                "–",
                OtherReaders.icuLatin("เชียงใหม่"),
                Romanisation.suggest("เชียงใหม่").text()));
        rows.add(new Row(
                "สะอาด",
                "in Latin letters",
                "–",
                OtherReaders.icuLatin("สะอาด"),
                Romanisation.suggest("สะอาด").text()));
        rows.add(new Row("0066812345678", "E.164", "–", "–", own("phone", "0066812345678")));
        return rows;
    }

    private static String sorted(Comparator<String> order) {
        return String.join(
                " ", List.of("แก้ว", "ขนุน", "เกาะ").stream().sorted(order).toList());
    }

    private static Row same(String typed, String meant) {
        var jdk = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        var icu = Normalizer2.getNFCInstance().normalize(typed).strip();
        return new Row(
                typed,
                "same as " + meant,
                yes(jdk.equals(meant)),
                yes(icu.equals(meant)),
                yes(ThaiText.normal(typed).equals(meant)));
    }

    private static String yes(boolean so) {
        return so ? "yes" : "no";
    }

    private static void dates(List<Row> rows, String pattern, String... texts) {
        for (var text : texts) {
            rows.add(new Row(
                    text,
                    "which day",
                    by(() -> OtherReaders.jdkDate(pattern, text)),
                    by(() -> OtherReaders.icuDate(pattern, text)),
                    own("date", text)));
        }
    }

    /** What the shell answers, the remark in brackets. */
    private static String own(String verb, String... texts) {
        var words = new ArrayList<>(Arrays.asList(verb.split(" ")));
        words.addAll(List.of(texts));
        var out = new ByteArrayOutputStream();
        ThaiTextMain.run(words, InputStream.nullInputStream(), new PrintStream(out, true, UTF_8), System.err);
        var answer = out.toString(UTF_8).strip();
        int tab = answer.indexOf('\t');
        return tab < 0 ? answer : answer.substring(0, tab) + " (" + answer.substring(tab + 1) + ")";
    }

    @Test
    void theTableOfTheReadmeIsTrue() throws IOException {
        var rows = rows();
        var table = HEAD + String.join("\n", rows.stream().map(Row::line).toList()) + "\n";
        Files.writeString(Path.of("target/side-by-side.md"), table);
        assertThat(rows)
                .hasSize(30)
                .allMatch(row -> !row.own().equals(row.jdk()) || !row.own().equals(row.icu()));
        assertThat(Files.readString(Path.of("README.md"))).contains(table);
    }
}
