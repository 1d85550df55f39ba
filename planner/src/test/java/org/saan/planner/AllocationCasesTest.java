package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllocationCasesTest {
    private static final Limits LIMITS = new Limits(500, 1);

    private static Outcome.Planned plan(SampleProblem sample, Pin... pins) {
        var problem = sample.build();
        var outcome = Planner.plan(problem, List.of(pins), LIMITS, Progress.NONE, Cancellation.NEVER);
        assertThat(outcome).isInstanceOf(Outcome.Planned.class);
        var feasible = (Outcome.Planned) outcome;
        assertThat(PlanChecker.faults(problem, feasible.plan())).isEmpty();
        return feasible;
    }

    private static Map<String, Integer> shares(Outcome.Planned outcome) {
        return outcome.plan().assignments().stream().collect(Collectors.toMap(Assignment::group, Assignment::pieces));
    }

    private static Explanation.LineReasons reasons(Outcome.Planned outcome) {
        return outcome.explanation().findLine("l").orElseThrow();
    }

    @Test
    @DisplayName("AL-01 free capacity is what others have not taken: 4 from the first, 9 from the second")
    void usesOnlyWhatIsFree() {
        // Place 1 has 10 of which 6 are taken: what the caller states is the 4 that are free.
        var outcome = plan(
                new SampleProblem().group("A", 4, 1).group("B", 15, 1, 1, 1100).line("l", 13, 2, 1));
        assertThat(shares(outcome)).isEqualTo(Map.of("A", 4, "B", 9));
    }

    @Test
    @DisplayName("AL-02 a group without capacity gets no share of zero")
    void makesNoEmptyShares() {
        var outcome = plan(new SampleProblem()
                .group("A", 60, 1)
                .group("B", 0, 1)
                .group("C", 40, 1)
                .line("l", 100, 3, 1));
        assertThat(shares(outcome)).isEqualTo(Map.of("A", 60, "C", 40));
    }

    @Test
    @DisplayName("AL-03 every share is at least the minimum of its group: 70 + 30")
    void leavesEnoughForAMinimumBatch() {
        var outcome =
                plan(new SampleProblem().group("A", 80, 1).group("B", 30, 30).line("l", 100, 2, 1));
        assertThat(shares(outcome)).isEqualTo(Map.of("A", 70, "B", 30));
    }

    @Test
    @DisplayName("AL-04 25 cannot be made of twenties: it says that 20 or 40 can")
    void namesTheQuantitiesThatMinimumsAllow() {
        var outcome =
                plan(new SampleProblem().group("A", 20, 20).group("B", 20, 20).line("l", 25, 2, 1));
        assertThat(reasons(outcome).missing()).isEqualTo(5);
        assertThat(reasons(outcome).repairs()).contains(new Repair.Smaller(20), new Repair.Larger(40));
    }

    @Test
    @DisplayName("AL-04 100 of 60 and 30: 90 proposed, 10 missing")
    void proposesWhatCanBeMade() {
        var outcome =
                plan(new SampleProblem().group("A", 60, 1).group("B", 30, 1).line("l", 100, 2, 1));
        assertThat(shares(outcome)).isEqualTo(Map.of("A", 60, "B", 30));
        assertThat(reasons(outcome).missing()).isEqualTo(10);
        assertThat(reasons(outcome).repairs()).contains(new Repair.Smaller(90));
    }

    @Test
    @DisplayName("AL-05 one dye lot comes from one group although two others could make it together")
    void keepsADyeLotTogether() {
        var outcome = plan(new SampleProblem()
                .group("X1", 70, 1)
                .group("X2", 60, 1)
                .group("Y", 125, 1, 1, 1200)
                .line("l", 120, 1, 1));
        assertThat(shares(outcome)).isEqualTo(Map.of("Y", 120));
    }

    @Test
    @DisplayName("AL-06 no lot is large enough: largest single lot 110, two lots would do")
    void saysHowLargeALotCanBe() {
        var outcome = plan(new SampleProblem()
                .group("X1", 70, 1)
                .group("X2", 60, 1)
                .group("Y", 110, 1)
                .line("l", 120, 1, 1));
        assertThat(reasons(outcome).missing()).isEqualTo(10);
        assertThat(reasons(outcome).largestLot()).isEqualTo(110);
        assertThat(reasons(outcome).repairs()).contains(new Repair.Smaller(110), new Repair.MoreGroups(2));
    }

    @Test
    @DisplayName("AL-07 earrings in pairs: both shares even, 18 or 20 and the rest")
    void keepsPairsTogether() {
        var shares = shares(
                plan(new SampleProblem().group("A", 21, 1).group("B", 33, 1).line("l", 50, 2, 2)));
        assertThat(shares.get("A")).isIn(18, 20);
        assertThat(shares.get("A") + shares.get("B")).isEqualTo(50);
    }

    @Test
    @DisplayName("AL-08 materials follow the split: 12.5 + 12.5, then 12.5 + 7.5 + 5.0")
    void splitsMaterialsWithTheWork() {
        assertThat(LargestRemainder.split(25_000, List.of(5L, 5L))).containsExactly(12_500L, 12_500L);
        assertThat(LargestRemainder.split(25_000, List.of(5L, 3L, 2L))).containsExactly(12_500L, 7_500L, 5_000L);
    }

    @Test
    @DisplayName("AL-10 freight is split once: 240 + 240 + 120")
    void splitsFreightByWeight() {
        assertThat(LargestRemainder.split(60_000, List.of(2L, 2L, 1L))).containsExactly(24_000L, 24_000L, 12_000L);
    }

    @Test
    void aPinIsKeptExactlyAndTheRestGoesElsewhere() {
        var outcome = plan(
                new SampleProblem().group("A", 80, 1).group("B", 80, 1, 1, 1300).line("l", 100, 2, 1),
                new Pin("l", "B", 60));
        assertThat(shares(outcome)).isEqualTo(Map.of("A", 40, "B", 60));
        assertThat(outcome.explanation()
                        .findShare("l", "make", "B")
                        .orElseThrow()
                        .because())
                .contains(new Because.Pinned());
    }

    @Test
    void aPinBeyondTheFreeTimeIsRefusedWithWhatIsFree() {
        var problem = new SampleProblem().group("A", 50, 1).line("l", 100, 2, 1).build();
        var outcome = Planner.plan(problem, List.of(new Pin("l", "A", 60)), LIMITS, Progress.NONE, Cancellation.NEVER);
        assertThat(outcome)
                .isEqualTo(new Outcome.Rejected(
                        List.of(new InputError.PinImpossible(new Pin("l", "A", 60), new WhyNot.NoTime(50, -1)))));
    }

    @Test
    void everyRefusalIsNamed() {
        var sample = SampleProblem.inWeeks(2)
                .group("low", 90, 1, 1, 1000)
                .group("dear", 90, 1, 2, 2000)
                .group("bulky", 90, 70, 2, 1000)
                .group("good", 90, 1, 2, 1000)
                .line("l", 60, 1, 1, 1, 2, 1500);
        assertThat(reasons(plan(sample)).notChosen())
                .containsEntry("low", new WhyNot.WrongGrade(1, 2))
                .containsEntry("dear", new WhyNot.TooDear(2000, 1500))
                .containsEntry("bulky", new WhyNot.BelowMinimumBatch(60, 70));
    }

    @Test
    void anImpossibleLineIsToldWhatWouldHelp() {
        var sample = SampleProblem.inWeeks(4)
                .group("A", 30, 1, 1, 1000)
                .group("B", 100, 1, 1, 3000)
                .line("l", 100, 1, 1, 1, 1, 2000);
        assertThat(reasons(plan(sample)).repairs())
                .contains(new Repair.Smaller(60), new Repair.Later(2), new Repair.HigherPrice(3000));
    }

    @Test
    void idleGroupsGetTheWorkWhenItCostsNothingElse() {
        var sample = SampleProblem.inWeeks(1)
                .floors(new Problem.Floor(200, 2), new Problem.Floor(500, 1))
                .group("A", 100, 1)
                .group("B", 100, 1)
                .line("l", 100, 2, 1);
        assertThat(shares(plan(sample))).isEqualTo(Map.of("A", 50, "B", 50));
    }
}
