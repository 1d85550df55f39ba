package org.saan.hub.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class learnt. It is the gain of its means, not the mean of its gains: a learner who began near the top would weigh
 * many times as much as one who began low. Only learners with both tests are in it.
 *
 * @param counted learners in the gain
 * @param full learners with both tests who knew everything before: left out, and said
 * @param gainOfMeans the gain that is reported, four places; null without anybody to count
 * @param meanOfGains for comparison only
 */
public record ClassGain(
        int counted,
        int full,
        @Nullable BigDecimal gainOfMeans,
        @Nullable BigDecimal meanOfGains) {

    /** @param paired the learners who did both tests; all of one test, of the same maximum */
    public static ClassGain of(List<Gain> paired) {
        var counted = paired.stream()
                .filter(gain -> gain.band() != Gain.Band.UNDEFINED)
                .toList();
        if (counted.stream().map(Gain::max).distinct().count() > 1) {
            throw new IllegalArgumentException("tests of different maxima");
        }
        int full = paired.size() - counted.size();
        if (counted.isEmpty()) {
            return new ClassGain(0, full, null, null);
        }
        long gained =
                counted.stream().mapToLong(gain -> gain.post() - gain.pre()).sum();
        long open = counted.stream().mapToLong(gain -> gain.max() - gain.pre()).sum();
        var sum = counted.stream()
                .map(gain -> BigDecimal.valueOf(gain.post() - gain.pre())
                        .divide(BigDecimal.valueOf(gain.max() - gain.pre()), MathContext.DECIMAL64))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ClassGain(
                counted.size(),
                full,
                Gain.quotient(gained, open),
                sum.divide(BigDecimal.valueOf(counted.size()), Gain.PLACES, RoundingMode.HALF_UP));
    }
}
