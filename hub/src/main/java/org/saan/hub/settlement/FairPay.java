package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Whether piece work earns a day's wage. Compared as it is, never rounded first.
 *
 * @param hours that the pieces took together
 * @param otherPay in baht, beside the piece rate
 * @param wage of a day in the province, in baht
 * @param hoursPerDay that the wage is for
 */
public record FairPay(
        BigDecimal pieces,
        BigDecimal pieceRate,
        BigDecimal hours,
        BigDecimal otherPay,
        BigDecimal wage,
        BigDecimal hoursPerDay) {
    private static final int EXACT = 40;

    public FairPay {
        if (pieces.signum() <= 0 || hours.signum() <= 0 || wage.signum() <= 0 || hoursPerDay.signum() <= 0) {
            throw new IllegalArgumentException("pieces, hours and wage are more than nothing");
        }
    }

    public BigDecimal gross() {
        return cents(pieces.multiply(pieceRate).add(otherPay));
    }

    /** Four places. */
    public BigDecimal perHour() {
        return earned().divide(hours, 4, RoundingMode.HALF_UP);
    }

    public BigDecimal dayEquivalent() {
        return earned().multiply(hoursPerDay).divide(hours, 2, RoundingMode.HALF_UP);
    }

    /** Four places; for reading only. */
    public BigDecimal ratio() {
        return earned().multiply(hoursPerDay).divide(hours.multiply(wage), 4, RoundingMode.HALF_UP);
    }

    public boolean passes() {
        return earned().multiply(hoursPerDay).compareTo(wage.multiply(hours)) >= 0;
    }

    /** The rate for a piece that reaches the wage by itself, up to the next satang. */
    public BigDecimal minimumPieceRate() {
        return wage.multiply(hours)
                .divide(hoursPerDay.multiply(pieces), EXACT, RoundingMode.UP)
                .setScale(2, RoundingMode.CEILING);
    }

    private BigDecimal earned() {
        return pieces.multiply(pieceRate).add(otherPay);
    }

    private static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }
}
