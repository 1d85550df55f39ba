package org.saan.hub.directory.likeness;

import java.util.Arrays;
import java.util.List;

/** How many groups of a province have a pair of letters in their own name. */
final class GramCounts {
    private final long[] grams;
    private final int[] counts;

    GramCounts(List<Compared> groups) {
        var all = groups.parallelStream()
                .flatMapToLong(group -> Arrays.stream(grams(group)))
                .toArray();
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                distinct++;
            }
        }
        grams = new long[distinct];
        counts = new int[distinct];
        int at = -1;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                grams[++at] = all[i];
            }
            counts[at]++;
        }
    }

    int of(long gram) {
        int at = Arrays.binarySearch(grams, gram);
        return at < 0 ? 0 : counts[at];
    }

    /** The pairs of neighbouring letters of the own name, its ends marked; each once. */
    static long[] grams(Compared group) {
        var name = "^" + (group.name.isGeneric() ? group.name.key() : group.name.skeleton()) + "$";
        var all = new long[name.length() - 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = LikePairs.mix(3 + 31L * group.province, ((long) name.charAt(i) << 16) | name.charAt(i + 1));
        }
        return Arrays.stream(all).distinct().toArray();
    }
}
