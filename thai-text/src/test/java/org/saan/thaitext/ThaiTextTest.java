package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Domain(Typing.class)
@Domain(DomainContext.Global.class)
class ThaiTextTest {
    @ParameterizedTest
    @DisplayName("TH-03 zero-width signs, no-break spaces and other orders of sara am do not make another name")
    @ValueSource(
            strings = {
                "กลุ่ม\u200bทอ\u200bผ้า\u200bบ้าน\u200bน้ำใส",
                "\u00a0กลุ่มทอผ้าบ้านน้ำใส\u00a0",
                "กลุ่มทอผ้าบ้านน\u0e4d\u0e49\u0e32ใส",
                "กลุ่มทอผ้าบ้านน\u0e49\u0e4d\u0e32ใส",
                "กลุ่มทอผ้าบ้านน\u0e33\u0e49ใส",
                "กลุ่มทอผ้า  บ้าน\u2060น้ำใส"
            })
    void oneKeyForEveryWayOfTyping(String typed) {
        assertThat(ThaiText.matchingKey(typed)).isEqualTo("กลุ่มทอผ้าบ้านน้ำใส");
    }

    @Test
    @DisplayName("TH-03 a cell of nothing but U+200B is empty")
    void zeroWidthAloneIsNothing() {
        assertThat(ThaiText.normal("\u200b")).isEmpty();
    }

    @Test
    void twoSaraEAreOneSaraAeAndAMarkTypedTwiceIsOne() {
        assertThat(ThaiText.normal("เเม่ริิม")).isEqualTo("แม่ริม");
        assertThat(ThaiText.normal("ที่อยู่")).isEqualTo(ThaiText.normal("ท่ีอยู่"));
    }

    @Property
    void normalisingTwiceIsNormalisingOnce(@ForAll String text) {
        var once = ThaiText.normal(text);
        assertThat(ThaiText.normal(once)).isEqualTo(once);
        assertThat(once).doesNotContain("\u200b", "\u00a0", "  ", "เเ").isEqualTo(once.strip());
    }

    @Property
    void theNormalFormOfMarksIsInNfc(
            @ForAll
                    @Chars({
                        '\u0e01', '\u0e32', '\u0e33', '\u0e34', '\u0e38', '\u0e3a', '\u0e48', '\u0e4c', '\u0e4d',
                        '\u0301', '\u0323', 'a', '\u200b', ' '
                    })
                    String text) {
        theNormalFormIsInNfc(text);
        normalisingTwiceIsNormalisingOnce(text);
    }

    @Property
    void theNormalFormIsInNfc(@ForAll String text) {
        assertThat(Normalizer2.getNFCInstance().isNormalized(ThaiText.normal(text)))
                .isTrue();
        assertThat(ThaiText.normal(Normalizer2.getNFCInstance().normalize(text)))
                .isEqualTo(ThaiText.normal(text));
    }

    @Test
    void aForeignMarkBetweenThaiMarksStandsWhereNfcPutsIt() {
        var typed = "\u0301\u0e48\u0e34";
        assertThat(ThaiText.normal(typed)).isEqualTo("\u0e48\u0301\u0e34");
        assertThat(ThaiText.normal(Normalizer2.getNFCInstance().normalize(typed)))
                .isEqualTo(ThaiText.normal(typed));
    }

    @Test
    @DisplayName("TH-03 marks typed in another order are the same marks")
    void marksHaveOneOrder() {
        assertThat(ThaiText.normal("สิทธ\u0e4c\u0e34")).isEqualTo("สิทธิ์");
        assertThat(ThaiText.normal("พันธ\u0e4c\u0e38")).isEqualTo("พันธุ์");
        assertThat(ThaiText.normal("ห\u0e49\u0e39")).isEqualTo("ห\u0e39\u0e49");
        assertThat(ThaiText.normal("น\u0e4d\u200b\u0e49\u0e32")).isEqualTo("น้ำ");
        assertThat(ThaiText.normal("เ\u200bเม\u0e48")).isEqualTo("แม่");
    }

    @Test
    void normalTextIsNotCopied() {
        var name = "กลุ่มทอผ้าบ้านน้ำใส (1) – ก.ข.";
        assertThat(ThaiText.normal(name)).isSameAs(name);
    }

    @Property
    void theKeyOfAKeyIsTheKey(@ForAll String text) {
        var key = ThaiText.matchingKey(text);
        assertThat(ThaiText.matchingKey(key)).isEqualTo(key);
        assertThat(ThaiText.matchingKey(ThaiText.normal(text))).isEqualTo(key);
    }

    @Property
    void linePiecesJoinToTheText(@ForAll String text) {
        assertThat(String.join("", ThaiText.linePieces(text))).isEqualTo(text);
    }

    @Property
    void shortenedTextIsABeginningOfTheText(@ForAll String text, @ForAll @IntRange(max = 12) int characters) {
        var shorter = ThaiText.shorten(text, characters);
        assertThat(text).startsWith(shorter.endsWith("\u2026") ? shorter.substring(0, shorter.length() - 1) : shorter);
    }

    @Test
    @DisplayName("TH-15 Thai text breaks between words, by dictionary")
    void breaksBetweenWords() {
        assertThat(ThaiText.linePieces("กลุ่มทอผ้าฝ้ายย้อมสีธรรมชาติบ้านดอนสวรรค์ขอส่งใบเสนอราคา"))
                .containsExactly(
                        "กลุ่ม",
                        "ทอ",
                        "ผ้า",
                        "ฝ้าย",
                        "ย้อม",
                        "สี",
                        "ธรรมชาติ",
                        "บ้าน",
                        "ดอน",
                        "สวรรค์",
                        "ขอ",
                        "ส่ง",
                        "ใบ",
                        "เสนอ",
                        "ราคา");
    }

    @Test
    @DisplayName("TH-16 text is shortened between characters as readers see them")
    void shortensBetweenCharacters() {
        assertThat(ThaiText.shorten("เกียรติบัตรผู้นำกลุ่มทอผ้า", 10)).isEqualTo("เกียรติบัตรผู้นำ…");
        assertThat(ThaiText.shorten("ผ้า", 10)).isEqualTo("ผ้า");
    }

    @Test
    @DisplayName("TH-01 the order is that of a Thai dictionary")
    void sortsAsADictionaryDoes() {
        var words = List.of(
                "ไหมไทย",
                "กลุ่มทอผ้า",
                "เครื่องเงิน",
                "ขนุน",
                "แก้ว",
                "เกาะ",
                "ผ้าไหม",
                "ก้าน",
                "กาน",
                "กำไล",
                "หม่อน",
                "หมอน",
                "ห้อม",
                "โหม่ง",
                "ใบลาน",
                "ฤทัย",
                "ลำพูน",
                "อุดร",
                "แพรวา");
        assertThat(words.stream().sorted(ThaiOrder.dictionary()).collect(Collectors.joining(", ")))
                .isEqualTo(
                        "กลุ่มทอผ้า, กาน, ก้าน, กำไล, เกาะ, แก้ว, ขนุน, เครื่องเงิน, ใบลาน, ผ้าไหม, แพรวา, ฤทัย, ลำพูน,"
                                + " หมอน, หม่อน, ห้อม, โหม่ง, ไหมไทย, อุดร");
    }

    @Test
    @DisplayName("TH-02 tone marks count last: none, mai ek, mai tho, mai tri, mai chattawa")
    void toneMarksCountLast() {
        assertThat(List.of("ก้วย", "ก๋วย", "ก่วย", "กวย", "ก๊วย").stream().sorted(ThaiOrder.dictionary()))
                .containsExactly("กวย", "ก่วย", "ก้วย", "ก๊วย", "ก๋วย");
    }
}
