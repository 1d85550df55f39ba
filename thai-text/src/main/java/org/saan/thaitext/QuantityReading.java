package org.saan.thaitext;

import java.math.BigDecimal;

/** What a cell that should hold a quantity turned out to hold. */
public sealed interface QuantityReading {
    /**
     * A quantity in the base unit of its kind.
     *
     * @param unitCode of UN/ECE Recommendation 20: H87 piece, PR pair, SET, MTR metre, KGM kilogram
     */
    record Quantity(BigDecimal amount, String unitCode) implements QuantityReading {}

    /** Amounts of kinds that do not add up, such as pieces and metres, or half a piece. */
    record Impossible(String text) implements QuantityReading {}

    /** No quantity, or one in words. */
    record NotAQuantity(String text) implements QuantityReading {}
}
