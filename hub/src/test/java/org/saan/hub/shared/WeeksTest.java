package org.saan.hub.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.threeten.extra.YearWeek;

class WeeksTest {

    @Test
    void readsAnIsoWeekAndWritesItBack() {
        assertThat(Weeks.find("2027-w3").map(Weeks::text)).contains("2027-W03");
    }

    @Test
    void refusesAWeekThatTheYearDoesNotHave() {
        assertThat(Weeks.find("2027-W53")).isEmpty();
        assertThat(Weeks.find("2026-W53")).contains(YearWeek.of(2026, 53));
    }

    @Test
    void countsWeeksOverTheTurnOfAYearWith53() {
        assertThat(Weeks.between(YearWeek.of(2026, 52), YearWeek.of(2027, 1))).isEqualTo(2);
    }

    @Test
    @DisplayName("CA-01 a date has no zone: it is printed as stored, in each language's era")
    void printsDatesAsStored() {
        var due = LocalDate.of(2026, 3, 29);
        assertThat(new Printing(Language.EN).date(due)).isEqualTo("29\u00a0Mar\u00a02026");
        assertThat(new Printing(Language.TH).date(due)).isEqualTo("29\u00a0มี.ค.\u00a02569");
    }
}
