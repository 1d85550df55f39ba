package org.saan.hub.catalogue.search;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Finds in one pass all keys that begin at a place of a text. */
final class LabelTrie<T> {
    private char[] letters = new char[0];
    private LabelTrie<T>[] children = none();

    private @Nullable T value;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> LabelTrie<T>[] none() {
        return new LabelTrie[0];
    }

    void put(String key, T what) {
        var node = this;
        for (int i = 0; i < key.length(); i++) {
            node = node.childOrNew(key.charAt(i));
        }
        node.value = what;
    }

    @Nullable
    T get(String key) {
        LabelTrie<T> node = this;
        for (int i = 0; i < key.length() && node != null; i++) {
            node = node.child(key.charAt(i));
        }
        return node == null ? null : node.value;
    }

    /** Calls for every key that begins at {@code from}, with where it ends. */
    void forEachAt(CharSequence text, int from, ObjIntConsumer<T> found) {
        LabelTrie<T> node = this;
        for (int i = from; i < text.length(); i++) {
            node = node.child(text.charAt(i));
            if (node == null) {
                return;
            }
            if (node.value != null) {
                found.accept(node.value, i + 1);
            }
        }
    }

    private @Nullable LabelTrie<T> child(char c) {
        int at = Arrays.binarySearch(letters, c);
        return at < 0 ? null : children[at];
    }

    private LabelTrie<T> childOrNew(char c) {
        int at = Arrays.binarySearch(letters, c);
        if (at >= 0) {
            return children[at];
        }
        int place = -at - 1;
        var moreLetters = Arrays.copyOf(letters, letters.length + 1);
        var more = Arrays.copyOf(children, children.length + 1);
        System.arraycopy(letters, place, moreLetters, place + 1, letters.length - place);
        System.arraycopy(children, place, more, place + 1, children.length - place);
        moreLetters[place] = c;
        more[place] = new LabelTrie<>();
        letters = moreLetters;
        children = more;
        return more[place];
    }
}
