package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;

/**
 * What a piece costs, in baht, and what its price becomes on the way to the buyer. Every line is rounded once; sums are of what
 * is printed. The margin is of the group's price and the hub's fee is of the selling price, not on top of the cost.
 *
 * @param wastagePercent of materials
 * @param overheadPercent of labour
 * @param marginPercent of the group's price
 * @param cluster what the cluster keeps for a piece
 * @param packing for quality and packing
 * @param feePercent of the selling price
 * @param freight to the buyer, after the selling price
 */
public record CostSheet(
        List<Material> materials,
        List<Step> steps,
        BigDecimal wastagePercent,
        BigDecimal overheadPercent,
        BigDecimal marginPercent,
        Money cluster,
        Money packing,
        BigDecimal feePercent,
        Money freight) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    /** @param price of one, in baht */
    public record Material(String name, BigDecimal quantity, BigDecimal price) {
        public Money amount() {
            return Money.rounded(quantity.multiply(price), Money.THB);
        }
    }

    /**
     * A step of work, timed.
     *
     * @param minutes that it takes for a piece
     * @param rate of an hour, in baht
     */
    public record Step(String name, BigDecimal minutes, BigDecimal rate) {
        public Money amount() {
            return new Money(minutes.multiply(rate).divide(MINUTES, 2, RoundingMode.HALF_UP), Money.THB);
        }
    }

    public CostSheet {
        materials = List.copyOf(materials);
        steps = List.copyOf(steps);
        check("wastage", wastagePercent);
        check("overhead", overheadPercent);
        checkBelowAll("margin", marginPercent);
        checkBelowAll("fee", feePercent);
    }

    private static void check(String field, BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(500)) > 0) {
            throw Refusal.of(field, "settlement.percent");
        }
    }

    private static void checkBelowAll(String field, BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) >= 0) {
            throw Refusal.of(field, "settlement.percent_of_price");
        }
    }

    public Money materialsCost() {
        return materials.stream().map(Material::amount).reduce(Money.zero(Money.THB), Money::plus);
    }

    public Money wastage() {
        return materialsCost().percent(wastagePercent);
    }

    /** What the makers get for a piece: the piece rate. */
    public Money labour() {
        return steps.stream().map(Step::amount).reduce(Money.zero(Money.THB), Money::plus);
    }

    public BigDecimal minutes() {
        return steps.stream().map(Step::minutes).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public Money overhead() {
        return labour().percent(overheadPercent);
    }

    public Money unitCost() {
        return materialsCost().plus(wastage()).plus(labour()).plus(overhead());
    }

    public Money groupPrice() {
        return without(unitCost(), marginPercent);
    }

    public Money margin() {
        return groupPrice().minus(unitCost());
    }

    public Money sellingPrice() {
        return without(groupPrice().plus(cluster).plus(packing), feePercent);
    }

    public Money hubFee() {
        return sellingPrice().minus(groupPrice()).minus(cluster).minus(packing);
    }

    public Money buyerPrice() {
        return sellingPrice().plus(freight);
    }

    /** Of the selling price, four places. */
    public BigDecimal labourShare() {
        var price = sellingPrice().amount();
        return price.signum() == 0 ? BigDecimal.ZERO : labour().amount().divide(price, 4, RoundingMode.HALF_UP);
    }

    /** The price of which that many per cent are somebody's, when the rest must be so much. */
    private static Money without(Money rest, BigDecimal percent) {
        return new Money(
                rest.amount().multiply(HUNDRED).divide(HUNDRED.subtract(percent), 2, RoundingMode.HALF_UP), Money.THB);
    }
}
