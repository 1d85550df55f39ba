package org.saan.hub.shared;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Splits a total in whole units so that nothing is lost: each gets the whole units of its part, and what is left goes to the
 * largest fractions, among equals to the first. An accepted split is never made anew; when the total grows, the growth is split.
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * Over shares by name, such as codes of groups: in the order of the names, however they were entered.
     *
     * @param unit the smallest part: 0.01 for baht, 1 for pieces
     */
    public static Map<String, BigDecimal> split(BigDecimal total, Map<String, BigDecimal> weights, BigDecimal unit) {
        var ordered = new TreeMap<>(weights);
        var parts = split(total, List.copyOf(ordered.values()), unit);
        var result = new LinkedHashMap<String, BigDecimal>();
        int at = 0;
        for (var name : ordered.keySet()) {
            result.put(name, parts.get(at++));
        }
        return result;
    }

    /**
     * Over shares in a stable order.
     *
     * @throws IllegalArgumentException when the total is not in whole units, or there is nothing to weigh
     */
    public static List<BigDecimal> split(BigDecimal total, List<BigDecimal> weights, BigDecimal unit) {
        var units = total.divideToIntegralValue(unit);
        if (total.signum() < 0 || units.multiply(unit).compareTo(total) != 0) {
            throw new IllegalArgumentException(total + " is not in units of " + unit);
        }
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        var whole = weights.stream()
                .map(weight -> weight.movePointRight(Math.max(0, scale)).toBigIntegerExact())
                .toList();
        var sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0 || whole.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("weights must not be negative, nor all nothing");
        }
        var parts = new ArrayList<BigInteger>();
        var rests = new ArrayList<BigInteger>();
        for (var weight : whole) {
            var share = units.toBigInteger().multiply(weight).divideAndRemainder(sum);
            parts.add(share[0]);
            rests.add(share[1]);
        }
        int left = units.toBigInteger()
                .subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(rests::get).reversed())
                .limit(left)
                .forEach(at -> parts.set(at, parts.get(at).add(BigInteger.ONE)));
        return parts.stream().map(part -> unit.multiply(new BigDecimal(part))).toList();
    }
}
