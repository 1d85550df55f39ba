package org.saan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.planner.Assignment;
import org.saan.planner.Plan;
import org.saan.planner.Problem;
import org.saan.planner.generator.ProblemGenerator;
import org.saan.planner.generator.Size;

/** The yardsticks themselves: each is held against another. */
class YardsticksTest {
    private static final long BEST_OF_T_1 = 2_880_101;

    private final Problem t1 = ProblemGenerator.of(Size.T, 1).problem();

    @ParameterizedTest
    @EnumSource(Contestant.class)
    void everyContestantMakesAValidPlanBetweenItsBoundAndTheSpreadsheet(Contestant contestant) throws Exception {
        var found = contestant.plan(t1, Duration.ofSeconds(2), 1);
        var judge = new Judge(t1, found.plan().orElseThrow());
        assertThat(judge.faults()).isEmpty();
        assertThat(judge.objective()).isGreaterThanOrEqualTo(BEST_OF_T_1);
        assertThat(found.bound()).isLessThanOrEqualTo(BEST_OF_T_1);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 7, 10, 14})
    void theExactModelProvesItsPlan(long seed) {
        var problem = ProblemGenerator.tiny(seed);
        var answer = new ExactModel(problem).solve(60, 1, 1);
        assertThat(answer.proven()).isTrue();
        var plan = answer.plan().orElseThrow();
        assertThat(new Judge(problem, plan).faults()).isEmpty();
        assertThat(answer.bound()).isEqualTo(plan.objective());
    }

    @Test
    void theJudgeSeesAPieceThatWasNotMade() throws Exception {
        var plan = Contestant.SPREADSHEET.plan(t1, Duration.ZERO, 1).plan().orElseThrow();
        var a = plan.assignments().getFirst();
        var more = new Assignment(a.line(), a.operation(), a.group(), a.pieces() + 1, a.minutes());
        var assignments = new ArrayList<>(plan.assignments());
        assignments.set(0, more);
        assertThat(new Judge(t1, new Plan(plan.problem(), plan.objective(), assignments, List.of())).faults())
                .anyMatch(fault -> fault.contains("minutes do not make the pieces"));
    }

    @Test
    void theJudgeSeesAClaimThatIsNotTrue() throws Exception {
        var plan = Contestant.SPREADSHEET.plan(t1, Duration.ZERO, 1).plan().orElseThrow();
        var claim = new Plan(plan.problem(), plan.objective() - 1, plan.assignments(), List.of());
        assertThat(new Judge(t1, claim).faults()).hasSize(1);
    }

    @Test
    void optionsNameSizesSecondsSeedsAndContestants() {
        var options =
                BenchOptions.of(new String[] {"s,XL", "--seconds", "5", "--seeds", "4,6", "--only", "saan,cp_sat"});
        assertThat(options.sizes()).containsExactly(Size.S, Size.XL);
        assertThat(options.seconds()).isEqualTo(5);
        assertThat(options.seeds()).containsExactly(4L, 6L);
        assertThat(options.only()).isEqualTo(Set.of(Contestant.SAAN, Contestant.CP_SAT));
        assertThatThrownBy(() -> BenchOptions.of(new String[] {"XXL"})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowIsReadAsItWasPrinted() {
        assertThat(Row.parse("some words\nrow 120 100 50.0 3 1.5 0.25 64.0 1.25\n"))
                .contains(new Row(120, 100, 50, 3, 1.5, 0.25, 64, 1.25));
        assertThat(Row.parse("no plan\n")).isEmpty();
        assertThat(Row.parse("row 120 100 50.0 3 1.5 0.25 64.0 1.25")
                        .orElseThrow()
                        .gapPercent())
                .isEqualTo(20);
    }
}
