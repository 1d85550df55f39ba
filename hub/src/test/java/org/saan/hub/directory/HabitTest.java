package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.hub.directory.Habit.Earlier;
import org.saan.hub.directory.Habit.Kind;
import org.threeten.extra.YearWeek;

/** What earlier years say about a week. */
class HabitTest {
    private static final Earlier PLANTED = new Earlier(2026, 0, "planting", 0);

    @Test
    void whoPlantedRiceInTheseWeeksIsAskedWhetherThisYearIsDifferent() {
        var habit = Habit.of(1000, List.of(PLANTED, new Earlier(2025, 500, "planting", 300)), "", 1000);
        assertThat(habit).isEqualTo(new Habit(Kind.USUALLY_LESS, "planting", 2, 250));
    }

    @Test
    void nothingIsSaidWhereTheGroupSaysNothingOrTheSameAsBefore() {
        assertThat(Habit.of(null, List.of(PLANTED), "rice_harvest", 300).worthSaying())
                .isEmpty();
        assertThat(Habit.of(0, List.of(PLANTED), "rice_harvest", 300).worthSaying())
                .isEmpty();
        assertThat(Habit.of(1000, List.of(new Earlier(2026, 800, "", 0)), "rice_harvest", 300)
                        .worthSaying())
                .isEmpty();
    }

    @Test
    void withoutHistoryTheFieldsOfTheRegionAsk() {
        assertThat(Habit.of(1000, List.of(), "rice_harvest", 300))
                .isEqualTo(new Habit(Kind.FIELD_SEASON, "rice_harvest", 0, 300));
        assertThat(Habit.of(1000, List.of(), "smoke_season", 900).worthSaying()).isEmpty();
    }

    @Test
    void whoWorkedInThisWeekBeforeAndSaysNoneNowIsTold() {
        assertThat(Habit.of(0, List.of(new Earlier(2026, null, "", 700)), "", 1000))
                .isEqualTo(new Habit(Kind.USUALLY_WORKED, "", 1, 0));
    }

    @ParameterizedTest
    @CsvSource({"2027, 10, 1, 2026, 10", "2026, 53, 1, 2025, 52", "2027, 1, 2, 2025, 1"})
    void theSameWeekOfAnEarlierYearHasTheSameNumber(int year, int week, int back, int itsYear, int itsWeek) {
        assertThat(GroupHistory.yearsBefore(YearWeek.of(year, week), back)).isEqualTo(YearWeek.of(itsYear, itsWeek));
    }
}
