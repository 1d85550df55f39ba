package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published generalised assignment problems; {@code yardsticks/PROVENANCE.md} tells where they come from. */
class GapTest {
    private static final Limits LIMITS = new Limits(400_000, 1);

    @ParameterizedTest
    @CsvSource({
        "a05100, 1698",
        "b10100, 1407",
        "c05100, 1931",
        "c10100, 1402",
        "c20100, 1243",
        "d05100, 6353",
        "d10100, 6347",
        "d20100, 6196",
        "e05100, 12681",
        "e20100, 8436"
    })
    void aStoredSolutionIsAValidPlanOfTheSameCost(String name, long cost) {
        var file = GapFile.read(name, false);
        var stored = Numbers.of("gap/" + name + "-solution.txt").row(file.jobs());
        assertThat(PlanChecker.faults(file.problem(), file.plan(stored, cost))).isEmpty();
    }

    @ParameterizedTest(name = "{0}: at most {2} permille above {1}")
    @CsvSource({
        "a05100, 1698, 10", "b10100, 1407, 80", "c05100, 1931, 150", "c10100, 1402, 150", "c20100, 1243, 130",
        "d05100, 6353, 90", "d10100, 6347, 110", "d20100, 6196, 110", "e05100, 12681, 300", "e20100, 8436, 200"
    })
    void costsAreNearTheBestKnown(String name, long best, int permille) {
        var file = GapFile.read(name, false);
        var planned = (Outcome.Planned) Planner.plan(file.problem(), LIMITS);
        assertThat(PlanChecker.faults(file.problem(), planned.plan())).isEmpty();
        assertThat(planned.bound().lower()).isLessThanOrEqualTo(best);
        assertThat(planned.plan().objective()).isLessThanOrEqualTo(best + best * permille / 1000);
    }

    /** Optima of the OR-Library's page. */
    @ParameterizedTest(name = "{0}: at most {2} permille below {1}")
    @CsvSource({
        "gap1-0, 336, 10", "gap1-1, 327, 10", "gap1-2, 339, 10", "gap1-3, 341, 10", "gap1-4, 326, 10",
        "gap6-0, 761, 30", "gap6-1, 759, 30", "gap6-2, 758, 30", "gap6-3, 752, 30", "gap6-4, 747, 30",
        "gap12-0, 1451, 45", "gap12-1, 1449, 45", "gap12-2, 1433, 45", "gap12-3, 1447, 45", "gap12-4, 1446, 45"
    })
    void profitsAreNearTheOptimum(String name, long optimum, int permille) {
        var file = GapFile.read(name, true);
        var planned = (Outcome.Planned) Planner.plan(file.problem(), LIMITS);
        assertThat(PlanChecker.faults(file.problem(), planned.plan())).isEmpty();
        assertThat(file.value(planned.bound().lower())).isGreaterThanOrEqualTo(optimum);
        assertThat(file.value(planned.plan().objective())).isBetween(optimum - optimum * permille / 1000, optimum);
    }
}
