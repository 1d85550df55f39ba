package org.saan.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code ./saan bench thai-text}: how many short strings a second one core reads. */
final class ThaiTextFigures {
    private static final Map<String, Integer> NEEDED =
            Map.of("normalOfNames", 1_000_000, "normalOfMistyped", 1_000_000, "words", 300_000, "craftWords", 300_000);
    private static final Map<String, String> MEANING = Map.of(
            "normalOfNames", "normal form of names in order",
            "normalOfMistyped", "normal form of mistyped names",
            "icuNfcOfMistyped", "  ICU4J, NFC alone",
            "keys", "matching key of mistyped names",
            "words", "words, standard dictionary",
            "craftWords", "words, with those of crafts",
            "icuWords", "  ICU4J, one word iterator",
            "likeness", "likeness of two names",
            "dates", "dates in five forms");
    private static final List<String> ORDER = List.of(
            "normalOfNames",
            "normalOfMistyped",
            "icuNfcOfMistyped",
            "keys",
            "words",
            "craftWords",
            "icuWords",
            "likeness",
            "dates");

    private ThaiTextFigures() {}

    /** Measures and prints; 1 when a figure is below what is needed. */
    static int run(String[] args, PrintStream out) {
        boolean quick = List.of(args).contains("--quick");
        var options = new OptionsBuilder()
                .include(ThaiTextBench.class.getName() + ".*")
                .forks(1)
                .threads(1)
                .jvmArgs("-Xmx512m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 2 : 6)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            var results = new Runner(options).run();
            out.printf("short strings a second on one core (%.0f letters on average)%n", ThaiTextBench.averageLength());
            boolean enough = true;
            for (var name : ORDER) {
                double score = results.stream()
                        .filter(r -> r.getParams().getBenchmark().endsWith("." + name))
                        .mapToDouble(r -> r.getPrimaryResult().getScore())
                        .findFirst()
                        .orElseThrow();
                var needed = NEEDED.get(name);
                enough &= needed == null || score >= needed;
                out.printf(
                        "%-34s %,12.0f%s%n",
                        MEANING.get(name), score, needed == null ? "" : "   needed %,d".formatted(needed));
            }
            return enough ? 0 : 1;
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}
