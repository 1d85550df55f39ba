package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saan.planner.generator.ProblemGenerator;

/**
 * Plans of problems whose best plan is known: {@code tiny-optima.csv} holds proven optima of made problems, solved as integer
 * programs. Every third one is planned, all of them with {@code -Dsaan.all}. What came of each stands in {@code
 * target/tiny-optima.txt}.
 */
class TinyOptimaTest {
    private static final Limits LIMITS = new Limits(40_000, 1);
    private static final double CLOSE = 1.01;
    private static final int CLOSE_PERCENT = 90;

    private record Known(long seed, long optimum) {}

    private record Result(Known known, long objective, Bound bound, List<String> faults) {
        double ratio() {
            return objective == known.optimum ? 1 : (double) objective / known.optimum;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "seed %d optimum %d plan %d ratio %.4f bound %d",
                    known.seed,
                    known.optimum,
                    objective,
                    ratio(),
                    bound.lower());
        }
    }

    private static List<Known> known() {
        try (var in = TinyOptimaTest.class.getResourceAsStream("/tiny-optima.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split(","))
                    .map(row -> new Known(Long.parseLong(row[0]), Long.parseLong(row[row.length - 1])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result result(Known known) {
        var problem = ProblemGenerator.tiny(known.seed);
        var planned = (Outcome.Planned) Planner.plan(problem, LIMITS);
        var plan = planned.plan();
        return new Result(known, plan.objective(), planned.bound(), PlanChecker.faults(problem, plan));
    }

    @Test
    void plansAreValidAndNearTheProvenBestAndBoundsNotAboveIt() throws IOException {
        var all = known();
        int step = System.getProperty("saan.all") == null ? 3 : 1;
        var results = IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(i -> result(all.get(i)))
                .toList();
        Files.write(
                Path.of("target", "tiny-optima.txt"),
                results.stream().map(Result::toString).toList());
        assertThat(results).hasSizeGreaterThanOrEqualTo(100);
        assertThat(results).allSatisfy(result -> {
            assertThat(result.faults()).isEmpty();
            assertThat(result.objective()).isGreaterThanOrEqualTo(result.known().optimum());
            assertThat(result.bound().lower())
                    .isLessThanOrEqualTo(result.known().optimum());
        });
        var far = results.stream().filter(result -> result.ratio() > CLOSE).toList();
        assertThat(100 * (results.size() - far.size()))
                .as("not within 1 %%: %s", far)
                .isGreaterThanOrEqualTo(CLOSE_PERCENT * results.size());
    }
}
