package org.saan.thaitext;

import java.util.Arrays;

/**
 * Words of Thai letters as a tree, kept in one hash table of its branches: no object for each branch, and a look-up is one read or
 * two. A word carries a cost; of two ways to cut a text the cheaper is taken.
 */
final class WordTrie {
    static final int ROOT = 0;
    static final int NONE = -1;

    private int[] keys = new int[1 << 12];
    private int[] children = new int[1 << 12];
    private byte[] costs = new byte[1 << 11];
    private int nodes = 1;
    private int branches;

    WordTrie() {
        Arrays.fill(keys, NONE);
    }

    private WordTrie(WordTrie other) {
        keys = other.keys.clone();
        children = other.children.clone();
        costs = other.costs.clone();
        nodes = other.nodes;
        branches = other.branches;
    }

    WordTrie copy() {
        return new WordTrie(this);
    }

    /** Whether a letter can be part of a word here. */
    static boolean isThaiLetter(char c) {
        return (c > '\u0e00' && c <= '\u0e3a') || (c >= '\u0e40' && c <= '\u0e4e');
    }

    /**
     * Adds a word, or gives it another cost.
     *
     * @param cost from 1 to 127
     */
    void add(CharSequence word, int cost) {
        int node = ROOT;
        for (int i = 0; i < word.length(); i++) {
            int next = child(node, word.charAt(i));
            node = next == NONE ? branch(node, word.charAt(i)) : next;
        }
        costs[node] = (byte) cost;
    }

    /** Where a letter leads, or {@link #NONE}. */
    int child(int node, char c) {
        int key = key(node, c);
        int mask = keys.length - 1;
        for (int at = spread(key) & mask; ; at = (at + 1) & mask) {
            int found = keys[at];
            if (found == key) {
                return children[at];
            }
            if (found == NONE) {
                return NONE;
            }
        }
    }

    /** The cost of the word that ends here, or 0. */
    int cost(int node) {
        return costs[node];
    }

    private int branch(int node, char c) {
        if (++branches * 2 > keys.length) {
            grow();
        }
        if (nodes == costs.length) {
            costs = Arrays.copyOf(costs, nodes * 2);
        }
        put(key(node, c), nodes);
        return nodes++;
    }

    private void grow() {
        var oldKeys = keys;
        var oldChildren = children;
        keys = new int[oldKeys.length * 2];
        children = new int[oldKeys.length * 2];
        Arrays.fill(keys, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != NONE) {
                put(oldKeys[i], oldChildren[i]);
            }
        }
    }

    private void put(int key, int child) {
        int mask = keys.length - 1;
        int at = spread(key) & mask;
        while (keys[at] != NONE) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        children[at] = child;
    }

    private static int key(int node, char c) {
        return node << 7 | (c & 0x7f);
    }

    private static int spread(int key) {
        int h = key * 0x9e3779b9;
        return h ^ h >>> 15;
    }
}
