package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.saan.thaitext.ThaiWords;

/**
 * Thai letters without a space between them, cut into words in several ways: ผ้าขาวม้า is a word of its own, and also ผ้า, ขาว,
 * ม้า. Someone who looks for ขาว may mean it.
 *
 * @param coarse where words end when the longest are taken
 * @param edges where words end in any way of cutting
 */
record ThaiRun(String text, List<String> words, Set<String> inner, BitSet coarse, BitSet edges) {
    private static final int REMEMBERED = 50_000;
    private static final Map<String, List<String>> INNER = new ConcurrentHashMap<>();

    static ThaiRun of(String text, boolean several) {
        var words = ThaiWords.craft().split(text);
        var coarse = edges(words);
        if (!several) {
            return new ThaiRun(text, words, Set.of(), coarse, coarse);
        }
        var edges = (BitSet) coarse.clone();
        var inner = new LinkedHashSet<String>();
        var standard = ThaiWords.standard().split(text);
        edges.or(edges(standard));
        inner.addAll(standard);
        int at = 0;
        for (var word : words) {
            int end = at;
            for (var part : inner(word)) {
                inner.add(part);
                end += part.length();
                edges.set(end);
            }
            at += word.length();
        }
        words.forEach(inner::remove);
        return new ThaiRun(text, words, inner, coarse, edges);
    }

    private static BitSet edges(List<String> words) {
        var edges = new BitSet();
        edges.set(0);
        int at = 0;
        for (var word : words) {
            at += word.length();
            edges.set(at);
        }
        return edges;
    }

    /** The fewest words that make up a word; none when it is not made of words. */
    private static List<String> inner(String word) {
        if (word.length() < 4) {
            return List.of();
        }
        var known = INNER.get(word);
        if (known == null) {
            known = parts(word);
            if (INNER.size() < REMEMBERED) {
                INNER.put(word, known);
            }
        }
        return known;
    }

    private static List<String> parts(String word) {
        int n = word.length();
        var fewest = new int[n + 1];
        var from = new int[n + 1];
        for (int end = 2; end <= n; end++) {
            fewest[end] = Integer.MAX_VALUE;
            for (int start = 0; start <= end - 2; start++) {
                boolean whole = start == 0 && end == n;
                boolean reached = start == 0 || (start >= 2 && fewest[start] != Integer.MAX_VALUE);
                if (!whole
                        && reached
                        && mayPart(word, start)
                        && mayPart(word, end)
                        && fewest[start] + 1 < fewest[end]
                        && ThaiWords.craft().isWord(word.substring(start, end))) {
                    fewest[end] = fewest[start] + 1;
                    from[end] = start;
                }
            }
        }
        if (fewest[n] == Integer.MAX_VALUE) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        for (int end = n; end > 0; end = from[end]) {
            parts.addFirst(word.substring(from[end], end));
        }
        return List.copyOf(parts);
    }

    /** Whether a text may be cut at a place at all: not before a vowel that follows or a mark, not after a vowel that leads. */
    static boolean mayPart(CharSequence text, int at) {
        if (at <= 0 || at >= text.length()) {
            return true;
        }
        char next = text.charAt(at);
        char before = text.charAt(at - 1);
        boolean hangs = (next >= 0x0e2f && next <= 0x0e3a) || (next >= 0x0e45 && next <= 0x0e4e) || isOtherMark(next);
        return !hangs && !(before >= 0x0e40 && before <= 0x0e44) && !(before >= 0x0ec0 && before <= 0x0ec4);
    }

    private static boolean isOtherMark(char c) {
        return c >= 0x0e80
                && c != 0x0eb0
                && (Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK);
    }
}
