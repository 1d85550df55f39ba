package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.thaitext.ThaiLikeness.Edit;
import org.saan.thaitext.ThaiLikeness.Kind;

@Domain(Typing.class)
class LikenessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ผ้าไหม | ผาไหม | 0.25 | TONE",
                "กวย | ก๋วย | 0.25 | TONE",
                "ก่วย | ก้วย | 0.25 | TONE",
                "บ้านดอน | บ้านดอณ | 0.2 | SAME_SOUND",
                "กระดาษสา | กระดาศสา | 0.2 | SAME_SOUND",
                "ใบลาน | ไบลาน | 0.2 | SAME_SOUND",
                "กำไล | กัมไล | 0.2 | SAME_SOUND",
                "วรรณ | วัณ | 0.2 | SAME_SOUND",
                "ฤทัย | รึทัย | 0.2 | SAME_SOUND",
                "จักสาน | จักษาน | 0.2 | SAME_SOUND",
                "ทุ่งนา | ทู่งนา | 0.3 | VOWEL_LENGTH",
                "กาญจน์ | กาญจ | 0.5 | SILENT_OR_NEAR",
                "จันทร์ | จันท | 0.5 | SILENT_OR_NEAR",
                "ปลา | ปรา | 0.5 | SILENT_OR_NEAR",
                "ทอ ผ้า | ทอผ้า | 0.1 | SPACING",
                "จ.น่าน | จ น่าน | 0.1 | SPACING",
                "หมอน | หอมน | 0.6 | SWAPPED",
                "ผ้าไหม | ผ้าไหมก | 1.0 | LETTER"
            })
    void knowsWhichMistakesAreMadeInThai(String left, String right, double distance, Kind kind) {
        var found = ThaiLikeness.compare(left, right);
        assertThat(found.distance())
                .isEqualTo(ThaiLikeness.distance(left, right))
                .isEqualTo(distance);
        assertThat(found.edits()).extracting(Edit::kind).contains(kind);
    }

    @Test
    void twoWaysOfTypingAreNoDistance() {
        assertThat(ThaiLikeness.distance("บ้านนํ้าใส ๕", "บ้านน้ำใส 5")).isZero();
        assertThat(ThaiLikeness.distance("เเม่ริม", "แม่ริม")).isZero();
        assertThat(ThaiLikeness.distance("ที่่อยู่", "ที่อยู่")).isZero();
    }

    @Test
    void anEditSaysWhatStandsWhere() {
        assertThat(ThaiLikeness.compare("กำไลไหม", "กัมไลใหม่").edits())
                .containsExactly(
                        new Edit(Kind.SAME_SOUND, "ำ", "ัม"),
                        new Edit(Kind.SAME_SOUND, "ไ", "ใ"),
                        new Edit(Kind.TONE, "", "่"));
    }

    @Test
    void likenessOrdersNamesAsAReaderWould() {
        var name = "กลุ่มทอผ้าไหมบ้านดอนแก้ว";
        double mark = ThaiLikeness.likeness(name, "กลุ่มทอผ้าใหมบ้านดอนแกว");
        double part = ThaiLikeness.likeness(name, "กลุ่มทอผ้าฝ้ายบ้านดอนแก้ว");
        double other = ThaiLikeness.likeness(name, "วิสาหกิจชุมชนจักสานบ้านโคก");
        assertThat(mark).isGreaterThan(0.97);
        assertThat(part).isBetween(0.8, 0.95);
        assertThat(other).isLessThan(0.5);
    }

    @Property
    void aTextIsLikeItselfAndNothingIsUnlikeItself(@ForAll String text) {
        assertThat(ThaiLikeness.likeness(text, text)).isEqualTo(1.0);
        assertThat(ThaiLikeness.distance(text, ThaiText.normal(text))).isZero();
    }

    @Property
    void distanceIsTheSameInBothDirections(@ForAll String left, @ForAll String right) {
        double distance = ThaiLikeness.distance(left, right);
        assertThat(ThaiLikeness.distance(right, left)).isEqualTo(distance);
        assertThat(ThaiLikeness.likeness(left, right))
                .isEqualTo(ThaiLikeness.likeness(right, left))
                .isBetween(0.0, 1.0);
    }

    @Property
    void onlyEqualFormsHaveNoDistance(@ForAll String left, @ForAll String right) {
        assertThat(ThaiLikeness.distance(left, right) == 0).isEqualTo(form(left).equals(form(right)));
    }

    @Property
    void theLimitChangesNothingButTheTimeItTakes(@ForAll String left, @ForAll String right) {
        double distance = ThaiLikeness.distance(left, right);
        for (double limit = 0; limit < 5; limit += 0.25) {
            assertThat(ThaiLikeness.isWithin(left, right, limit)).isEqualTo(distance <= limit);
        }
    }

    @Property
    void theEditsOfAComparisonMakeOneTextTheOther(@ForAll String left, @ForAll String right) {
        var found = ThaiLikeness.compare(left, right);
        assertThat(found.distance()).isEqualTo(ThaiLikeness.distance(left, right), within(1e-9));
        var taken = found.edits().stream()
                .mapToInt(e -> e.right().length() - e.left().length())
                .sum();
        assertThat(form(left).length() + taken).isEqualTo(form(right).length());
    }

    private static String form(String text) {
        return ThaiDigits.toArabic(ThaiText.normal(text)).toLowerCase(java.util.Locale.ROOT);
    }
}
