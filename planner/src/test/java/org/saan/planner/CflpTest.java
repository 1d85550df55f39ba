package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published warehouse location problems with their optima; {@code yardsticks/PROVENANCE.md} tells where they come from. */
class CflpTest {
    private static final Limits LIMITS = new Limits(20_000, 1);

    @ParameterizedTest
    @CsvSource({
        "cap61, 932615.750, 1.05",
        "cap71, 932615.750, 1.05",
        "cap81, 838499.288, 1.1",
        "cap101, 796648.437, 1.1",
        "cap111, 826124.713, 1.3"
    })
    void theOptimumLiesBetweenTheBoundAndWhatThePlanCosts(String name, double optimum, double within) {
        var file = CflpFile.read(name);
        var problem = file.relaxation();
        var planned = (Outcome.Planned) Planner.plan(problem, LIMITS);
        var plan = planned.plan();
        assertThat(PlanChecker.faults(problem, plan)).isEmpty();
        assertThat(problem.lines()).allMatch(line -> plan.delivered(line) == line.quantity());
        assertThat((double) planned.bound().lower() / CflpFile.SCALE).isLessThanOrEqualTo(optimum);
        assertThat((double) plan.objective() / CflpFile.SCALE).isLessThanOrEqualTo(file.cost(plan));
        assertThat(file.cost(plan)).isBetween(optimum - 0.01, optimum * within);
    }
}
