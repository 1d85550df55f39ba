package org.saan.hub.shared;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What a cloth weighs, and how fine a yarn is. */
public final class Textile {
    /** Tex × Ne: a pound of 840 yards. */
    private static final BigDecimal TEX_NE = new BigDecimal("453592.37")
            .divide(new BigDecimal("840").multiply(new BigDecimal("0.9144")), MathContext.DECIMAL128);

    private Textile() {}

    /** Kilograms, three places, of so many cloths of that length and width in metres. */
    public static BigDecimal kilograms(
            BigDecimal gramsPerSquareMetre, BigDecimal width, BigDecimal length, int pieces) {
        return gramsPerSquareMetre
                .multiply(width)
                .multiply(length)
                .multiply(BigDecimal.valueOf(pieces))
                .movePointLeft(3)
                .setScale(3, RoundingMode.HALF_UP);
    }

    /** Fineness of a yarn: grams of a kilometre, exact enough for any place that is printed. */
    public record Yarn(BigDecimal tex) {
        public static Yarn ofDenier(BigDecimal denier) {
            return new Yarn(denier.divide(BigDecimal.valueOf(9), MathContext.DECIMAL128));
        }

        /** Hanks of 840 yards in a pound. */
        public static Yarn ofCottonCount(BigDecimal ne) {
            return new Yarn(TEX_NE.divide(ne, MathContext.DECIMAL128));
        }

        public BigDecimal denier() {
            return tex.multiply(BigDecimal.valueOf(9));
        }

        /** Metres of a gram. */
        public BigDecimal metric() {
            return BigDecimal.valueOf(1000).divide(tex, MathContext.DECIMAL128);
        }

        public BigDecimal cottonCount() {
            return TEX_NE.divide(tex, MathContext.DECIMAL128);
        }
    }
}
