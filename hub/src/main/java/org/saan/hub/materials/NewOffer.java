package org.saan.hub.materials;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * At what a supplier offers a material.
 *
 * @param minimum smallest order, in the unit of the material
 * @param pack steps in which an order grows
 * @param breaks prices by quantity from which they hold, the smallest quantity first
 * @param leadDays from order to arrival
 * @param validUntil inclusive
 */
public record NewOffer(
        UUID supplierId,
        Currency currency,
        BigDecimal minimum,
        BigDecimal pack,
        List<Break> breaks,
        int leadDays,
        LocalDate validUntil) {
    public NewOffer {
        breaks = breaks.stream()
                .sorted(java.util.Comparator.comparing(Break::from))
                .toList();
    }

    /** From this quantity on one unit costs so much, in satang or cents. */
    public record Break(BigDecimal from, long eachMinor) {}
}
