package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Judges the search: runs queries over items and compares the order with what people (or a rule) found right. */
public final class RelevanceRun {
    private static final int DEPTH = 50;
    private static final int ROUNDS = 20;
    private static final int AT_ONCE = 500;

    private final List<SearchDocument> items;
    private final Map<String, String> queries;
    private final Map<String, Map<String, Integer>> grades;

    /**
     * @param queries texts by id
     * @param grades for each query the items that are right, from 1 (near) to 3
     */
    public RelevanceRun(
            List<SearchDocument> items, Map<String, String> queries, Map<String, Map<String, Integer>> grades) {
        this.items = List.copyOf(items);
        this.queries = new LinkedHashMap<>(queries);
        this.grades = Map.copyOf(grades);
    }

    /**
     * What came out.
     *
     * @param ndcg how good the first ten are, 1 for the best order there is
     * @param recall how many of the wholly right ones are among the first fifty
     * @param perQuery the first measure for each query
     */
    public record Outcome(double ndcg, double recall, double p50, double p99, Map<String, Double> perQuery) {}

    /** Indexes in this process and runs with these options; times are taken when {@code timed}. */
    public Outcome run(SearchOptions options, boolean timed) {
        try (var index = new SearchIndex(new ByteBuffersDirectory(), Vocabulary.standard(), options)) {
            return run(index, timed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the items into an empty index of any engine and runs. */
    public Outcome run(SearchEngine index, boolean timed) {
        for (int at = 0; at < items.size(); at += AT_ONCE) {
            index.put(items.subList(at, Math.min(items.size(), at + AT_ONCE)));
        }
        index.refresh();
        var runs = new LinkedHashMap<String, List<String>>();
        queries.forEach((id, text) -> runs.put(id, best(index, text)));
        return outcome(runs, timed ? times(index) : new double[] {0});
    }

    private static List<String> best(SearchEngine index, String text) {
        return index.answer(SearchAsk.of(text, DEPTH, "th"), false).hits().stream()
                .map(SearchAnswer.Hit::id)
                .toList();
    }

    private double[] times(SearchEngine index) {
        var times = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS * 2; round++) {
            for (var text : queries.values()) {
                long from = System.nanoTime();
                var answer = index.answer(SearchAsk.of(text, 24, "en"));
                double ms = (System.nanoTime() - from) / 1e6;
                // The first rounds only warm up; what was found is looked at, so that nothing is left undone.
                if (round >= ROUNDS && answer.hits().size() <= DEPTH) {
                    times.add(ms);
                }
            }
        }
        return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private Outcome outcome(Map<String, List<String>> runs, double[] times) {
        var perQuery = new LinkedHashMap<String, Double>();
        double ndcg = 0;
        double recall = 0;
        for (var id : grades.keySet()) {
            var right = grades.getOrDefault(id, Map.of());
            var run = runs.getOrDefault(id, List.of());
            perQuery.put(id, ndcg(run, right));
            ndcg += perQuery.get(id);
            recall += recall(run, right);
        }
        int n = Math.max(1, grades.size());
        return new Outcome(
                ndcg / n, recall / n, at(times, 0.5), at(times, 0.99), Collections.unmodifiableMap(perQuery));
    }

    private static double ndcg(List<String> run, Map<String, Integer> right) {
        var ideal = right.values().stream()
                .sorted(Collections.reverseOrder())
                .mapToInt(i -> i)
                .toArray();
        var ours = run.stream().mapToInt(id -> right.getOrDefault(id, 0)).toArray();
        double best = gain(ideal);
        return best == 0 ? 0 : gain(ours) / best;
    }

    private static double gain(int[] grades) {
        double sum = 0;
        for (int i = 0; i < Math.min(10, grades.length); i++) {
            sum += (Math.pow(2, grades[i]) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    private static double recall(List<String> run, Map<String, Integer> right) {
        var whole = right.entrySet().stream()
                .filter(entry -> entry.getValue() == 3)
                .map(Map.Entry::getKey)
                .toList();
        long found = whole.stream().filter(run::contains).count();
        return whole.isEmpty() ? 0 : (double) found / Math.min(DEPTH, whole.size());
    }

    private static double at(double[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
    }

    /** For a message: the queries that came out worst. */
    public static String worst(Outcome outcome, int most) {
        return String.join(
                " ",
                outcome.perQuery().entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .limit(most)
                        .map(e -> "%s=%.2f".formatted(e.getKey(), e.getValue()))
                        .toList());
    }
}
