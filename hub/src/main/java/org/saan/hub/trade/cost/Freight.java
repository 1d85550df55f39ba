package org.saan.hub.trade.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Equal cartons as a carrier counts them. A carrier counts what is more, weight or room; its divisor says how many cubic
 * centimetres weigh a kilogram to it.
 *
 * @param cartons how many, at least 1
 * @param lengthCm outside, as width and height
 * @param grossKg of one carton with its packing
 */
public record Freight(int cartons, BigDecimal lengthCm, BigDecimal widthCm, BigDecimal heightCm, BigDecimal grossKg) {
    /** Cubic centimetres to a kilogram by air (IATA practice). */
    public static final int AIR = 6000;
    /** Cubic centimetres to a kilogram at most couriers. */
    public static final int COURIER = 5000;

    private static final BigDecimal CM3_OF_M3 = new BigDecimal("1000000");
    private static final BigDecimal KG_OF_TON = new BigDecimal("1000");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    public Freight {
        if (cartons < 1
                || lengthCm.signum() <= 0
                || widthCm.signum() <= 0
                || heightCm.signum() <= 0
                || grossKg.signum() <= 0) {
            throw new IllegalArgumentException("cartons have a size and a weight");
        }
    }

    private BigDecimal cm3Each() {
        return lengthCm.multiply(widthCm).multiply(heightCm);
    }

    private BigDecimal all(BigDecimal each) {
        return each.multiply(BigDecimal.valueOf(cartons));
    }

    /** Cubic metres of one carton, exactly. */
    public BigDecimal cubicMetresEach() {
        return cm3Each().divide(CM3_OF_M3);
    }

    /** Cubic metres of all, exactly. */
    public BigDecimal cubicMetres() {
        return all(cubicMetresEach());
    }

    /** Kilograms of all. */
    public BigDecimal gross() {
        return all(grossKg);
    }

    /** What the room of all weighs to the carrier, in kilograms to two places. */
    public BigDecimal volumeKg(int divisor) {
        return all(cm3Each()).divide(BigDecimal.valueOf(divisor), 2, RoundingMode.HALF_UP);
    }

    /** What is paid for when the consignment is counted as one: the larger, up to the next half kilogram. */
    public BigDecimal chargeableKg(int divisor) {
        return upToHalf(gross().max(all(cm3Each()).divide(BigDecimal.valueOf(divisor), 6, RoundingMode.UP)));
    }

    /** What is paid for when each carton is counted and rounded alone, as some couriers do. */
    public BigDecimal chargeableKgByPiece(int divisor) {
        return all(upToHalf(grossKg.max(cm3Each().divide(BigDecimal.valueOf(divisor), 6, RoundingMode.UP))));
    }

    /** Revenue tons by sea in a shared container: the larger of cubic metres and tons. */
    public BigDecimal revenueTons() {
        return cubicMetres().max(gross().divide(KG_OF_TON)).setScale(3, RoundingMode.HALF_UP);
    }

    /** Revenue tons that are billed: at least one. */
    public BigDecimal billedTons() {
        return revenueTons().max(BigDecimal.ONE.setScale(3));
    }

    private static BigDecimal upToHalf(BigDecimal kg) {
        return kg.divide(HALF, 0, RoundingMode.CEILING).multiply(HALF);
    }
}
