package org.saan.hub.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import org.saan.hub.shared.Printing;

/**
 * A stretch of days in Bangkok time: from the first moment of one day up to the first moment of another, without it. What ends
 * at 23:30 on the last day is in; what ends ten minutes after midnight is of the next period.
 *
 * @param until the first day after it
 */
public record Period(LocalDate since, LocalDate until) {
    private static final int BUDDHIST = 543;

    public Period {
        if (until.isBefore(since)) {
            throw new IllegalArgumentException("a period ends after it began: " + since + " – " + until);
        }
    }

    /** A Thai fiscal year by its Buddhist number: 2569 is 1 Oct 2025 up to 1 Oct 2026 without it. */
    public static Period fiscalYear(int buddhist) {
        var until = LocalDate.of(buddhist - BUDDHIST, Month.OCTOBER, 1);
        return new Period(until.minusYears(1), until);
    }

    /** The Buddhist number of the fiscal year in which a day lies. */
    public static int fiscalYearOf(LocalDate day) {
        return day.getYear() + BUDDHIST + (day.getMonthValue() >= Month.OCTOBER.getValue() ? 1 : 0);
    }

    public Instant from() {
        return start(since);
    }

    /** The first moment that is no longer in it. */
    public Instant end() {
        return start(until);
    }

    /** The first moment of a day in Bangkok. */
    static Instant start(LocalDate day) {
        return day.atStartOfDay(Printing.ZONE).toInstant();
    }
}
