package org.saan.hub.directory.likeness;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * How well pairs were found in a {@link MadeRegister}.
 *
 * @param proposed pairs that were put forward
 * @param right of those, how many are one group
 * @param doubled pairs of entries that are one group
 */
public record DuplicateQuality(int proposed, int right, int doubled) {

    /** Share of the proposals that are right. */
    public double precision() {
        return proposed == 0 ? 1 : (double) right / proposed;
    }

    /** Share of the doubled pairs that were found. */
    public double recall() {
        return doubled == 0 ? 1 : (double) right / doubled;
    }

    public DuplicateQuality plus(DuplicateQuality other) {
        return new DuplicateQuality(proposed + other.proposed, right + other.right, doubled + other.doubled);
    }

    public static DuplicateQuality of(List<MadeRegister.Entry> entries, List<LikePair> pairs) {
        Map<UUID, Integer> groups = new HashMap<>();
        Map<Integer, Integer> sizes = new HashMap<>();
        for (var entry : entries) {
            groups.put(entry.facts().id(), entry.group());
            sizes.merge(entry.group(), 1, Integer::sum);
        }
        Set<List<UUID>> distinct = new HashSet<>();
        int right = 0;
        for (var pair : pairs) {
            if (distinct.add(List.of(pair.first(), pair.second()))
                    && Objects.equals(groups.get(pair.first()), groups.get(pair.second()))) {
                right++;
            }
        }
        int doubled = sizes.values().stream().mapToInt(n -> n * (n - 1) / 2).sum();
        return new DuplicateQuality(distinct.size(), right, doubled);
    }
}
