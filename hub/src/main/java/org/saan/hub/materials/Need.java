package org.saan.hub.materials;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.saan.hub.shared.LargestRemainder;

/** How much material work needs. */
final class Need {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Need() {}

    /**
     * Of so many pieces, waste included, rounded up to a thousandth of the unit.
     *
     * @param waste per cent of what is in the piece
     */
    static BigDecimal of(int pieces, BigDecimal perPiece, BigDecimal waste) {
        return perPiece.multiply(BigDecimal.valueOf(pieces))
                .multiply(HUNDRED.add(waste))
                .divide(HUNDRED, Checks.PLACES, RoundingMode.CEILING);
    }

    /** When work is split, what is there for it is split with its pieces, and nothing is lost or made (AL-08). */
    static List<BigDecimal> split(BigDecimal whole, List<Integer> pieces) {
        return LargestRemainder.split(
                whole, pieces.stream().map(BigDecimal::valueOf).toList(), Checks.STEP);
    }
}
