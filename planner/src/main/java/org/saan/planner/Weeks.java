package org.saan.planner;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.OptionalInt;

/** ISO weeks as numbers counted from the first week of a horizon. */
final class Weeks {
    private final LocalDate first;

    /** @throws IllegalArgumentException when the text is no ISO week */
    Weeks(String firstWeek) {
        first = monday(firstWeek);
    }

    static boolean valid(String week) {
        try {
            monday(week);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Number of the week, which may lie outside the horizon; empty when the text is no ISO week. */
    OptionalInt index(String week) {
        return valid(week) ? OptionalInt.of((int) ChronoUnit.WEEKS.between(first, monday(week))) : OptionalInt.empty();
    }

    String name(int index) {
        return name(first.plusWeeks(index));
    }

    private static String name(LocalDate day) {
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static LocalDate monday(String week) {
        if (week.matches("\\d{4}-W\\d{2}")) {
            var day = LocalDate.of(Integer.parseInt(week.substring(0, 4)), 1, 4)
                    .with(DayOfWeek.MONDAY)
                    .plusWeeks(Integer.parseInt(week.substring(6)) - 1L);
            if (name(day).equals(week)) {
                return day;
            }
        }
        throw new IllegalArgumentException(week + " is not an ISO week such as 2027-W03");
    }
}
