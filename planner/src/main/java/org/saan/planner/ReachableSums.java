package org.saan.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Quantities that the shares of some groups can add up to, when each share is nothing or between its least and its most.
 *
 * <p>The sums of any choice of groups are all those between the sum of the leasts and the sum of the mosts, so the whole is a
 * few stretches, however large the quantities are. Everything is a multiple of the batch.
 */
final class ReachableSums {
    private final int batch;
    private final int limit;
    /** Stretches by how many groups have a share, at the most; one list alone when any number may. */
    private final List<List<Stretch>> byGroups = new ArrayList<>();

    private final boolean anyNumber;

    /** Both ends included. */
    private record Stretch(int from, int to) {}

    /**
     * @param limit sums above it are of no interest
     * @param groups how many groups there are
     * @param maxGroups at most so many have a share
     */
    ReachableSums(int batch, int limit, int groups, int maxGroups) {
        this.batch = batch;
        this.limit = limit;
        this.anyNumber = maxGroups >= groups;
        byGroups.add(List.of(new Stretch(0, 0)));
        for (int i = 0; !anyNumber && i < maxGroups; i++) {
            byGroups.add(List.of());
        }
    }

    /** A group whose share is nothing or from {@code least} to {@code most}, both multiples of the batch. */
    void add(int least, int most) {
        if (most < least) {
            return;
        }
        if (anyNumber) {
            byGroups.set(0, union(byGroups.getFirst(), shifted(byGroups.getFirst(), least, most)));
            return;
        }
        for (int used = byGroups.size() - 2; used >= 0; used--) {
            byGroups.set(used + 1, union(byGroups.get(used + 1), shifted(byGroups.get(used), least, most)));
        }
    }

    /** The largest sum that is smaller than this; nothing counts as none. */
    OptionalInt below(int quantity) {
        return byGroups.stream()
                .flatMap(List::stream)
                .filter(stretch -> stretch.from() < quantity)
                .mapToInt(stretch -> Math.min(stretch.to(), (quantity - 1) / batch * batch))
                .filter(sum -> sum > 0)
                .max();
    }

    /** The smallest sum that is larger than this. */
    OptionalInt above(int quantity) {
        return byGroups.stream()
                .flatMap(List::stream)
                .filter(stretch -> stretch.to() > quantity)
                .mapToInt(stretch -> Math.max(stretch.from(), (quantity / batch + 1) * batch))
                .min();
    }

    private List<Stretch> shifted(List<Stretch> stretches, int least, int most) {
        return stretches.stream()
                .filter(stretch -> (long) stretch.from() + least <= limit)
                .map(stretch -> new Stretch(stretch.from() + least, (int) Math.min(limit, (long) stretch.to() + most)))
                .toList();
    }

    private List<Stretch> union(List<Stretch> some, List<Stretch> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        all.sort(java.util.Comparator.comparingInt(Stretch::from));
        var joined = new ArrayList<Stretch>();
        for (var stretch : all) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && stretch.from() <= last.to() + batch) {
                joined.set(joined.size() - 1, new Stretch(last.from(), Math.max(last.to(), stretch.to())));
            } else {
                joined.add(stretch);
            }
        }
        return joined;
    }
}
