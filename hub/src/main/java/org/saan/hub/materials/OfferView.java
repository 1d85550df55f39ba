package org.saan.hub.materials;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;

/**
 * An offer of a supplier as it stands.
 *
 * @param breaks the smallest quantity first
 * @param validUntil inclusive
 */
public record OfferView(
        UUID id,
        UUID materialId,
        UUID supplierId,
        LocalizedText supplier,
        Currency currency,
        BigDecimal minimum,
        BigDecimal pack,
        List<NewOffer.Break> breaks,
        int leadDays,
        LocalDate validUntil) {
    public OfferView {
        breaks = List.copyOf(breaks);
    }

    /**
     * What has to be ordered so that this much is there: whole packs, and no less than the minimum. The minimum holds for the whole
     * order and not for each who asked (PB-01, PB-02).
     */
    public BigDecimal orderFor(BigDecimal needed) {
        return wholePacks(needed.max(minimum));
    }

    private BigDecimal wholePacks(BigDecimal quantity) {
        return quantity.divide(pack, 0, RoundingMode.CEILING).multiply(pack);
    }

    /** What one unit costs in an order of that quantity. */
    public Money each(BigDecimal quantity) {
        var reached = breaks.stream()
                .filter(one -> one.from().compareTo(quantity) <= 0)
                .reduce((first, last) -> last)
                .orElse(breaks.getFirst());
        return Money.ofMinor(reached.eachMinor(), currency);
    }

    /** What the whole of that quantity costs, rounded once. */
    public Money cost(BigDecimal quantity) {
        return Money.rounded(each(quantity).amount().multiply(quantity), currency);
    }

    /** The cheapest order that is enough: sometimes the next break costs less than what is needed. */
    public BigDecimal cheapestFor(BigDecimal needed) {
        var best = orderFor(needed);
        for (var one : breaks) {
            var more = wholePacks(one.from().max(best));
            if (cost(more).amount().compareTo(cost(best).amount()) < 0) {
                best = more;
            }
        }
        return best;
    }

    public boolean valid(LocalDate on) {
        return !on.isAfter(validUntil);
    }
}
