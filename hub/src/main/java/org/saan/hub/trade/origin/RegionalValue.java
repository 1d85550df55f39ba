package org.saan.hub.trade.origin;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Regional value content of a good (ATIGA, article 29): the part of its price that was made within ASEAN. It is compared unrounded
 * with 40 %, and shown with two decimals: 39.996 % shows as 40.00 and does not pass.
 *
 * @param fob the price loaded, above 0
 * @param regional what was made within ASEAN
 */
public record RegionalValue(BigDecimal fob, BigDecimal regional) {
    /** Percent of the price, inclusive, from which a good originates. */
    public static final BigDecimal THRESHOLD = new BigDecimal("40");
    /** Percent from which a material below the threshold counts in part. */
    public static final BigDecimal PARTIAL = new BigDecimal("20");
    /** Percent of the price that materials without the change of heading may have (article 33), inclusive. */
    public static final BigDecimal DE_MINIMIS = new BigDecimal("10");

    private static final BigDecimal ALL = new BigDecimal("100");

    public RegionalValue {
        if (fob.signum() <= 0) {
            throw new IllegalArgumentException("a good has a price");
        }
    }

    /** Build-down: the price without materials that do not originate. */
    public static RegionalValue buildDown(BigDecimal fob, BigDecimal notOriginating) {
        return new RegionalValue(fob, fob.subtract(notOriginating));
    }

    /** Build-up: what was spent within ASEAN, and the profit. */
    public static RegionalValue buildUp(
            BigDecimal fob,
            BigDecimal material,
            BigDecimal labour,
            BigDecimal overhead,
            BigDecimal other,
            BigDecimal profit) {
        return new RegionalValue(
                fob, material.add(labour).add(overhead).add(other).add(profit));
    }

    /** Build-down over materials of which each says how much of it counts. */
    public static RegionalValue of(BigDecimal fob, List<Material> materials) {
        return buildDown(fob, materials.stream().map(Material::notCounted).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** In percent, rounded for the eye. */
    public BigDecimal percent() {
        return ALL.multiply(regional).divide(fob, 2, RoundingMode.HALF_UP);
    }

    /** Whether it originates: compared before anything is rounded. */
    public boolean passes() {
        return ALL.multiply(regional).compareTo(THRESHOLD.multiply(fob)) >= 0;
    }

    /** How much more must be made within ASEAN, in the currency of the price; 0 when it passes. */
    public BigDecimal missing() {
        return THRESHOLD
                .multiply(fob)
                .divide(ALL, MathContext.DECIMAL128)
                .subtract(regional)
                .max(BigDecimal.ZERO);
    }

    /** Whether materials without the change of heading are few enough to be overlooked. */
    public static boolean isDeMinimis(BigDecimal fob, BigDecimal failing) {
        return ALL.multiply(failing).compareTo(DE_MINIMIS.multiply(fob)) <= 0;
    }

    /**
     * A material from outside the country that makes the good.
     *
     * @param value what was paid for it
     * @param percent its own regional value in percent: 100 when it originates in a member country, 0 when nobody showed any
     */
    public record Material(BigDecimal value, BigDecimal percent) {
        /** One that originates in a member country, with the paper that says so. */
        public static Material originating(BigDecimal value) {
            return new Material(value, ALL);
        }

        /** How much of it counts as made within ASEAN: all from the threshold, its part from 20 %, nothing below. */
        public BigDecimal counted() {
            if (percent.compareTo(THRESHOLD) >= 0) {
                return value;
            }
            return percent.compareTo(PARTIAL) >= 0 ? value.multiply(percent).movePointLeft(2) : BigDecimal.ZERO;
        }

        BigDecimal notCounted() {
            return value.subtract(counted());
        }
    }
}
