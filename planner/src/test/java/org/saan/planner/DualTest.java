package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.planner.generator.ProblemGenerator;
import org.saan.planner.generator.Size;

class DualTest {
    private static final long WORK = 20_000;

    private static Dual dual(Problem problem, Plan plan) {
        var model = new Model(problem);
        var pairs = new Pairs(model);
        return new Dual(pairs, BoundTrial.load(model, pairs, plan), Cancellation.NEVER);
    }

    private static Plan plan(Problem problem, long work) {
        return ((Outcome.Planned) Planner.plan(problem, new Limits(work, 1))).plan();
    }

    private static void run(Dual dual, int rounds) {
        for (int k = 0; k < rounds; k++) {
            dual.parts(4, WORK).forEach(Runnable::run);
            dual.gather();
        }
    }

    /** {@code tiny-optima.csv} holds what an exact solver proved of problems made by rule. */
    @Test
    void isNeverAboveTheProvenBestOfTinyProblems() throws Exception {
        var softly = new SoftAssertions();
        double share = 0;
        int count = 0;
        int k = 0;
        for (var row : tinyOptima()) {
            if (k++ % 3 != 0 && System.getProperty("saan.all") == null) {
                continue;
            }
            long best = row[1];
            var problem = ProblemGenerator.tiny(row[0]);
            var dual = dual(problem, plan(problem, 0));
            run(dual, 6);
            softly.assertThat(dual.bound().lower()).as("tiny %d", row[0]).isLessThanOrEqualTo(best);
            share += best == 0 ? 1 : (double) dual.bound().lower() / best;
            count++;
        }
        softly.assertAll();
        assertThat(share / count).isGreaterThan(0.9);
    }

    private static List<long[]> tinyOptima() throws Exception {
        var rows = new ArrayList<long[]>();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DualTest.class.getResourceAsStream("/tiny-optima.csv")),
                StandardCharsets.UTF_8))) {
            in.readLine();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var cells = line.split(",", -1);
                rows.add(new long[] {Long.parseLong(cells[0]), Long.parseLong(cells[5])});
            }
        }
        return rows;
    }

    @Test
    void comesNearTheProvenBestOfTheSmallProblem() {
        var problem = PlannerTest.problem("T-1.json");
        var dual = dual(problem, plan(problem, 0));
        run(dual, 10);
        assertThat(dual.bound().lower()).isBetween(2_800_000L, 2_880_101L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hand.json", "T-1-stages-extras.json", "T-1-stages-extras-replan.json"})
    void isNotAboveAPlanOfChainsBundlesAndBegunWork(String file) {
        var problem = PlannerTest.problem(file);
        var plan = plan(problem, 20_000);
        var dual = dual(problem, plan);
        run(dual, 10);
        assertThat(dual.bound().lower()).isBetween(1L, plan.objective());
    }

    @ParameterizedTest
    @CsvSource({"1, true, true", "2, false, true", "3, true, false", "4, false, false"})
    void isNotAboveAPlanOfAMadeProblemNorAfterSomeWeeks(long seed, boolean stages, boolean extras) {
        var made = ProblemGenerator.of(Size.S, seed);
        made = stages ? made.withStages() : made;
        made = extras ? made.withExtras() : made;
        var first = plan(made.problem(), 20_000);
        var again = made.replanning(first, 4).problem();
        for (var problem : List.of(made.problem(), again)) {
            var plan = plan(problem, 20_000);
            var dual = dual(problem, plan);
            run(dual, 30);
            assertThat(dual.bound().lower()).isBetween(plan.objective() / 4, plan.objective());
        }
    }

    /** Parts may run in any order and at the same time. */
    @ParameterizedTest
    @CsvSource({"300, 40, PRICES", "60000, 24, GROUPS"})
    void isTheSameWhateverTheThreads(long work, int rounds, Bound.Method method) throws Exception {
        var problem = ProblemGenerator.of(Size.S, 5).withExtras().problem();
        var plan = plan(problem, 0);
        var inOrder = dual(problem, plan);
        var atOnce = dual(problem, plan);
        try (var pool = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < rounds; round++) {
                inOrder.parts(4, work).forEach(Runnable::run);
                inOrder.gather();
                var parts = new ArrayList<>(atOnce.parts(4, work));
                Collections.reverse(parts);
                for (var done : parts.stream().map(pool::submit).toList()) {
                    done.get();
                }
                atOnce.gather();
            }
        }
        assertThat(inOrder.bound().method()).isEqualTo(method);
        assertThat(atOnce.bound()).isEqualTo(inOrder.bound());
        assertThat(atOnce.hourPrices()).isEqualTo(inOrder.hourPrices());
        assertThat(atOnce.loomPrices()).isEqualTo(inOrder.loomPrices());
    }

    /** Masks of weeks hold 64. */
    @Test
    void isNotAboveAPlanOfMoreThanAYear() {
        var problem = SampleProblem.inWeeks(70)
                .floors(new Problem.Floor(200, 2), new Problem.Floor(500, 1))
                .group("a", 40, 5)
                .group("b", 30, 5)
                .line("l", 900, 2, 1)
                .line("m", 700, 1, 1)
                .build();
        var plan = plan(problem, 5_000);
        var dual = dual(problem, plan);
        run(dual, 10);
        assertThat(dual.bound().lower()).isBetween(plan.objective() * 9 / 10, plan.objective());
    }

    @Test
    void isNotAboveAPlanWithoutFloors() {
        var problem = SampleProblem.inWeeks(4)
                .group("a", 40, 5)
                .group("b", 30, 5)
                .line("l", 150, 2, 1)
                .line("m", 250, 2, 1)
                .build();
        var plan = plan(problem, 5_000);
        var dual = dual(problem, plan);
        run(dual, 10);
        assertThat(dual.bound().lower()).isBetween(plan.objective() * 9 / 10, plan.objective());
    }
}
