package org.saan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.saan.planner.generator.ProblemGenerator;
import org.saan.planner.generator.Size;

/**
 * Sets ways of planning beside each other, each in a process of its own: a table for each size, medians over seeds, and a
 * picture of how cost grows. Every plan is judged before it is counted.
 */
final class PlannerBench {
    private static final List<Integer> SECONDS = List.of(1, 10, 60);

    private final BenchOptions options;
    private final PrintStream out;
    private final Path folder;
    private final Map<Size, List<Entry>> entries = new EnumMap<>(Size.class);
    private final List<Judged> judged = new ArrayList<>();

    /** What a contestant made in a time, of every seed that it found a plan for. */
    record Entry(Contestant contestant, int seconds, List<Row> rows) {
        String title() {
            return switch (contestant) {
                case SPREADSHEET, SAAN_WORK -> contestant.title();
                default -> contestant.title() + " " + seconds + " s";
            };
        }
    }

    private record Judged(Size size, long seed, Contestant contestant, Row row) {}

    private PlannerBench(BenchOptions options, PrintStream out, Path folder) {
        this.options = options;
        this.out = out;
        this.folder = folder;
    }

    static void run(BenchOptions options, PrintStream out) throws IOException {
        var folder = Files.createTempDirectory("saan-bench-");
        try {
            var bench = new PlannerBench(options, out, folder);
            options.sizes().forEach(bench::size);
            if (options.picture().isPresent()) {
                Files.writeString(options.picture().get(), new GrowthPicture(bench.entries).svg());
            }
        } finally {
            try (var files = Files.list(folder)) {
                files.forEach(file -> file.toFile().delete());
            }
            Files.delete(folder);
        }
    }

    private void size(Size size) {
        var spreadsheet = entry(size, Contestant.SPREADSHEET, 0);
        out.printf(
                "%n%s: %d lines, %s; medians of seeds %s%n",
                size, size.lines(), options.only().isEmpty() ? "all" : options.only(), options.seeds());
        out.printf(
                "%-26s %14s %7s %8s %7s %8s %7s %7s %8s %8s%n",
                "", "points", "ratio", "gap %", "OTIF %", "idle", "groups", "least", "RSS MB", "seconds");
        print(spreadsheet, spreadsheet);
        var mine = new ArrayList<>(List.of(spreadsheet));
        for (var contestant : Contestant.values()) {
            if (contestant != Contestant.SPREADSHEET && options.wants(contestant)) {
                for (int seconds : times(contestant)) {
                    var entry = entry(size, contestant, seconds);
                    print(entry, spreadsheet);
                    mine.add(entry);
                }
            }
        }
        entries.put(size, mine);
        falseBounds(size);
    }

    /** A bound above the plan of another contestant is false: nobody may rely on the table then. */
    private void falseBounds(Size size) {
        for (long seed : options.seeds()) {
            var best = judged.stream()
                    .filter(j -> j.size == size && j.seed == seed)
                    .min(Comparator.comparingLong(j -> j.row.objective()));
            var bound = judged.stream()
                    .filter(j -> j.size == size && j.seed == seed)
                    .max(Comparator.comparingLong(j -> j.row.bound()));
            if (best.isPresent() && bound.get().row.bound() > best.get().row.objective()) {
                throw new IllegalStateException(String.format(
                        "seed %d: %s proves %d points, but %s has a plan of %d",
                        seed,
                        bound.get().contestant.title(),
                        bound.get().row.bound(),
                        best.get().contestant.title(),
                        best.get().row.objective()));
            }
        }
    }

    /** Saan is shown on the way to the limit as well. */
    private List<Integer> times(Contestant contestant) {
        var until = Stream.concat(SECONDS.stream().filter(s -> s < options.seconds()), Stream.of(options.seconds()));
        return contestant == Contestant.SAAN ? until.toList() : List.of(options.seconds());
    }

    private Entry entry(Size size, Contestant contestant, int seconds) {
        var rows = new ArrayList<Row>();
        for (long seed : options.seeds()) {
            row(size, contestant, seconds, seed).ifPresent(row -> {
                rows.add(row);
                judged.add(new Judged(size, seed, contestant, row));
            });
        }
        return new Entry(contestant, seconds, rows);
    }

    private Optional<Row> row(Size size, Contestant contestant, int seconds, long seed) {
        try {
            var file = folder.resolve(size + "-" + seed + ".json");
            if (!Files.exists(file)) {
                try (var writer = Files.newBufferedWriter(file)) {
                    ProblemGenerator.of(size, seed).write(writer);
                }
            }
            var output = folder.resolve("output");
            var process = new ProcessBuilder(command(contestant, file, seconds, seed))
                    .redirectOutput(output.toFile())
                    .redirectError(folder.resolve("errors").toFile())
                    .start();
            // Building a model and judging take their time; who needs much more than was allowed has no plan.
            boolean ended = process.waitFor(3L * seconds + options.patience(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            var errors = Files.readString(folder.resolve("errors"), StandardCharsets.UTF_8);
            var why = !ended ? "it did not end" : process.exitValue() != 0 ? reason(errors) : "it found none in time";
            var row = Row.parse(Files.readString(output));
            if (row.isEmpty()) {
                out.printf("%s, seed %d: no plan, because %s%n", contestant.title(), seed, why);
                out.print(options.verbose() ? errors : "");
            }
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String reason(String errors) {
        return errors.lines()
                .filter(text -> text.contains("Exception") || text.contains("Error"))
                .findFirst()
                .orElse("it ended with an error");
    }

    private List<String> command(Contestant contestant, Path file, int seconds, long seed) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + options.heap(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                BenchMain.class.getName(),
                "run",
                contestant.name(),
                file.toString(),
                String.valueOf(seconds),
                String.valueOf(seed));
    }

    private void print(Entry entry, Entry spreadsheet) {
        var rows = entry.rows();
        if (rows.isEmpty()) {
            out.printf("%-26s no plan%n", entry.title());
            return;
        }
        double gap = Row.median(rows, Row::gapPercent);
        out.printf(
                Locale.ROOT,
                "%-26s %,14.0f %7s %8s %7.1f %8.0f %7.2f %7.3f %8.0f %8.1f%s%n",
                entry.title(),
                Row.median(rows, Row::objective),
                spreadsheet.rows().isEmpty()
                        ? "-"
                        : String.format(
                                Locale.ROOT,
                                "%.3f",
                                Row.median(rows, Row::objective) / Row.median(spreadsheet.rows(), Row::objective)),
                Double.isInfinite(gap) ? "-" : String.format(Locale.ROOT, "%.1f", gap),
                Row.median(rows, Row::otifPercent),
                Row.median(rows, Row::idleWeeks),
                Row.median(rows, Row::groupsPerLine),
                Row.median(rows, Row::leastShare),
                Row.median(rows, Row::megabytes),
                Row.median(rows, Row::seconds),
                rows.size() < options.seeds().size() ? "  of " + rows.size() + " seeds" : "");
        out.flush();
    }
}
