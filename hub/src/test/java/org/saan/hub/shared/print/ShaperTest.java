package org.saan.hub.shared.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JDK has HarfBuzz inside: on every consonant with every vowel and tone mark it must say the same. */
class ShaperTest {
    private static final List<String> VOWELS = List.of("", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "็", "ํ");
    private static final List<String> TONES = List.of("", "่", "้", "๊", "๋", "์");

    @ParameterizedTest
    @EnumSource(Face.class)
    @DisplayName("TH-14 the same glyphs in the same places as HarfBuzz")
    void asHarfBuzz(Face face) {
        var file = Fonts.of(face);
        var shaper = new Shaper(file);
        var font = HarfBuzz.font(face, file.unitsPerEm);
        var different = texts().stream()
                .filter(text -> !own(shaper, text).equals(HarfBuzz.glyphs(font, text)))
                .toList();
        assertThat(texts()).hasSizeGreaterThan(10_000);
        assertThat(different).isEmpty();
    }

    @Test
    @DisplayName("TH-14 what is tied together or may be parted is not drawn")
    void leavesOutWhatHasNoPicture() {
        var shaper = new Shaper(Fonts.of(Face.TEXT));
        assertThat(own(shaper, "บ้าน\u2060นา\u200bคราม\ufeff")).isEqualTo(own(shaper, "บ้านนาคราม"));
    }

    private static List<String> texts() {
        var texts = new ArrayList<String>(List.of(
                "Ban Na Khram Indigo Weaving Group – AVATAR To Wave, Fünf à la carte 1,250.50 THB × 10",
                "A วันที่ ๑๕ ธ.ค. ๒๕๖๘ ซื้อเสื้อ ปั๊มน้ำ เอี๊ยด น้ำใจผู้นำกลุ่ม ที่อยู่ ญู่ ฐู ฝั่ง ฟื้น",
                "กลุ่มทอผ้าฝ้ายย้อมสีธรรมชาติบ้านดอนสวรรค์ขอส่งใบเสนอราคา ฤๅษี ฦๅชา ฯลฯ จริง ๆ ๐๑๒๓๔๕๖๗๘๙"));
        for (char consonant = 'ก'; consonant <= 'ฮ'; consonant++) {
            for (var vowel : VOWELS) {
                for (var tone : TONES) {
                    texts.add(consonant + vowel + tone);
                    texts.add("เ" + consonant + vowel + tone + "น");
                    texts.add("A" + consonant + vowel + tone + "ป้");
                    texts.add("ฝ" + consonant + vowel + tone + "ำ");
                }
            }
        }
        return texts;
    }

    private static String own(Shaper shaper, String text) {
        return shaper.shape(text).stream()
                .map(glyph -> glyph.id + "@" + glyph.x + "," + glyph.y)
                .collect(Collectors.joining(" "));
    }
}
