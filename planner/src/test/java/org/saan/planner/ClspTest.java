package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Published lot-sizing problems; {@code yardsticks/PROVENANCE.md} tells where they come from. */
class ClspTest {
    private static final Limits LIMITS = new Limits(5_000, 1);

    static Stream<String> names() {
        return Stream.concat(
                IntStream.rangeClosed(1, 70).mapToObj(i -> "F" + i),
                IntStream.rangeClosed(1, 75).mapToObj(i -> "G" + i));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFileIsReadAndIsAProblem(String name) {
        var file = ClspFile.read(name);
        assertThat(file.items()).isIn(6, 12, 24);
        assertThat(file.periods()).isIn(15, 30);
        double work = IntStream.range(0, file.items())
                .mapToDouble(i -> file.item()[i].minutes()
                        * Arrays.stream(file.demand()).mapToInt(row -> row[i]).sum())
                .sum();
        assertThat(work).isBetween(1.0, (double) file.capacity() * file.periods());
        assertThat(Validation.errors(file.relaxation(), List.of())).isEmpty();
    }

    @Test
    void wordsBehindTheDemandsAreNotRead() {
        var file = ClspFile.read("F1");
        assertThat(file.demand()[0]).containsExactly(108, 107, 117, 92, 0, 99);
        assertThat(file.demand()[14]).containsExactly(77, 116, 98, 98, 106, 103);
        assertThat(file.item()[0]).isEqualTo(new ClspFile.Item(1, 5, 40, 1000));
    }

    /** Optima proved by an integer program. */
    @ParameterizedTest
    @CsvSource({"F1, 40854", "F2, 39734", "F4, 33897", "F5, 29420"})
    void theBoundOfTheRelaxationIsNotAboveTheOptimum(String name, double optimum) {
        var file = ClspFile.read(name);
        var problem = file.relaxation();
        var planned = (Outcome.Planned) Planner.plan(problem, LIMITS);
        var plan = planned.plan();
        assertThat(PlanChecker.faults(problem, plan)).isEmpty();
        assertThat((double) planned.bound().lower() / ClspFile.SCALE).isLessThanOrEqualTo(optimum);
        assertThat(problem.lines()).allMatch(line -> plan.delivered(line) == line.quantity());
        assertThat((double) plan.objective() / ClspFile.SCALE).isLessThanOrEqualTo(file.cost(plan));
    }
}
