package org.saan.hub.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.saan.hub.catalogue.search.Facet;
import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.catalogue.search.SearchIndex;
import org.saan.hub.catalogue.search.Vocabulary;
import org.springframework.util.FileSystemUtils;

/** {@code ./saan bench search}: the time to index made products and to answer what buyers type, in this process. */
public final class SearchBench {
    private static final int QUERIES = 2_000;
    private static final int ROUNDS = 3;
    private static final int PUT_AT_ONCE = 1_000;
    private static final int PAGE = 24;

    /** Up to here the limits of a hundred thousand hold. */
    private static final int COUNTRY = 100_000;

    private final int items;
    private final PrintStream out;
    private boolean within = true;
    private long looked;

    public SearchBench(int items, PrintStream out) {
        this.items = items;
        this.out = out;
    }

    /** Measures in a temporary folder; says whether everything was within its limit. */
    public boolean run() throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("saan-bench-search-");
        try (var index = SearchIndex.create(folder, Vocabulary.standard())) {
            out.printf(Locale.ROOT, "%,d items, %d distinct queries, pages of %d%n%n", items, QUERIES, PAGE);
            out.printf("%-38s %10s %10s %10s %8s%n", "", "p50", "p99", "limit", "");
            fill(index, folder);
            search(index);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return within;
    }

    private void fill(SearchIndex index, Path folder) throws IOException, InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        var made = new MadeCatalogue(20261125);
        try (var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var work = new ArrayList<java.util.concurrent.Future<?>>();
            for (int at = 0; at < items; at += PUT_AT_ONCE) {
                var some = made.products(at, Math.min(PUT_AT_ONCE, items - at));
                work.add(workers.submit(() -> index.put(some)));
                if (work.size() > 8) {
                    work.removeFirst().get();
                }
            }
            for (var each : work) {
                each.get();
            }
        }
        index.commit(items);
        index.refresh();
        double seconds = (System.nanoTime() - begun) / 1e9;
        line("index, seconds", seconds, seconds, items <= COUNTRY ? 60 : Double.NaN, "%10.1f");
        double megabytes = size(folder) / 1e6;
        line("index on disk, MB", megabytes, megabytes, items <= COUNTRY ? 200 : Double.NaN, "%10.1f");
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private void search(SearchIndex index) throws InterruptedException, ExecutionException {
        var made = new MadeCatalogue(7);
        var words = new ArrayList<String>();
        for (int i = 0; i < QUERIES; i++) {
            words.add(made.query());
        }
        var found = words.stream()
                .mapToLong(text -> answer(index, ask(text, Map.of()), false).total())
                .sum();
        double p99 = items <= COUNTRY ? 20 : 60;
        double p50 = items <= COUNTRY ? 3 : Double.NaN;
        line("finds of a query, thousands", found / 1e3 / QUERIES, Double.NaN, Double.NaN, "%10.1f");
        times("search without facets, ms", index, asks(words, Map.of(), SearchAsk.Sort.BEST), false, p50, p99);
        times("search with all facets, ms", index, asks(words, Map.of(), SearchAsk.Sort.BEST), true, p50, p99);
        var chosen = new EnumMap<Facet, Set<String>>(Facet.class);
        chosen.put(Facet.PRICE, Set.of("500-1000", "1000-2000"));
        chosen.put(Facet.PROVINCE, Set.of("40", "41"));
        times("with two facets chosen, ms", index, asks(words, chosen, SearchAsk.Sort.BEST), true, p50, p99);
        times("by price, with all facets, ms", index, asks(words, Map.of(), SearchAsk.Sort.PRICE), true, p50, p99);
        times("by title, with all facets, ms", index, asks(words, Map.of(), SearchAsk.Sort.TITLE), true, p50, p99);
        times(
                "everything, newest first, ms",
                index,
                asks(List.of(""), Map.of(), SearchAsk.Sort.NEWEST),
                true,
                p50,
                p99);
        many(index, asks(words, Map.of(), SearchAsk.Sort.BEST));
    }

    private static SearchAsk ask(String words, Map<Facet, Set<String>> chosen) {
        return new SearchAsk(words, Set.of(), chosen, null, null, null, null, null, SearchAsk.Sort.BEST, 0, PAGE, "th");
    }

    private static List<SearchAsk> asks(List<String> words, Map<Facet, Set<String>> chosen, SearchAsk.Sort sort) {
        return words.stream()
                .map(text -> new SearchAsk(text, Set.of(), chosen, null, null, null, null, null, sort, 0, PAGE, "th"))
                .toList();
    }

    private SearchAnswer answer(SearchIndex index, SearchAsk ask, boolean facets) {
        var answer = index.answer(ask, facets);
        // What was found is looked at, so that nothing is left undone.
        looked += answer.hits().size() + answer.facets().size();
        return answer;
    }

    private void times(String what, SearchIndex index, List<SearchAsk> asks, boolean facets, double p50, double p99) {
        int rounds = asks.size() == 1 ? 300 : items <= COUNTRY ? ROUNDS : 1;
        var times = new double[rounds * asks.size()];
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < asks.size(); i++) {
                long begun = System.nanoTime();
                answer(index, asks.get(i), facets);
                if (round >= 0) {
                    times[round * asks.size() + i] = (System.nanoTime() - begun) / 1e6;
                }
            }
        }
        Arrays.sort(times);
        double middle = times[times.length / 2];
        double slow = times[(int) (times.length * 0.99)];
        boolean good = !(middle > p50) && slow <= p99;
        within &= good;
        out.printf(
                Locale.ROOT,
                "%-38s %10.2f %10.2f %10s %8s%n",
                what,
                middle,
                slow,
                Double.isNaN(p50) ? "%.0f".formatted(p99) : "%.0f / %.0f".formatted(p50, p99),
                good ? "yes" : "NO");
    }

    private void many(SearchIndex index, List<SearchAsk> asks) throws InterruptedException, ExecutionException {
        int clients = 16;
        int each = items <= COUNTRY ? 1_000 : 100;
        var cpu = ManagementFactory.getThreadMXBean();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            long begun = System.nanoTime();
            var work = new ArrayList<Callable<Long>>();
            for (int client = 0; client < clients; client++) {
                int offset = client * asks.size() / clients;
                work.add(() -> {
                    long before = cpu.getCurrentThreadCpuTime();
                    long hits = 0;
                    for (int i = 0; i < each; i++) {
                        hits += index.answer(asks.get((i + offset) % asks.size()))
                                .hits()
                                .size();
                    }
                    return hits < 0 ? 0 : cpu.getCurrentThreadCpuTime() - before;
                });
            }
            long used = 0;
            for (var done : threads.invokeAll(work)) {
                used += done.get();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            double searches = (double) clients * each;
            line("searches a second, 16 at once", searches / seconds, Double.NaN, Double.NaN, "%10.0f");
            line("CPU of a search, ms", used / 1e6 / searches, Double.NaN, Double.NaN, "%10.2f");
        }
    }

    private void line(String what, double value, double judged, double limit, String format) {
        boolean good = !(judged > limit);
        within &= good;
        out.printf(
                Locale.ROOT,
                "%-38s " + format + " %10s %10s %8s%n",
                what,
                value,
                "",
                Double.isNaN(limit) ? "" : "%.0f".formatted(limit),
                Double.isNaN(limit) ? "" : good ? "yes" : "NO");
    }
}
