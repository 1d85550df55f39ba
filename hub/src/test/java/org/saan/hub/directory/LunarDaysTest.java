package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.shared.LocalizedText;
import org.threeten.extra.YearWeek;

/** Holy days against the public holidays as they were kept. */
class LunarDaysTest {
    private final LunarDays days = new LunarDays();
    private final Holidays holidays = new Holidays();

    @ParameterizedTest
    @CsvSource({
        "2018, 2018-03-01, 2018-05-29, 2018-07-27",
        "2019, 2019-02-19, 2019-05-18, 2019-07-16",
        "2020, 2020-02-08, 2020-05-06, 2020-07-05",
        "2021, 2021-02-26, 2021-05-26, 2021-07-24",
        "2022, 2022-02-16, 2022-05-15, 2022-07-13",
        "2023, 2023-03-06, 2023-06-03, 2023-08-01",
        "2024, 2024-02-24, 2024-05-22, 2024-07-20",
        "2025, 2025-02-12, 2025-05-11, 2025-07-10",
        "2026, 2026-03-03, 2026-05-31, 2026-07-29"
    })
    void fullMoonsOfTheThreeGreatDaysAreThoseThatWereKept(
            int year, LocalDate makha, LocalDate visakha, LocalDate asalha) {
        var of = days.of(year).orElseThrow();
        assertThat(of.makha()).isEqualTo(makha);
        assertThat(of.visakha()).isEqualTo(visakha);
        assertThat(of.asalha()).isEqualTo(asalha);
        assertThat(of.lentBegins()).isEqualTo(asalha.plusDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "2023, 2023-10-29, 2023-11-27",
        "2024, 2024-10-17, 2024-11-15",
        "2025, 2025-10-07, 2025-11-05",
    })
    void lentEndsAndLoyKrathongFollow(int year, LocalDate lentEnds, LocalDate loyKrathong) {
        var of = days.of(year).orElseThrow();
        assertThat(of.lentEnds()).isEqualTo(lentEnds);
        assertThat(of.loyKrathong()).isEqualTo(loyKrathong);
    }

    @Test
    void everyYearUntil2035HasItsDaysAtAFullMoonAndNoLaterYearIsGuessed() {
        // The mean full moon of 2000-01-21, 04:40 UTC, and the mean month; true moons stray less than a day from it.
        var known = LocalDate.of(2000, 1, 21);
        for (int year = 2024; year <= 2035; year++) {
            var asalha = days.of(year).orElseThrow().asalha();
            double months = (ChronoUnit.DAYS.between(known, asalha) - 0.2) / 29.530588853;
            assertThat(Math.abs(months - Math.rint(months)) * 29.53)
                    .as("days from the mean full moon in %s", year)
                    .isLessThan(1.6);
        }
        assertThat(days.of(2036)).isEmpty();
        assertThat(days.of(2017)).isEmpty();
    }

    @Test
    void theWeekOfSongkranIsTheOneWithMostOfItsDays() {
        assertThat(Holidays.isSongkran(YearWeek.of(2026, 16))).isTrue();
        // 2027: 13 April is a Tuesday. 2024: 13 and 14 April end a week, the 15th begins the next.
        assertThat(Holidays.isSongkran(YearWeek.of(2027, 15))).isTrue();
        assertThat(Holidays.isSongkran(YearWeek.of(2024, 15))).isTrue();
        assertThat(Holidays.isSongkran(YearWeek.of(2024, 16))).isFalse();
        for (int year = 2024; year <= 2035; year++) {
            int weeks = 0;
            for (int week = 1; week <= 52; week++) {
                weeks += Holidays.isSongkran(YearWeek.of(year, week)) ? 1 : 0;
            }
            assertThat(weeks).as("weeks of Songkran in %s", year).isEqualTo(1);
        }
    }

    @Test
    void aWeekNamesItsHolidaysByDate() {
        assertThat(holidays.in(YearWeek.of(2026, 31)))
                .extracting(Holidays.Day::date)
                .containsExactly(LocalDate.of(2026, 7, 28), LocalDate.of(2026, 7, 29), LocalDate.of(2026, 7, 30));
        assertThat(holidays.in(YearWeek.of(2026, 16)))
                .extracting(Holidays.Day::name)
                .containsExactly(new LocalizedText("สงกรานต์", "Songkran"));
        assertThat(holidays.isLent(YearWeek.of(2026, 32))).isTrue();
        assertThat(holidays.isLent(YearWeek.of(2026, 30))).isFalse();
    }
}
