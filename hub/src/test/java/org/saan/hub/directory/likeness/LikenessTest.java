package org.saan.hub.directory.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    private static GroupFacts group(String name, String subdistrict, String phone) {
        return new GroupFacts(
                UUID.nameUUIDFromBytes((name + subdistrict + phone).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                subdistrict.substring(0, 2),
                subdistrict.substring(0, 4),
                subdistrict,
                null,
                null,
                List.of(phone));
    }

    @Test
    @DisplayName("DR-01 A1, A2 and A3 are one group, A4 is possible, A5 in another district is not")
    void theFileOfDoubledGroups() {
        var a1 = group("กลุ่มทอผ้าบ้านนาตัวอย่าง", "500708", "+66812345678");
        var a2 = group("กลุ่มทอผ้า  บ้านนาตัวอย่าง ", "500708", "+66812345678");
        var a3 = group("กลุ่ม\u200bทอผ้าบ้านนาตัวอย่าง", "500708", "+66812345678");
        var a4 = group("วิสาหกิจชุมชนกลุ่มทอผ้าบ้านนาตัวอย่าง", "500708", "+66899999999");
        var a5 = group("กลุ่มทอผ้าบ้านนาตัวอย่าง", "501908", "+66877777777");
        for (var one : List.of(Likeness.of(a1, a2), Likeness.of(a1, a3), Likeness.of(a2, a3))) {
            assertThat(one.isSame()).as("%s", one).isTrue();
        }
        for (var one : List.of(a1, a2, a3)) {
            var likeness = Likeness.of(one, a4);
            assertThat(likeness.isPossible()).as("%s", likeness).isTrue();
            assertThat(likeness.isSame()).as("%s", likeness).isFalse();
        }
        for (var one : List.of(a1, a2, a3, a4)) {
            assertThat(Likeness.of(one, a5).isPossible()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "กลุ่มทอผ้าไหมบ้านโนนสูง, กลุ่มทอผ้าฝ้ายบ้านโนนสูง, OTHER_MATERIAL",
        "กลุ่มทอผ้าบ้านโนนสูง, กลุ่มจักสานบ้านโนนสูง, OTHER_CRAFT",
        "กลุ่มทอผ้าบ้านโนนสูง หมู่ 3, กลุ่มทอผ้าบ้านโนนสูง หมู่ ๔, OTHER_NUMBER",
        "กลุ่มแม่บ้านเกษตรกรบ้านโนนสูง, กลุ่มทอผ้าบ้านโนนสูง, OTHER_PEOPLE",
        "กลุ่มทอผ้าบ้านโนนสูง, นางสมาน ทดสอบดี, PERSON_AND_GROUP",
        "กลุ่มทอผ้าบ้านโนนสูง, กลุ่มทอผ้าบ้านโนนสูงรวมใจ, OTHER_NAME",
        "กลุ่มทอผ้าบ้านหวายหลึม, กลุ่มจักสานหวายบ้านหลึม, OTHER_CRAFT",
    })
    void neighboursThatSoundAlikeAreNotOne(String first, String second, Evidence why) {
        var likeness = Likeness.of(group(first, "400101", "+66800000001"), group(second, "400101", "+66800000002"));
        assertThat(likeness.isPossible()).as("%s", likeness).isFalse();
        assertThat(likeness.reasons()).extracting(Reason::what).contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "กลุ่มทอผ้าบ้านโนนสูง, วิสาหกิจชุมชนกลุ่มทอผ้าบ้านโนนสูง",
        "กลุ่มทอผ้าบ้านโนนสูง, วสช.กลุ่มทอผ้า บ้านโนนสูง",
        "กลุ่มทอผ้าบ้านโนนสูง, กลุ่มสตรีทอผ้าไหมโนนสูง",
        "กลุ่มทอผ้าบ้านโนนสูง, กลุ่มทอผ้าบ้านโนนสุง",
        "กลุ่มทอผ้าบ้านโนนสูง, กลุมทอผ้าบานโนนสูง",
        "กลุ่มจักสานบ้านน้ำใส, กลุ่มจักสานบ้านน\u0e49\u0e4d\u0e32ใส",
        "กลุ่มทอผ้าบ้านหนองหญ้าปล้อง, กลุ่มทอผ้าบ้านหนองหญ้าปลอง ต.ศิลา อ.เมือง",
        "นางสมาน ทดสอบดี, นาง สมาน  ทดสอบดี",
    })
    void oneGroupWrittenInTwoWaysIsPut(String first, String second) {
        var likeness = Likeness.of(group(first, "400101", "+66800000001"), group(second, "400101", "+66800000002"));
        assertThat(likeness.isPossible()).as("%s", likeness).isTrue();
    }

    @Test
    void pointsAreTheSumOfTheReasons() {
        for (var pair : LikePairs.among(
                MadeRegister.of(800, 3).stream().map(MadeRegister.Entry::facts).toList())) {
            assertThat(pair.likeness().reasons().stream()
                            .mapToInt(Reason::points)
                            .sum())
                    .isEqualTo(pair.likeness().points());
        }
    }

    @Test
    void theOrderOfTheTwoDoesNotMatter() {
        var some =
                MadeRegister.of(120, 5).stream().map(MadeRegister.Entry::facts).toList();
        for (var a : some) {
            for (var b : some) {
                assertThat(Likeness.of(a, b).points())
                        .isEqualTo(Likeness.of(b, a).points());
            }
        }
    }

    @Property(tries = 2000)
    void anyTextIsTakenApartAndComparesToItselfAsEqual(
            @ForAll @StringLength(max = 40) @CharRange(from = '\u0e01', to = '\u0e5b') String name) {
        var one = new GroupFacts(new UUID(0, 1), "กลุ่ม" + name, "40", null, null, null, null, List.of());
        assertThat(Likeness.of(one, one).reasons())
                .extracting(Reason::what)
                .containsAnyOf(Evidence.SAME_NAME, Evidence.NO_OWN_NAME);
    }

    @Test
    void eachPieceOfEvidenceHasItsSentenceInBothLanguages() {
        var words = new org.saan.hub.shared.Words();
        assertThat(Arrays.stream(Evidence.values()).map(what -> new Reason(what, 0, "", "").key()))
                .allMatch(words::has);
    }
}
