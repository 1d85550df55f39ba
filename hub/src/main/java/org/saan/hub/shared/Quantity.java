package org.saan.hub.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * So much of a unit (UN/ECE Recommendation 20: H87 piece, PR pair, DZN dozen, MTR, YRD, KGM). Turned into another unit only
 * where that is exact: never a set into pieces, a day into hours, a length into a mass. It is rounded where it is said, once.
 */
public record Quantity(BigDecimal value, String unit) {

    public Quantity {
        Units.get(unit);
    }

    public static Quantity of(String value, String unit) {
        return new Quantity(new BigDecimal(value), unit);
    }

    /**
     * The same in another unit.
     *
     * @param places after the point
     * @param rounding {@link RoundingMode#CEILING} where less would fall below a smallest order
     * @throws Refusal when there is no way from the one to the other
     */
    public BigDecimal in(String other, int places, RoundingMode rounding) {
        return value.multiply(factor(unit, other)).divide(Units.get(other).factor(), places, rounding);
    }

    /** The sum, in the unit of this one; exact. */
    public Quantity plus(Quantity more) {
        var sum = value.multiply(factor(unit, more.unit))
                .add(more.value.multiply(Units.get(more.unit).factor()));
        return new Quantity(
                sum.divide(Units.get(unit).factor(), 12, RoundingMode.HALF_UP).stripTrailingZeros(), unit);
    }

    /** A price for one of a unit as a price for one of another. */
    public static Money price(Money each, String unit, String other) {
        var factor = factor(other, unit);
        return new Money(
                each.amount()
                        .multiply(factor)
                        .divide(
                                Units.get(unit).factor(),
                                each.currency().getDefaultFractionDigits(),
                                RoundingMode.HALF_UP),
                each.currency());
    }

    /** Of the first; refuses where the second is of another kind. */
    private static BigDecimal factor(String unit, String other) {
        var one = Units.get(unit);
        if (!one.base().equals(Units.get(other).base())) {
            throw new Refusal("shared.unit.other_kind", unit, other);
        }
        return one.factor();
    }
}
