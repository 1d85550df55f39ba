package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Domain(Typing.class)
class RomanisationTest {
    @ParameterizedTest
    @CsvSource({
        "กิน, kin",
        "น้ำ, nam",
        "ผ้า, pha",
        "ไหม, mai",
        "เกาะ, ko",
        "แก้ว, kaeo",
        "เรือ, ruea",
        "เมือง, mueang",
        "เชียง, chiang",
        "หัว, hua",
        "สวน, suan",
        "ควน, khuan",
        "เลย, loei",
        "เนิน, noen",
        "เทอม, thoem",
        "เหล็ก, lek",
        "ถนน, thanon",
        "ตลาด, talat",
        "พนม, phanom",
        "พร, phon",
        "กรม, krom",
        "ธรรม, tham",
        "วรรณ, wan",
        "สิงห์, sing",
        "จันทร์, chan",
        "พันธุ์, phan",
        "ศักดิ์, sak",
        "เพชร, phet",
        "ชาติ, chat",
        "ธาตุ, that",
        "บุตร, but",
        "ทราย, sai",
        "สร้าง, sang",
        "ศรี, si",
        "จริง, ching",
        "หนอง, nong",
        "หงส์, hong",
        "หญ้า, ya",
        "นิ้ว, nio",
        "แสวง, sawaeng",
        "เฉลิม, chaloem",
        "เสม็ด, samet",
        "ลำ, lam",
        "สวย, suai",
        "น้อย, noi",
        "ข้าว, khao",
        "ร้าย, rai",
        "พฤกษ์, phruek",
        "ไทย, thai",
        "มือ, mue",
        "บึง, bueng",
        "ตำรวจ, tamruat",
        "กลม, klom",
        "กว้าง, kwang"
    })
    void readsWhatTheLettersTell(String thai, String latin) {
        var syllables = Syllables.of(thai);
        assertThat(String.join(
                        "", syllables.stream().map(Romanisation.Syllable::latin).toList()))
                .isEqualTo(latin);
    }

    @Test
    void spacesDigitsAndOtherLettersStay() {
        assertThat(Romanisation.suggest("บ้านดอน หมู่ ๕ (OTOP)").text()).isEqualTo("Ban Don Mu 5 (OTOP)");
        assertThat(Romanisation.suggest("").text()).isEmpty();
    }

    @Property
    void anythingIsAnswered(@ForAll String text) {
        var suggestion = Romanisation.suggest(text);
        if (suggestion.complete()) {
            assertThat(suggestion.text().chars().allMatch(c -> !WordTrie.isThaiLetter((char) c)))
                    .isTrue();
        }
    }

    record Share(double exact, double sameLetters, double near) {}

    static Share share(List<String[]> names, UnaryOperator<String> romanise) {
        int exact = 0;
        int letters = 0;
        int near = 0;
        for (var name : names) {
            var suggested = romanise.apply(name[0]);
            exact += suggested.equalsIgnoreCase(name[1]) ? 1 : 0;
            letters += letters(suggested).equals(letters(name[1])) ? 1 : 0;
            near += ThaiLikeness.isWithin(letters(suggested), letters(name[1]), 1) ? 1 : 0;
        }
        double all = names.size();
        return new Share(exact / all, letters / all, near / all);
    }

    static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Thai and English names of a file of places; every second one from the first, or from the second. */
    static List<String[]> names(String file, int first, int step) throws IOException {
        var rows = Files.readAllLines(Path.of("../hub/src/main/resources/geo").resolve(file));
        var header = List.of(rows.getFirst().split(","));
        var names = new ArrayList<String[]>();
        for (int i = 1 + first; i < rows.size(); i += step) {
            var cells = rows.get(i).split(",");
            names.add(new String[] {cells[header.indexOf("name_th")], cells[header.indexOf("name_en")]});
        }
        return names;
    }

    /** The figures stand in the README; a better rule changes them there too. */
    @Test
    void theShareOfPlaceNamesThatItWritesAsTheRegisterDoes() throws IOException {
        var districts = names("th_districts.csv", 0, 1);
        var others = names("th_subdistricts.csv", 1, 2);
        var lines = List.of(
                line(
                        "928 districts, rules alone",
                        share(districts, n -> Romanisation.byRule(n).text())),
                line(
                        "3,718 subdistricts, rules alone",
                        share(others, n -> Romanisation.byRule(n).text())),
                line(
                        "the same, with the table that was made without them",
                        share(others, n -> Romanisation.suggest(n).text())));
        lines.forEach(System.out::println);
        assertThat(Files.readString(Path.of("README.md"))).contains(String.join("\n", lines));
    }

    private static String line(String what, Share share) {
        return "| %s | %.1f %% | %.1f %% | %.1f %% |"
                .formatted(what, 100 * share.exact(), 100 * share.sameLetters(), 100 * share.near());
    }
}
