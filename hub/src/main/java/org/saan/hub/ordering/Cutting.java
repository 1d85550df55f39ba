package org.saan.hub.ordering;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Takes pieces from several who have some, each in proportion, by the largest remainder; the first named of equals gives first. */
final class Cutting {
    private Cutting() {}

    /**
     * How many each gives.
     *
     * @param wanted pieces together, a multiple of a batch and no more than all batches of all
     * @param have pieces that each can give, in the order that decides among equals
     */
    static <K> Map<K, Integer> cut(int wanted, SequencedMap<K, Integer> have, int batch) {
        long units = wanted / batch;
        var most = new LinkedHashMap<K, Long>();
        have.forEach((who, pieces) -> most.put(who, (long) pieces / batch));
        long all = most.values().stream().mapToLong(Long::longValue).sum();
        if (units > all || wanted % batch != 0) {
            throw new IllegalArgumentException(wanted + " pieces of " + have + " in " + batch);
        }
        var given = new LinkedHashMap<K, Integer>();
        most.forEach((who, n) -> given.put(who, (int) (all == 0 ? 0 : units * n / all)));
        long left =
                units - given.values().stream().mapToLong(Integer::longValue).sum();
        most.keySet().stream()
                .sorted(Comparator.comparingLong(who -> -(units * most.getOrDefault(who, 0L) % Math.max(1, all))))
                .limit(left)
                .forEach(who -> given.merge(who, 1, Integer::sum));
        given.replaceAll((who, n) -> n * batch);
        return given;
    }
}
