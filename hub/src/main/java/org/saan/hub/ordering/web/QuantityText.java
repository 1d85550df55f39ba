package org.saan.hub.ordering.web;

import java.math.BigDecimal;
import java.util.Optional;
import org.saan.thaitext.NumberReading;
import org.saan.thaitext.QuantityReading;
import org.saan.thaitext.ThaiNumbers;
import org.saan.thaitext.ThaiQuantities;

/** What people type into fields for pieces, counts and prices: {@code ๒๔๐ ชิ้น}, {@code 20 dozen}, {@code 310 บาท}. */
final class QuantityText {
    private static final int LONGEST = 40;

    private QuantityText() {}

    /** Pieces, perhaps with a part of one that a later check refuses; empty when it is not a quantity of pieces. */
    static Optional<BigDecimal> pieces(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (ThaiQuantities.read(text)) {
            case QuantityReading.Quantity(var amount, var unit) when unit.equals("H87") -> Optional.of(amount);
            case QuantityReading.Quantity(var amount, var unit)
            when unit.equals("PR") -> Optional.of(amount.multiply(BigDecimal.TWO));
            case QuantityReading.Quantity other -> Optional.empty();
            case QuantityReading.Impossible part -> number(text.replaceAll("[\\p{L}\\p{M}]", ""));
            case QuantityReading.NotAQuantity none -> Optional.empty();
        };
    }

    /** Whole pieces, as many as an order may have. */
    static Optional<Integer> wholePieces(String text) {
        return pieces(text)
                .filter(n -> n.stripTrailingZeros().scale() <= 0 && n.compareTo(BigDecimal.valueOf(1_000_000)) <= 0)
                .map(BigDecimal::intValueExact);
    }

    /** A number without unit. */
    static Optional<BigDecimal> number(String text) {
        return text.length() <= LONGEST && ThaiNumbers.read(text) instanceof NumberReading.Number(var amount)
                ? Optional.of(amount)
                : Optional.empty();
    }

    /** An amount in baht, with or without the word. */
    static Optional<BigDecimal> baht(String text) {
        return text.length() <= LONGEST && ThaiNumbers.readBaht(text) instanceof NumberReading.Number(var amount)
                ? Optional.of(amount)
                : Optional.empty();
    }
}
