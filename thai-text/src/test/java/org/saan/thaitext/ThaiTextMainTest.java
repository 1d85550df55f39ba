package org.saan.thaitext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThaiTextMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String in, String... words) {
        return ThaiTextMain.run(
                List.of(words),
                new ByteArrayInputStream(in.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "date; ๑๒ ม.ค. ๒๕๕๗; 2014-01-12; 0",
                "date; 8/6/64; 2021-06-08\tassumed TWO_DIGIT_YEAR; 0",
                "date; 31/2/2557; ? NO_SUCH_DAY; 1",
                "normal; เเม่ริม; แม่ริม; 0",
                "key; กลุ่ม ทอผ้า; กลุ่มทอผ้า; 0",
                "digits; ๑๒; 12; 0",
                "number; ๑,๒๕๐.๕๐; 1250.50; 0",
                "number; สามสิบ; ? IN_WORDS; 1",
                "baht; ฿350.00; 350.00; 0",
                "baht-words; 21.50; ยี่สิบเอ็ดบาทห้าสิบสตางค์; 0",
                "words-baht; ยี่สิบเอ็ดบาทห้าสิบสตางค์; 21.50; 0",
                "quantity; 3 โหล 4 ชิ้น; 40 H87; 0",
                "quantity; 2.5 ชิ้น; ? IMPOSSIBLE; 1",
                "name; น.ส.มาลี ใจตัวอย่าง; นางสาว|มาลี|ใจตัวอย่าง; 0",
                "phone; ๐๘๑-๒๓๔-๕๖๗๘ ต่อ 12; +66812345678 ext 12; 0",
                "phone; 08123456; ? NOT_A_PHONE; 1",
                "id; 1-2345-67890-12-1; 1234567890121; 0",
                "id; 1234567890122; ? WRONG_CHECK_DIGIT; 1",
                "address; อ.เมือง จ.ลำพูน; district=เมืองลำพูน\tprovince=ลำพูน; 0",
                "words; ทอผ้าบ้านดอน; ทอ|ผ้า|บ้าน|ดอน; 0",
                "characters; ผู้นำ; ผู้|นำ; 0",
                "romanise; เชียงใหม่; Chiang Mai; 0",
                "breaks; ทอผ้า; ทอ|ผ้า; 0"
            })
    void answersOneText(String verb, String text, String answer, int code) {
        assertThat(run("", verb, text)).isEqualTo(code);
        assertThat(out.toString(UTF_8)).isEqualTo(answer + System.lineSeparator());
    }

    @Test
    void everyLineOfTheInputIsAText() {
        assertThat(run("กลุ่ม ทอผ้า\nนํ้าใส\n", "key")).isZero();
        assertThat(run("4/5/2546\nเร็ว ๆ นี้\n", "date")).isEqualTo(1);
        assertThat(run("ขนุน\nแก้ว\nเกาะ\n", "sort")).isZero();
        assertThat(out.toString(UTF_8).lines())
                .containsExactly("กลุ่มทอผ้า", "น้ำใส", "2003-05-04", "? NOT_A_DATE", "เกาะ", "แก้ว", "ขนุน");
    }

    @Test
    void optionsComeBeforeTheText(@TempDir Path folder) throws IOException {
        var key = Files.write(folder.resolve("key"), new byte[32]);
        assertThat(run("", "write-date", "official", "4/5/2546")).isZero();
        assertThat(run("", "shorten", "10", "เกียรติบัตรผู้นำกลุ่มทอผ้า")).isZero();
        assertThat(run("", "wrap", "8", "กลุ่มทอผ้าบ้านดอนแก้ว")).isZero();
        assertThat(run("", "compare", "ผ้าไหม", "ผาไหม")).isZero();
        assertThat(run("", "id-hash", key.toString(), "1-2345-67890-12-1")).isZero();
        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "๔ พฤษภาคม ๒๕๔๖",
                        "เกียรติบัตรผู้นำ…",
                        "กลุ่มทอผ้า",
                        "บ้านดอน",
                        "แก้ว",
                        "0.952\tdistance 0.25\tTONE ้>",
                        NationalNumber.keyedHash(new NationalNumber.Valid("1234567890121"), new byte[32]));
    }

    @Test
    void anAddressIsHeldAgainstATableOfPlaces() {
        var thailand = "../hub/src/main/resources/geo";
        assertThat(run("", "place", thailand, "ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่ 50140"))
                .isZero();
        assertThat(run("", "place", thailand, "ต.ดอนแก้ว จ.เชียงใหม่")).isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .startsWith("500710\tPOSTAL_CODE_DIFFERS\t")
                .contains("? SEVERAL\t500710 ดอนแก้ว แม่ริม");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "guess",
                "wrap",
                "wrap x",
                "write-date",
                "write-date never",
                "compare one",
                "id-hash nowhere",
                "place nowhere"
            })
    void aMistakeInTheCommandIsOneLineAndTwo(String command) {
        assertThat(run("", command.isEmpty() ? new String[0] : command.split(" ")))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8).lines()).hasSize(1);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void helpNamesEveryVerb() {
        assertThat(run("", "--help")).isZero();
        assertThat(out.toString(UTF_8))
                .contains(
                        "date ",
                        "baht-words",
                        "place FOLDER",
                        "compare",
                        "sort",
                        "words ",
                        "Exit 0",
                        "usage: java -jar");
        assertThat(out.toString(UTF_8).lines()).allMatch(line -> line.length() <= 120);
    }
}
