package org.saan.planner;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a whole into whole parts by weight, losing nothing: what rounding leaves goes to the largest remainders. */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * Parts of the total in the order of the weights; they add up to it exactly. Equal remainders go to the earlier
     * weight, so callers sort by code.
     *
     * @param total not negative
     * @param weights none negative, at least one positive
     */
    public static List<Long> split(long total, List<Long> weights) {
        if (total < 0 || weights.stream().anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException("negative total or weight");
        }
        var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("no positive weight");
        }
        var parts = new ArrayList<Long>();
        var remainders = new ArrayList<BigInteger>();
        long left = total;
        for (var weight : weights) {
            var share = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(sum);
            parts.add(share[0].longValueExact());
            remainders.add(share[1]);
            left -= parts.getLast();
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i) + 1));
        return List.copyOf(parts);
    }
}
