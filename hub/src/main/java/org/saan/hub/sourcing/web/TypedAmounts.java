package org.saan.hub.sourcing.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.saan.thaitext.DateReading;
import org.saan.thaitext.NumberReading;
import org.saan.thaitext.QuantityReading;
import org.saan.thaitext.ThaiDates;
import org.saan.thaitext.ThaiNumbers;
import org.saan.thaitext.ThaiQuantities;

/** What people type into fields for pieces, prices and days: {@code ๒๔๐ ชิ้น}, {@code 20 dozen}, {@code 310 บาท}. */
final class TypedAmounts {
    private static final int LONGEST = 40;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private TypedAmounts() {}

    /** Whole ones of that unit, at most a million; a bare number counts them, and two pieces are a pair. */
    static Optional<Integer> whole(String text, String unitCode) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        return number(text)
                .or(() -> ThaiQuantities.read(text) instanceof QuantityReading.Quantity(var amount, var unit)
                        ? in(unitCode, amount, unit)
                        : Optional.empty())
                .filter(n -> n.stripTrailingZeros().scale() <= 0 && n.signum() >= 0 && n.compareTo(MOST) <= 0)
                .map(BigDecimal::intValueExact);
    }

    private static Optional<BigDecimal> in(String wanted, BigDecimal amount, String unit) {
        if (wanted.equals(unit)) {
            return Optional.of(amount);
        }
        if (wanted.equals("PR") && unit.equals("H87")) {
            return Optional.of(amount.divide(BigDecimal.TWO));
        }
        return wanted.equals("H87") && unit.equals("PR")
                ? Optional.of(amount.multiply(BigDecimal.TWO))
                : Optional.empty();
    }

    static Optional<BigDecimal> number(String text) {
        return text.length() <= LONGEST && ThaiNumbers.read(text) instanceof NumberReading.Number(var amount)
                ? Optional.of(amount)
                : Optional.empty();
    }

    /** Satang, from baht with or without the word; at most two places. */
    static Optional<Long> satang(String text) {
        return text.length() <= LONGEST && ThaiNumbers.readBaht(text) instanceof NumberReading.Number(var baht)
                ? Optional.of(baht.movePointRight(2))
                        .filter(n -> n.stripTrailingZeros().scale() <= 0
                                && n.signum() >= 0
                                && n.compareTo(BigDecimal.valueOf(1_000_000_000L)) <= 0)
                        .map(BigDecimal::longValueExact)
                : Optional.empty();
    }

    /** A day as people write it; a year of two digits is one of the Buddhist era. */
    static Optional<LocalDate> day(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (ThaiDates.read(text)) {
            case DateReading.Day(LocalDate date) -> Optional.of(date);
            case DateReading.Assumed(LocalDate date, var assumption) ->
                assumption == DateReading.Assumption.TWO_DIGIT_YEAR ? Optional.of(date) : Optional.empty();
            case DateReading.NoDate ignored -> Optional.empty();
        };
    }
}
