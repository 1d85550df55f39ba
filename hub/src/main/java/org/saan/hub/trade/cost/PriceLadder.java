package org.saan.hub.trade.cost;

import java.math.BigDecimal;

/**
 * One price at each place where it may be agreed (Incoterms 2020): what the seller pays on the way is added step by step, so that
 * two offers under two terms can be laid side by side.
 *
 * @param exw at the seller's door
 * @param fca handed to the carrier, cleared for export
 * @param fob on board, by sea only
 * @param cfr with the main freight
 * @param premium insurance over 110 % of CIF
 * @param cif with the premium
 * @param dap at the buyer's door, not cleared
 */
public record PriceLadder(
        BigDecimal exw,
        BigDecimal fca,
        BigDecimal fob,
        BigDecimal cfr,
        BigDecimal premium,
        BigDecimal cif,
        BigDecimal dap) {
    /**
     * What each step costs.
     *
     * @param inland carriage to the carrier and export clearance
     * @param loading at the terminal
     * @param freight main carriage
     * @param insurancePercent of what is insured
     * @param delivery from arrival to the buyer's door
     */
    public record Steps(
            BigDecimal inland,
            BigDecimal loading,
            BigDecimal freight,
            BigDecimal insurancePercent,
            BigDecimal delivery) {}

    /**
     * Climbs it.
     *
     * @throws IllegalArgumentException when the premium leaves nothing to insure
     */
    public static PriceLadder of(BigDecimal exw, Steps steps, int decimals) {
        var fca = exw.add(steps.inland());
        var fob = fca.add(steps.loading());
        var cfr = fob.add(steps.freight());
        var premium = Insurance.of(cfr, steps.insurancePercent(), decimals).premium();
        var cif = cfr.add(premium);
        return new PriceLadder(exw, fca, fob, cfr, premium, cif, cif.add(steps.delivery()));
    }
}
