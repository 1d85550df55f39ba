package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Domain(Typing.class)
@Domain(DomainContext.Global.class)
class ThaiLinesTest {
    private static final String OFFER = "กลุ่มทอผ้าฝ้ายย้อมสีธรรมชาติบ้านดอนสวรรค์ขอส่งใบเสนอราคา";

    @Test
    @DisplayName("TH-15 a mail of 30 columns breaks between words, and adds nothing")
    void wrapsBetweenWords() {
        var lines = ThaiLines.wrap(OFFER, 30);
        assertThat(lines).containsExactly("กลุ่มทอผ้าฝ้ายย้อมสีธรรมชาติบ้านดอน", "สวรรค์ขอส่งใบเสนอราคา");
        assertThat(String.join("", lines)).isEqualTo(OFFER);
        assertThat(lines).allMatch(line -> ThaiLines.width(line) <= 30);
    }

    @Test
    @DisplayName("TH-16 characters are counted as a reader sees them")
    void countsCharacters() {
        assertThat(ThaiLines.characters("เกียรติบัตรผู้นำ"))
                .containsExactly("เ", "กี", "ย", "ร", "ติ", "บั", "ต", "ร", "ผู้", "นำ");
        assertThat(ThaiLines.characters("เกียรติบัตรผู้นำกลุ่มทอผ้า")).hasSize(17);
        assertThat(ThaiLines.width("ที่นี่")).isEqualTo(2);
    }

    @Test
    void aMarkOnASpaceTakesTheColumnOfTheSpace() {
        assertThat(ThaiLines.wrap("(\u0020\u0e34", 1)).containsExactly("(", "\u0020\u0e34");
    }

    @Property
    void linesHoldAllButSpacesAndFitUnlessACharacterIsTooWide(
            @ForAll String text, @ForAll @IntRange(min = 1, max = 12) int columns) {
        var lines = ThaiLines.wrap(text, columns);
        assertThat(String.join("", lines).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
        assertThat(lines)
                .allMatch(line -> ThaiLines.width(line) <= columns
                        || ThaiLines.characters(line).size() == 1);
    }

    @Property
    void charactersJoinToTheText(@ForAll String text) {
        assertThat(String.join("", ThaiLines.characters(text))).isEqualTo(text);
        assertThat(List.of(ThaiText.shorten(text, 400))).containsExactly(text);
    }
}
