package org.saan.hub.directory.likeness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds all pairs of groups that may be one, without comparing everybody with everybody. Two groups are compared when they
 * share a phone, or within a province the leader's name or one of the rare letter pairs of the own name: a name with two
 * faults still keeps one of its five rarest pairs.
 */
public final class LikePairs {
    private static final int RARE = 5;
    /** A key that more groups share tells nothing; whoever is one has other keys in common. */
    private static final int CROWD = 2_000;

    private final List<Compared> groups;
    private final long[][] keys;
    private final long[] index;
    private final int[] owners;

    private LikePairs(List<Compared> groups) {
        this.groups = groups;
        var frequency = new GramCounts(groups);
        this.keys = new long[groups.size()][];
        IntStream.range(0, groups.size()).parallel().forEach(i -> keys[i] = keys(groups.get(i), frequency));
        int total = Arrays.stream(keys).mapToInt(k -> k.length).sum();
        // Sorted by key, then by group: one long for both would not hold the key, so positions are sorted with it.
        var entries = new Entries(total);
        for (int i = 0; i < keys.length; i++) {
            for (long key : keys[i]) {
                entries.add(key, i);
            }
        }
        entries.sort();
        this.index = entries.keys;
        this.owners = entries.owners;
    }

    /** All pairs from {@link Likeness#POSSIBLE} on, in no order. */
    public static List<LikePair> among(List<GroupFacts> groups) {
        return among(groups, null);
    }

    /**
     * The pairs in which one of these groups stands; all when {@code changed} is null.
     */
    public static List<LikePair> among(List<GroupFacts> groups, @Nullable Set<UUID> changed) {
        var pairs = new LikePairs(Compared.all(groups));
        return pairs.find(changed);
    }

    private List<LikePair> find(@Nullable Set<UUID> changed) {
        int parts = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), groups.size() / 2_000));
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> findPart(part, parts, changed))
                .flatMap(List::stream)
                .toList();
    }

    private List<LikePair> findPart(int part, int parts, @Nullable Set<UUID> changed) {
        var found = new ArrayList<LikePair>();
        var seen = new int[groups.size()];
        Arrays.fill(seen, -1);
        for (int i = part; i < groups.size(); i += parts) {
            var a = groups.get(i);
            boolean isChanged = changed == null || changed.contains(a.facts.id());
            int self = i;
            IntConsumer compare = j -> {
                boolean mine = changed == null ? j < self : isChanged && (j < self || !isChanged(changed, j));
                if (mine && seen[j] != self) {
                    seen[j] = self;
                    compare(a, groups.get(j), found);
                }
            };
            if (isChanged) {
                eachWithAKeyOf(i, compare);
            }
        }
        return found;
    }

    private boolean isChanged(Set<UUID> changed, int at) {
        return changed.contains(groups.get(at).facts.id());
    }

    private void eachWithAKeyOf(int i, IntConsumer consumer) {
        for (long key : keys[i]) {
            int from = lowerBound(key);
            int until = from;
            while (until < index.length && index[until] == key && until - from <= CROWD) {
                until++;
            }
            if (until - from > CROWD) {
                continue;
            }
            for (int at = from; at < until; at++) {
                if (owners[at] != i) {
                    consumer.accept(owners[at]);
                }
            }
        }
    }

    private int lowerBound(long key) {
        int low = 0;
        int high = index.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (index[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void compare(Compared a, Compared b, List<LikePair> found) {
        if (a.isElsewhereThan(b) || Likeness.points(a, b) < Likeness.POSSIBLE) {
            return;
        }
        boolean inOrder = a.facts.id().toString().compareTo(b.facts.id().toString()) < 0;
        var first = inOrder ? a : b;
        var second = inOrder ? b : a;
        found.add(new LikePair(first.facts.id(), second.facts.id(), Likeness.explained(first, second)));
    }

    private static long[] keys(Compared group, GramCounts frequency) {
        var keys = new ArrayList<Long>();
        for (long phone : group.phones) {
            keys.add(mix(1, phone));
        }
        if (!group.leaderLast.isEmpty()) {
            keys.add(mix(2 + 31L * group.province, hash(group.leaderFirst + " " + group.leaderLast)));
        }
        var grams = GramCounts.grams(group);
        int[] counts = new int[grams.length];
        for (int i = 0; i < grams.length; i++) {
            counts[i] = frequency.of(grams[i]);
        }
        IntStream.range(0, grams.length)
                .boxed()
                .sorted((x, y) -> counts[x] != counts[y]
                        ? Integer.compare(counts[x], counts[y])
                        : Long.compare(grams[x], grams[y]))
                .limit(RARE)
                .forEach(i -> keys.add(grams[i]));
        // In a village with many makers the letters of its name are everybody's; its own place is not.
        if (group.subdistrict >= 0) {
            keys.add(mix(4 + 31L * group.subdistrict, hash(group.name.skeleton())));
        }
        return keys.stream().mapToLong(Long::longValue).distinct().toArray();
    }

    static long hash(String text) {
        long h = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            h = 31 * h + text.charAt(i);
        }
        return h;
    }

    static long mix(long kind, long value) {
        long h = value * 0x9E3779B97F4A7C15L + kind * 0xC2B2AE3D27D4EB4FL;
        h ^= h >>> 29;
        h *= 0xBF58476D1CE4E5B9L;
        return h ^ (h >>> 32);
    }
}
