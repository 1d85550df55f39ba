package org.saan.hub.trade.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.saan.hub.shared.LargestRemainder;

/**
 * What goods cost at the buyer's door, in one currency. Rates are what somebody gives who looked them up: none is a fact of a
 * tariff. Each amount is rounded half up when it stands, and what follows is counted from rounded amounts.
 *
 * @param fob the goods, loaded and cleared for export
 * @param freight main carriage
 * @param insurance premium and what it insures
 * @param cif goods, freight and premium
 * @param customsValue on which duty is counted
 * @param vatBase CIF, duty and local costs: also the cost for a buyer who gets the tax back
 * @param landed with the tax
 */
public record LandedCost(
        BigDecimal fob,
        BigDecimal freight,
        Insurance insurance,
        BigDecimal cif,
        BigDecimal customsValue,
        BigDecimal duty,
        BigDecimal vatBase,
        BigDecimal vat,
        BigDecimal landed) {
    /**
     * What is known before.
     *
     * @param fob the goods, loaded and cleared for export
     * @param freight main carriage
     * @param insurancePercent premium in percent of 110 % of CIF; 0 when nobody insures
     * @param localCosts carriage to the first place and clearance, where they are taxed
     * @param decimals places of the currency
     */
    public record Known(
            BigDecimal fob,
            BigDecimal freight,
            BigDecimal insurancePercent,
            CustomsBasis basis,
            BigDecimal dutyPercent,
            BigDecimal localCosts,
            BigDecimal vatPercent,
            int decimals) {}

    /**
     * Counts it.
     *
     * @throws IllegalArgumentException when the premium leaves nothing to insure
     */
    public static LandedCost of(Known known) {
        var insurance = Insurance.of(known.fob().add(known.freight()), known.insurancePercent(), known.decimals());
        var cif = known.fob().add(known.freight()).add(insurance.premium());
        var customs = known.basis() == CustomsBasis.CIF ? cif : known.fob();
        var duty = percent(customs, known.dutyPercent(), known.decimals());
        var base = cif.add(duty).add(known.localCosts());
        var vat = percent(base, known.vatPercent(), known.decimals());
        return new LandedCost(known.fob(), known.freight(), insurance, cif, customs, duty, base, vat, base.add(vat));
    }

    /** The duty of each line, by what it is worth as loaded: no cent is lost. */
    public List<BigDecimal> dutyOfLines(List<BigDecimal> fobOfLines, int decimals) {
        return LargestRemainder.split(duty, fobOfLines, BigDecimal.ONE.movePointLeft(decimals));
    }

    private static BigDecimal percent(BigDecimal of, BigDecimal percent, int decimals) {
        return of.multiply(percent).movePointLeft(2).setScale(decimals, RoundingMode.HALF_UP);
    }
}
