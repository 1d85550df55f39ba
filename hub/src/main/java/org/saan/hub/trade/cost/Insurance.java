package org.saan.hub.trade.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Cargo insurance over 110 % of the value at the place of destination (Incoterms 2020, CIP and CIF): the premium is itself part of
 * what is insured, so {@code CIF = (cost + freight) / (1 - 1.1 r)}.
 *
 * @param insured what is insured: 110 % of CIF, rounded to the satang or cent
 * @param premium rounded half up before anything is added to it
 */
public record Insurance(BigDecimal insured, BigDecimal premium) {
    private static final BigDecimal OVER = new BigDecimal("1.1");

    /**
     * The insurance of goods with their freight.
     *
     * @param costAndFreight what the goods and their main carriage cost, without insurance
     * @param ratePercent premium in percent of what is insured, from 0 to under 90
     * @param decimals places of the currency
     * @throws IllegalArgumentException when the rate leaves nothing to insure
     */
    public static Insurance of(BigDecimal costAndFreight, BigDecimal ratePercent, int decimals) {
        var part = OVER.multiply(ratePercent.movePointLeft(2));
        var rest = BigDecimal.ONE.subtract(part);
        if (ratePercent.signum() < 0 || rest.signum() <= 0) {
            throw new IllegalArgumentException("a premium of " + ratePercent + " % insures nothing");
        }
        var cif = costAndFreight.divide(rest, MathContext.DECIMAL128);
        return new Insurance(
                cif.multiply(OVER).setScale(decimals, RoundingMode.HALF_UP),
                cif.multiply(part).setScale(decimals, RoundingMode.HALF_UP));
    }
}
