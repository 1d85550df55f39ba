package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.saan.thaitext.DateReading.Assumed;
import org.saan.thaitext.DateReading.Assumption;
import org.saan.thaitext.DateReading.Day;
import org.saan.thaitext.DateReading.NoDate;
import org.saan.thaitext.DateReading.Why;

class ThaiDatesTest {
    private static final Set<ThaiDates.Style> COMMON_ERA =
            EnumSet.of(ThaiDates.Style.ISO, ThaiDates.Style.ENGLISH, ThaiDates.Style.ENGLISH_SHORT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4/5/2546 | 2003-05-04",
                "12-11-2554 | 2011-11-12",
                "๑๔ ก.ค. ๒๕๕๐ | 2007-07-14",
                "3 เมษายน 2565 | 2022-04-03",
                "21 เมษายน พ.ศ. 2560 | 2017-04-21",
                "07/10/2010 | 2010-10-07",
                "2021-12-28 | 2021-12-28",
                "2564-12-28 | 2021-12-28",
                "14 Sep 2020 | 2020-09-14",
                "วันที่ ๓๐ ก.ย. ๒๕๖๗ | 2024-09-30",
                "วันอังคารที่ 2 มกรา 2567 | 2024-01-02",
                "1.2.2560 | 2017-02-01",
                "14กันยายน2563 | 2020-09-14",
                "5 เดือน พฤษภาคม พ.ศ.2563 | 2020-05-05",
                "4 มิย 2563 | 2020-06-04",
                "1/2/ค.ศ. 2017 | 2017-02-01",
                "September 14, 2020 | 2020-09-14",
                "Sep 14 2563 | 2020-09-14",
                "14th September 2020 | 2020-09-14",
                "Monday, 14 September 2020 | 2020-09-14",
                "วันพฤหัสบดีที่ 26 พ.ย. 2569 | 2026-11-26",
                "13 ตุลาคม ร.ศ. 112 | 1893-10-13",
                "2563/9/14 | 2020-09-14",
                "14-ก.ย.-2563 | 2020-09-14",
                "14 กันยายน 2563 | 2020-09-14"
            })
    void readsWrittenForms(String written, LocalDate date) {
        assertThat(ThaiDates.read(written)).isEqualTo(new Day(date));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "13/12/47 | 2004-12-13 | TWO_DIGIT_YEAR", "8 เม.ย. 59 | 2016-04-08 | TWO_DIGIT_YEAR",
                "8 เม.ย. '59 | 2016-04-08 | TWO_DIGIT_YEAR", "20 ม.ค. ร.ศ. 112 | 1894-01-20 | OLD_NEW_YEAR",
                "37426 | 2002-06-19 | SERIAL_DAY", "40600 | 2011-02-26 | SERIAL_DAY",
                "240046 | 2014-03-21 | SERIAL_DAY"
            })
    void saysWhatItAssumed(String written, LocalDate date, Assumption assumption) {
        assertThat(ThaiDates.read(written)).isEqualTo(new Assumed(date, assumption));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "31/2/2557 | NO_SUCH_DAY",
                "29/02/2568 | NO_SUCH_DAY",
                "12/25/2560 | NO_SUCH_DAY",
                "กันยายน 2563 | NO_DAY_GIVEN",
                "2563 | NO_DAY_GIVEN",
                "เร็ว ๆ นี้ | NOT_A_DATE",
                "1/1/2400 | LUNAR_CALENDAR",
                "\"\" | EMPTY",
                "5 ขวบ 2563 | NOT_A_DATE",
                "วันจันทร์ที่ 15 กันยายน 2563 | NO_SUCH_DAY",
                "Friday 14 Sep 2020 | NO_SUCH_DAY",
                "14 ก.ย. 563 | NOT_A_DATE",
                "30 กุมภาพันธ์ 2567 | NO_SUCH_DAY",
                "32/1/2567 | NO_SUCH_DAY",
                "0/1/2567 | NO_SUCH_DAY",
                "1/13/2567 | NO_SUCH_DAY",
                "พ.ศ. 2563 | NO_DAY_GIVEN",
                "12-14 ม.ค. 2557 | NOT_A_DATE"
            })
    void saysWhyThereIsNoDate(String written, Why why) {
        assertThat(ThaiDates.read(written)).isEqualTo(new NoDate(written, why));
    }

    @Test
    @DisplayName("TH-06 29 February follows the year of the common era")
    void leapDays() {
        assertThat(ThaiDates.read("29 กุมภาพันธ์ 2567")).isEqualTo(new Day(LocalDate.of(2024, 2, 29)));
        assertThat(ThaiDates.read("29/02/2568")).isEqualTo(new NoDate("29/02/2568", Why.NO_SUCH_DAY));
    }

    @Test
    @DisplayName("TH-07 before 1941 the Thai year began on 1 April")
    void oldNewYear() {
        assertThat(ThaiDates.read("15 กุมภาพันธ์ 2482"))
                .isEqualTo(new Assumed(LocalDate.of(1940, 2, 15), Assumption.OLD_NEW_YEAR));
        assertThat(ThaiDates.read("15 กุมภาพันธ์ 2483")).isEqualTo(new NoDate("15 กุมภาพันธ์ 2483", Why.NO_SUCH_DAY));
        assertThat(ThaiDates.read("1 เมษายน 2483")).isEqualTo(new Day(LocalDate.of(1940, 4, 1)));
    }

    @Test
    void aDateCellMayHoldABuddhistYear() {
        assertThat(ThaiDates.ofDateCell(LocalDate.of(2557, 3, 4))).isEqualTo(new Day(LocalDate.of(2014, 3, 4)));
        assertThat(ThaiDates.ofDateCell(LocalDate.of(2014, 3, 4))).isEqualTo(new Day(LocalDate.of(2014, 3, 4)));
    }

    @ParameterizedTest
    @EnumSource(ThaiDates.Style.class)
    void everyDayOfTwoHundredYearsIsReadBack(ThaiDates.Style style) {
        for (var day = LocalDate.of(1900, 1, 1); day.getYear() <= 2100; day = day.plusDays(1)) {
            var read = ThaiDates.read(ThaiDates.write(day, style));
            assertThat(read instanceof Day(var date) ? date : ((Assumed) read).date())
                    .isEqualTo(day);
        }
    }

    @Test
    @DisplayName("TH-07 a flat 543 is right from April, and from 1941 on every day")
    void neighboursOfTheOldNewYear() {
        assertThat(ThaiDates.buddhistYear(LocalDate.of(1940, 3, 31))).isEqualTo(2482);
        assertThat(ThaiDates.buddhistYear(LocalDate.of(1940, 4, 1))).isEqualTo(2483);
        assertThat(ThaiDates.buddhistYear(LocalDate.of(1940, 12, 31))).isEqualTo(2483);
        assertThat(ThaiDates.buddhistYear(LocalDate.of(1941, 1, 1))).isEqualTo(2484);
        assertThat(ThaiDates.read("31 มีนาคม 2483")).isEqualTo(new NoDate("31 มีนาคม 2483", Why.NO_SUCH_DAY));
        assertThat(ThaiDates.read("29 กุมภาพันธ์ 2482"))
                .isEqualTo(new Assumed(LocalDate.of(1940, 2, 29), Assumption.OLD_NEW_YEAR));
    }

    @Property
    void readingWhatIsWrittenGivesTheDateBack(@ForAll("dates") LocalDate date, @ForAll ThaiDates.Style style) {
        var written = ThaiDates.write(date, style);
        var expected = !COMMON_ERA.contains(style) && date.getYear() <= 1940 && date.getMonthValue() <= 3
                ? new Assumed(date, Assumption.OLD_NEW_YEAR)
                : new Day(date);
        assertThat(ThaiDates.read(written)).isEqualTo(expected);
        assertThat(ThaiDates.read(ThaiDigits.toThai(written))).isEqualTo(expected);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1889, 4, 1).toEpochDay(),
                        LocalDate.of(2099, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
