package org.saan.hub.shared;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.threeten.extra.YearWeek;

/** ISO 8601 weeks as people and tables write them: {@code 2027-W03}. They begin on Monday. */
public final class Weeks {
    private static final Pattern TEXT = Pattern.compile("(\\d{4})-?[Ww](\\d{1,2})");

    private Weeks() {}

    public static Optional<YearWeek> find(String text) {
        var match = TEXT.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            var number = Integer.parseInt(match.group(2));
            // YearWeek turns a week 53 that the year does not have into the first of the next: here that is an error.
            return Optional.of(YearWeek.of(Integer.parseInt(match.group(1)), number))
                    .filter(week -> week.getWeek() == number);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The week of that text; for text that Saan wrote itself. */
    public static YearWeek parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not an ISO week: " + text));
    }

    public static String text(YearWeek week) {
        // Written very often: a format would be read anew each time.
        int year = week.getYear();
        return (year < 1000 ? String.format(Locale.ROOT, "%04d", year) : Integer.toString(year))
                + (week.getWeek() < 10 ? "-W0" : "-W")
                + week.getWeek();
    }

    public static LocalDate monday(YearWeek week) {
        return week.atDay(DayOfWeek.MONDAY);
    }

    public static LocalDate friday(YearWeek week) {
        return week.atDay(DayOfWeek.FRIDAY);
    }

    /** Whole weeks from the first to the second; negative when the second is earlier. */
    public static int between(YearWeek first, YearWeek second) {
        return (int) java.time.temporal.ChronoUnit.WEEKS.between(monday(first), monday(second));
    }
}
