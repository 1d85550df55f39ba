package org.saan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.saan.planner.Problem;

/**
 * What one contestant made of one problem.
 *
 * @param bound proven; 0 when nothing is
 * @param megabytes the most memory that its process held
 */
record Row(
        long objective,
        long bound,
        double otifPercent,
        int idleWeeks,
        double groupsPerLine,
        double leastShare,
        double megabytes,
        double seconds) {

    private static final String MARK = "row ";

    /** Plans in this process and prints the row, or nothing when no plan was found. */
    static void run(Contestant contestant, Path file, Duration time, long seed, PrintStream out)
            throws IOException, InterruptedException {
        Problem problem = TinyOracle.read(file);
        long start = System.nanoTime();
        var found = contestant.plan(problem, time, seed);
        double seconds = (System.nanoTime() - start) / 1e9;
        double megabytes = memoryHeld();
        if (found.plan().isPresent()) {
            var judge = new Judge(problem, found.plan().get());
            if (!judge.faults().isEmpty()) {
                throw new IllegalStateException(contestant.title() + " made a false plan: " + judge.faults());
            }
            if (found.bound() > judge.objective()) {
                throw new IllegalStateException(contestant.title() + " claims a bound above its own plan");
            }
            out.printf(
                    Locale.ROOT,
                    MARK + "%d %d %f %d %f %f %f %f%n",
                    judge.objective(),
                    found.bound(),
                    judge.otifPercent(),
                    judge.idleWeeks(),
                    judge.groupsPerLine(),
                    judge.leastShare(),
                    megabytes,
                    seconds);
        }
    }

    static Optional<Row> parse(String output) {
        return output.lines().filter(text -> text.startsWith(MARK)).findFirst().map(text -> {
            var values = text.substring(MARK.length()).split(" ");
            return new Row(
                    Long.parseLong(values[0]),
                    Long.parseLong(values[1]),
                    Double.parseDouble(values[2]),
                    Integer.parseInt(values[3]),
                    Double.parseDouble(values[4]),
                    Double.parseDouble(values[5]),
                    Double.parseDouble(values[6]),
                    Double.parseDouble(values[7]));
        });
    }

    double gapPercent() {
        return bound <= 0 ? Double.POSITIVE_INFINITY : 100.0 * (objective - bound) / bound;
    }

    static double median(List<Row> rows, ToDoubleFunction<Row> value) {
        var sorted = rows.stream()
                .map(value::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    /** The most memory this process held so far; where the system does not tell, what the JVM holds now. */
    private static double memoryHeld() throws IOException {
        var status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            for (var text : Files.readAllLines(status)) {
                if (text.startsWith("VmHWM")) {
                    return Integer.parseInt(text.replaceAll("\\D", "")) / 1024.0;
                }
            }
        }
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1048576.0;
    }
}
