package org.saan.hub.shared.web;

import java.math.BigDecimal;
import java.util.Optional;
import org.saan.thaitext.NumberReading;
import org.saan.thaitext.ThaiNumbers;

/** Numbers as people type them, Thai digits and commas included. Nothing is rounded in silence. */
public final class TypedNumber {
    /** Letters that are looked at, at most. */
    private static final int LONGEST = 40;

    private TypedNumber() {}

    /**
     * A number that is not below nothing; empty where the words are none.
     *
     * @param most inclusive
     * @param places after the point, at most; zeros at the end do not count
     */
    public static Optional<BigDecimal> read(String words, BigDecimal most, int places) {
        var text = words.strip();
        return !text.isEmpty()
                        && text.length() <= LONGEST
                        && ThaiNumbers.read(text) instanceof NumberReading.Number(var number)
                        && number.signum() >= 0
                        && number.compareTo(most) <= 0
                        && number.stripTrailingZeros().scale() <= places
                ? Optional.of(number)
                : Optional.empty();
    }
}
