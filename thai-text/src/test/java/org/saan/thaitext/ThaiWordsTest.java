package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Domain(Typing.class)
class ThaiWordsTest {
    @ParameterizedTest
    @DisplayName("TH-15 words are found by dictionary")
    @ValueSource(
            strings = {
                "กลุ่ม|ทอ|ผ้า|ฝ้าย|ย้อม|สี|ธรรมชาติ|บ้าน|ดอน|สวรรค์|ขอ|ส่ง|ใบ|เสนอ|ราคา",
                "เกียรติ|บัตร|ผู้นำ|กลุ่ม|ทอ|ผ้า",
                "ชาว|บ้าน|ต่างๆ|ใน|ตำบล",
                "ราคา| |1,250.50| |บาท|/|ผืน",
                "ส่ง| |OTOP| |๕| |ดาว",
                "ก็ได้|ไป|แล้ว"
            })
    void standardWords(String cut) {
        assertThat(ThaiWords.standard().split(cut.replace("|", ""))).containsExactly(cut.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ผ้า|หม้อห้อม|แพร่",
                "ผ้า|ไหม|มัดหมี่|ชนบท",
                "ซิ่น|ตีนจก|แม่แจ่ม",
                "กระเป๋า|ย่านลิเภา",
                "เครื่อง|เงิน|บ้าน|วัวลาย"
            })
    void craftWordsStayWhole(String cut) {
        assertThat(ThaiWords.craft().split(cut.replace("|", ""))).containsExactly(cut.split("\\|"));
    }

    @Test
    void aProjectAddsItsOwnWords() {
        var plain = ThaiWords.standard();
        var own = plain.with(List.of("บ้านน้ำใส", "not Thai", ""));
        assertThat(plain.isWord("บ้านน้ำใส")).isFalse();
        assertThat(own.isWord("บ้านน้ำใส")).isTrue();
        assertThat(own.isWord("บ้านน้ำ")).isFalse();
        assertThat(own.split("ทอผ้าบ้านน้ำใส")).containsExactly("ทอ", "ผ้า", "บ้านน้ำใส");
    }

    @Test
    void whatIsInNoDictionaryIsOnePiece() {
        assertThat(ThaiWords.standard().split("ฆฌฏฐฑ ฆฌฏฐฑ")).containsExactly("ฆฌฏฐฑ", " ", "ฆฌฏฐฑ");
        assertThat(ThaiWords.standard().split("")).isEmpty();
    }

    @Test
    void theDictionaryOfIcuIsThereInFull() {
        assertThat(List.of("สวรรค์", "ธรรมชาติ", "กระทรวง", "ไหม", "ฯลฯ")).allMatch(ThaiWords.standard()::isWord);
        assertThat(ThaiWords.standard().isWord("a")).isFalse();
    }

    @Property
    void wordsJoinToTheText(@ForAll String text) {
        assertThat(String.join("", ThaiWords.craft().split(text))).isEqualTo(text);
    }

    @Property(tries = 3000)
    void noCutFallsInsideACharacter(@ForAll String text) {
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text);
        int at = 0;
        for (var word : ThaiWords.craft().split(text)) {
            assertThat(word).isNotEmpty();
            at += word.length();
            assertThat(characters.isBoundary(at)).as("%s at %d", text, at).isTrue();
        }
    }
}
