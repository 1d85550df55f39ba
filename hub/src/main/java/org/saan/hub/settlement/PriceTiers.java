package org.saan.hub.settlement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.saan.hub.shared.Money;

/** Prices by quantity: all pieces at the price of the step that is reached. Below the first step there is no price. */
public record PriceTiers(List<Tier> tiers) {
    /** @param from pieces, included */
    public record Tier(int from, Money price) {}

    /** More pieces for less money. */
    public record Cheaper(int pieces, Money total) {}

    public PriceTiers {
        tiers = tiers.stream().sorted(Comparator.comparingInt(Tier::from)).toList();
    }

    public Optional<Money> total(int pieces) {
        return tiers.stream()
                .filter(tier -> tier.from() <= pieces)
                .reduce((lower, higher) -> higher)
                .map(tier -> tier.price().times(pieces));
    }

    /** The step above that costs less than so many pieces do; the buyer is told. */
    public Optional<Cheaper> cheaper(int pieces) {
        return total(pieces)
                .flatMap(now -> tiers.stream()
                        .filter(tier -> tier.from() > pieces)
                        .map(tier -> new Cheaper(tier.from(), tier.price().times(tier.from())))
                        .filter(other -> other.total().amount().compareTo(now.amount()) < 0)
                        .min(Comparator.comparing(other -> other.total().amount())));
    }
}
