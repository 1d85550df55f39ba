package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanDifferenceTest {
    private static Assignment work(String line, String group, int pieces, Map<Integer, Integer> minutes) {
        return new Assignment(line, "make", group, pieces, new TreeMap<>(minutes));
    }

    private static Plan plan(Assignment... work) {
        return new Plan("sample", 0, List.of(work), List.of());
    }

    private static Problem sample() {
        return SampleProblem.inWeeks(3)
                .group("a", 10, 1)
                .group("b", 10, 1)
                .line("old", 20, 2, 1)
                .line("new", 5, 2, 1)
                .build();
    }

    @Test
    void theSamePlanChangesNothing() {
        var plan = plan(work("old", "a", 20, Map.of(0, 10, 1, 10)));
        assertThat(PlanDifference.between(sample(), plan, plan).isEmpty()).isTrue();
    }

    @Test
    void tellsWhoLosesAndWhoGainsAndWhy() {
        var before = plan(work("old", "a", 20, Map.of(0, 10, 1, 12)));
        var after = plan(work("old", "a", 12, Map.of(0, 10, 1, 2)), work("old", "b", 8, Map.of(1, 8)));
        var difference = PlanDifference.between(sample(), before, after);
        assertThat(difference.affected()).containsExactly("a");
        assertThat(difference.groups().getFirst().shares().getFirst().why())
                .containsExactly(new PlanDifference.Why.WeekLost(1, 10, 12));
        assertThat(difference.groups().getLast())
                .isEqualTo(new PlanDifference.GroupChange(
                        "b",
                        0,
                        8,
                        List.of(new PlanDifference.ShareChange(
                                "old",
                                "make",
                                0,
                                8,
                                0,
                                8,
                                0,
                                List.of(new PlanDifference.Why.TakesOver(List.of("a")))))));
        assertThat(difference.lines()).isEmpty();
    }

    @Test
    void aNewLineThatPushesAnotherIsNamed() {
        var before = plan(work("old", "a", 20, Map.of(0, 10, 1, 10)));
        var after = plan(work("old", "a", 20, Map.of(1, 10, 2, 10)), work("new", "a", 5, Map.of(0, 5)));
        var difference = PlanDifference.between(sample(), before, after);
        var shares = difference.groups().getFirst().shares();
        assertThat(shares.getFirst().why()).containsExactly(new PlanDifference.Why.NewLine());
        assertThat(shares.getLast().why()).containsExactly(new PlanDifference.Why.Follows(List.of("new")));
        assertThat(shares.getLast().minutesElsewhen()).isEqualTo(10);
        assertThat(difference.movedElsewherePermille()).isEqualTo(500);
        assertThat(difference.lines()).containsExactly(new PlanDifference.LineChange("new", 0, 5, false, true));
    }

    @Test
    void fewerPiecesAndLinesThatAreGone() {
        var before = plan(work("old", "a", 20, Map.of(0, 10, 1, 10)), work("gone", "b", 4, Map.of(0, 4)));
        var difference = PlanDifference.between(sample(), before, plan(work("old", "a", 10, Map.of(0, 10))));
        assertThat(difference.groups().getFirst().shares().getFirst().why())
                .containsExactly(new PlanDifference.Why.AmountChanged(20, 10));
        assertThat(difference.groups().getLast().shares().getFirst().why())
                .containsExactly(new PlanDifference.Why.LineGone());
        assertThat(difference.lines()).containsExactly(new PlanDifference.LineChange("old", 20, 10, true, false));
    }

    /** Everything that is lost and gained in the made replan problem adds up, and each change has a reason. */
    @Test
    void minutesAddUpWhenAWholeProgrammeIsPlannedAgain() {
        var problem = PlannerTest.problem("T-1-stages-extras-replan.json");
        var before = new Plan(problem.id(), 0, problem.previous(), problem.previousShipments());
        var after = ((Outcome.Planned) Planner.plan(problem, new Limits(3_000, 1))).plan();
        var difference = PlanDifference.between(problem, before, after);
        long balance = difference.groups().stream()
                .mapToLong(group -> group.minutesAfter() - group.minutesBefore())
                .sum();
        assertThat(balance).isEqualTo(minutes(after) - minutes(before));
        assertThat(difference.affected()).isNotEmpty();
        assertThat(difference.groups())
                .allSatisfy(group -> assertThat(group.shares())
                        .isNotEmpty()
                        .allSatisfy(share -> assertThat(share.why()).isNotEmpty()));
        assertThat(difference.movedElsewherePermille()).isBetween(0, 1000);
        long gained = difference.lines().stream()
                .mapToLong(line -> line.deliveredAfter() - line.deliveredBefore())
                .sum();
        long delivered = problem.lines().stream()
                .mapToLong(line -> after.delivered(line) - before.delivered(line))
                .sum();
        assertThat(gained).isEqualTo(delivered);
    }

    private static long minutes(Plan plan) {
        return plan.assignments().stream()
                .flatMap(a -> a.minutes().values().stream())
                .mapToLong(Integer::intValue)
                .sum();
    }
}
