package org.saan.hub.catalogue.web.open;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;
import org.saan.thaitext.DateReading;
import org.saan.thaitext.QuantityReading;
import org.saan.thaitext.ThaiDates;
import org.saan.thaitext.ThaiQuantities;

/**
 * How many a visitor wants and by when, read from the address of a page, so that the answer can be shared.
 *
 * @param count pieces, absent when none or unreadable
 * @param by date by which they are needed, included; absent when none, unreadable or past
 */
record Asked(Ask ask, @Nullable Integer count, @Nullable LocalDate by) {
    private static final int MOST_PIECES = 10_000_000;

    static Asked read(String countTyped, String byTyped, Shell shell, LocalDate today) {
        var counted = countTyped.strip();
        var dated = byTyped.strip();
        var count = counted.isEmpty() ? null : pieces(counted);
        var by = dated.isEmpty() ? null : date(dated);
        var countMistake = !counted.isEmpty() && count == null ? shell.t("public.ask.not_a_count") : null;
        if (by == null) {
            var mistake = dated.isEmpty() ? null : shell.t("public.ask.not_a_date");
            return new Asked(new Ask(counted, countMistake, dated, mistake), count, null);
        }
        if (by.isBefore(today)) {
            var mistake = shell.t("public.ask.past", shell.date(by));
            return new Asked(new Ask(counted, countMistake, dated, mistake), count, null);
        }
        return new Asked(new Ask(counted, countMistake, shell.date(by), null), count, by);
    }

    private static @Nullable Integer pieces(String text) {
        return ThaiQuantities.read(text) instanceof QuantityReading.Quantity(BigDecimal amount, String unit)
                        && amount.signum() > 0
                        && amount.stripTrailingZeros().scale() <= 0
                        && amount.compareTo(BigDecimal.valueOf(MOST_PIECES)) <= 0
                ? amount.intValueExact()
                : null;
    }

    /** A year of two digits counts as one of the Buddhist era; the field then shows the whole date. */
    private static @Nullable LocalDate date(String text) {
        return switch (ThaiDates.read(text)) {
            case DateReading.Day(LocalDate date) -> date;
            case DateReading.Assumed(LocalDate date, var assumption) ->
                assumption == DateReading.Assumption.TWO_DIGIT_YEAR ? date : null;
            case DateReading.NoDate ignored -> null;
        };
    }
}
