package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the keys that have many pairs of letters in common with a word. */
final class GramIndex {
    private static final int MOST = 60;

    /** A text to be compared with what was asked for. */
    record Entry(String text, Label label) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final Map<Integer, List<Integer>> grams = new HashMap<>();

    void add(String key, String text, Label label) {
        int number = entries.size();
        entries.add(new Entry(text, label));
        lengths.add(key.length());
        for (int gram : grams(key)) {
            var list = grams.computeIfAbsent(gram, g -> new ArrayList<>());
            if (list.isEmpty() || list.getLast() != number) {
                list.add(number);
            }
        }
    }

    /** The most like entries; a word with one or two letters wrong still shares half of its pairs. */
    List<Entry> like(String key) {
        var shared = new HashMap<Integer, Integer>();
        for (int gram : grams(key)) {
            for (int number : grams.getOrDefault(gram, List.of())) {
                shared.merge(number, 1, Integer::sum);
            }
        }
        return shared.entrySet().stream()
                .filter(e -> Math.abs(lengths.get(e.getKey()) - key.length()) <= 3
                        && e.getValue() * 5 >= (Math.max(lengths.get(e.getKey()), key.length()) + 1) * 2)
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(MOST)
                .map(e -> entries.get(e.getKey()))
                .toList();
    }

    private static int[] grams(String key) {
        var grams = new int[key.length() + 1];
        char before = '^';
        for (int i = 0; i <= key.length(); i++) {
            char c = i == key.length() ? '$' : key.charAt(i);
            grams[i] = before << 16 | c;
            before = c;
        }
        return java.util.Arrays.stream(grams).distinct().toArray();
    }
}
