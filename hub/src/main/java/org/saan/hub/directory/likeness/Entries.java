package org.saan.hub.directory.likeness;

import java.util.Arrays;

/** Keys with the group they belong to, sorted by key: two flat arrays instead of a map of lists. */
final class Entries {
    final long[] keys;
    final int[] owners;
    private int size;

    Entries(int capacity) {
        keys = new long[capacity];
        owners = new int[capacity];
    }

    void add(long key, int owner) {
        keys[size] = key;
        owners[size++] = owner;
    }

    /** Owners were added in rising order, so counting equal keys in order keeps them so. */
    void sort() {
        var sorted = keys.clone();
        Arrays.parallelSort(sorted);
        var placed = new int[keys.length];
        var next = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int at = firstOf(sorted, keys[i]);
            placed[at + next[at]++] = owners[i];
        }
        System.arraycopy(sorted, 0, keys, 0, keys.length);
        System.arraycopy(placed, 0, owners, 0, owners.length);
    }

    private static int firstOf(long[] sorted, long key) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
