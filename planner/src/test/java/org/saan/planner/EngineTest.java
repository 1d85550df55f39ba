package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.planner.generator.ProblemGenerator;
import org.saan.planner.generator.Size;

/** Laws of the engine, on made problems of all kinds: chains, bundles, plans in force. */
class EngineTest {
    private static final Limits SHORT = new Limits(12_000, 1);

    private static Outcome.Planned planned(Problem problem, Limits limits) {
        return (Outcome.Planned) Planner.plan(problem, limits);
    }

    private static Problem made(String size, long seed, String kind) {
        var generator = ProblemGenerator.of(Size.valueOf(size), seed);
        if (kind.contains("stages")) {
            generator = generator.withStages();
        }
        if (kind.contains("extras")) {
            generator = generator.withExtras();
        }
        if (kind.contains("replan")) {
            generator = generator.replanning(planned(generator.problem(), SHORT).plan(), 4);
        }
        return generator.problem();
    }

    @ParameterizedTest
    @CsvSource({
        "T, 21, plain",
        "T, 22, stages",
        "T, 23, extras",
        "T, 24, stages extras",
        "T, 25, replan",
        "T, 26, stages extras replan",
        "S, 27, stages extras",
        "S, 28, stages extras replan",
        "S, 29, extras replan",
    })
    void plansOfEveryKindAreValidNeverWorseThanTheSpreadsheetAndNotBelowTheBound(String size, long seed, String kind) {
        var problem = made(size, seed, kind);
        var outcome = planned(problem, SHORT);
        assertThat(PlanChecker.faults(problem, outcome.plan())).isEmpty();
        assertThat(outcome.plan().objective())
                .isLessThan(planned(problem, new Limits(0, 1)).plan().objective())
                .isGreaterThanOrEqualTo(outcome.bound().lower());
        assertThat(outcome.bound().lower()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"T, 31, stages extras replan", "S, 32, extras", "M, 33, plain"})
    void planAndBoundAreTheSameWithAnyNumberOfThreads(String size, long seed, String kind) {
        var problem = made(size, seed, kind);
        var one = planned(problem, new Limits(12_000, 5, 1, Optional.empty()));
        for (int threads : List.of(2, 5)) {
            var many = planned(problem, new Limits(12_000, 5, threads, Optional.empty()));
            assertThat(many.plan()).isEqualTo(one.plan());
            assertThat(many.bound()).isEqualTo(one.bound());
        }
    }

    @Test
    void pointsKeptOnTheWayAreThoseOfTheCheckerAfterEveryThousandMoves() {
        var problem = made("T", 34, "stages extras replan");
        var draft = new Draft(new Model(problem));
        new BaselinePlan(draft).make(java.util.Set.of(), Cancellation.NEVER);
        var sketch = new Sketch(draft, new Pairs(draft.model));
        var search = new Search(sketch, new Units(sketch));
        search.construct(1, Cancellation.NEVER);
        for (int slice = 0; slice < 6; slice++) {
            long before = sketch.points();
            search.run(slice, 1_000, 20_000, false, Cancellation.NEVER);
            assertThat(sketch.points()).isEqualTo(before + search.change());
            sketch.write(draft);
            assertThat(PlanChecker.faults(problem, draft.plan())).isEmpty();
            assertThat(draft.plan().objective()).isEqualTo(sketch.points());
        }
    }

    @Test
    void afterGroupsDropOutAndRushOrdersComeLittleOfTheOtherWorkMoves() {
        var base = ProblemGenerator.of(Size.S, 35);
        var before = planned(base.problem(), new Limits(60_000, 1)).plan();
        var problem = base.replanning(before, 4).problem();
        var after = planned(problem, new Limits(60_000, 1)).plan();
        assertThat(PlanChecker.faults(problem, after)).isEmpty();
        var hit = new HashSet<String>();
        for (var group : problem.groups()) {
            for (int t = 0; t < problem.weeks(); t++) {
                int week = t;
                long load = before.assignments().stream()
                        .filter(a -> a.group().equals(group.id()))
                        .mapToLong(a -> a.minutes().getOrDefault(week, 0))
                        .sum();
                if (group.suspended() || load > group.capacity().get(t)) {
                    hit.add(group.id());
                }
            }
        }
        Map<List<String>, Long> now = after.assignments().stream()
                .collect(Collectors.toMap(a -> List.of(a.line(), a.group()), EngineTest::minutes));
        long all = 0;
        long gone = 0;
        for (var a : before.assignments()) {
            if (!hit.contains(a.group())) {
                all += minutes(a);
                gone += Math.max(0, minutes(a) - now.getOrDefault(List.of(a.line(), a.group()), 0L));
            }
        }
        assertThat(hit).isNotEmpty();
        assertThat(100.0 * gone / all).isLessThanOrEqualTo(5);
    }

    private static long minutes(Assignment a) {
        return a.minutes().values().stream().mapToLong(m -> m).sum();
    }

    @Test
    void whenEveryoneCostsTenTimesAsMuchThePlanCostsTenTimesAsMuch() {
        var problem = scaled(made("T", 36, "plain"), 1);
        var dearer = scaled(problem, 10);
        double one = planned(problem, SHORT).plan().objective();
        assertThat(planned(dearer, SHORT).plan().objective() / one).isCloseTo(10, Percentage.withPercentage(2));
        assertThat(planned(dearer, SHORT).bound().lower() / one)
                .isCloseTo(10 * planned(problem, SHORT).bound().lower() / one, Percentage.withPercentage(2));
    }

    /** Points of every kind times a factor; money stays, a point is worth less of it. */
    private static Problem scaled(Problem p, int by) {
        var floors = p.floors().stream()
                .map(f -> new Problem.Floor(f.permille(), f.pointsPerMinute() * by))
                .toList();
        var groups = p.groups().stream()
                .map(g -> new Group(
                        g.id(),
                        g.province(),
                        g.programme(),
                        g.fixedPoints() * by,
                        g.reservedFor(),
                        g.suspended(),
                        g.capacity(),
                        g.crafts().stream()
                                .map(c -> new Craft(
                                        c.family(),
                                        c.grade(),
                                        c.pacePermille(),
                                        1000,
                                        0,
                                        c.setupMinutes(),
                                        c.minBatchMinutes(),
                                        c.loomPermille(),
                                        c.loomCapacity()))
                                .toList()))
                .toList();
        var lines = p.lines().stream()
                .map(l -> new Line(
                        l.id(),
                        l.buyer(),
                        l.quantity(),
                        l.release(),
                        l.due(),
                        l.batchMultiple(),
                        l.allOrNothing(),
                        l.excludedGroups(),
                        l.notOtifPoints() * by,
                        l.shortPointsPerPiece() * by,
                        l.latePointsPerMinuteWeek() * by,
                        l.operations()))
                .toList();
        return with(p, floors, groups, lines);
    }

    static Problem with(Problem p, List<Problem.Floor> floors, List<Group> groups, List<Line> lines) {
        return new Problem(
                p.id(),
                p.firstWeek(),
                p.weeks(),
                p.minorPerPoint(),
                floors,
                p.maxLateWeeks(),
                p.frozenBefore(),
                p.stability(),
                p.provinces(),
                p.routes(),
                p.defaultRouteWeeks(),
                p.families(),
                groups,
                lines,
                p.bundles(),
                p.previous(),
                p.previousShipments());
    }

    @Test
    void stopsWithinATenthOfASecondWithAValidPlan() {
        var problem = made("M", 37, "plain");
        long[] asked = new long[1];
        var outcome = Planner.plan(
                problem, List.of(), Limits.ofTime(Duration.ofSeconds(20), 1, 2), news -> {}, new Cancellation() {
                    private final long begun = System.nanoTime();

                    @Override
                    public synchronized boolean wanted() {
                        boolean wanted = System.nanoTime() - begun > 1_500_000_000L;
                        if (wanted && asked[0] == 0) {
                            asked[0] = System.nanoTime();
                        }
                        return wanted;
                    }
                });
        double seconds = (System.nanoTime() - asked[0]) / 1e9;
        assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
        assertThat(PlanChecker.faults(problem, ((Outcome.Cancelled) outcome).plan()))
                .isEmpty();
        // A tenth on a quiet machine (measured in bench); a shared one gets ten times as long.
        assertThat(seconds).isLessThan(1);
    }

    @ParameterizedTest
    @CsvSource({"T, stages extras replan", "S, extras replan", "S, stages"})
    void isAValidPlanWheneverItIsCancelled(String size, String kind) {
        var problem = made(size, 41, kind);
        for (int allowed : new int[] {0, 1, 20, 400, 5_000}) {
            var asked = new java.util.concurrent.atomic.AtomicInteger();
            var outcome = Planner.plan(
                    problem, List.of(), Limits.DEFAULT, news -> {}, () -> asked.incrementAndGet() > allowed);
            assertThat(outcome).as("cancelled at ask %d", allowed).isInstanceOf(Outcome.Cancelled.class);
            var cancelled = (Outcome.Cancelled) outcome;
            assertThat(PlanChecker.faults(problem, cancelled.plan()))
                    .as("cancelled at ask %d", allowed)
                    .isEmpty();
            assertThat(cancelled.bound().lower())
                    .isLessThanOrEqualTo(cancelled.plan().objective());
        }
    }

    @Test
    void theLeastServedGroupGetsAFairPartWhereWorkExists() {
        var problem = made("S", 38, "plain");
        var groups = planned(problem, new Limits(60_000, 1)).explanation().groups();
        var served = groups.stream()
                .filter(g -> g.work() != Explanation.Work.NONE_EXISTS)
                .mapToDouble(g -> (double) g.minutes() / g.capacity())
                .toArray();
        double least = Arrays.stream(served).min().orElseThrow();
        assertThat(least)
                .isGreaterThanOrEqualTo(0.1 * Arrays.stream(served).average().orElseThrow());
        assertThat(groups.stream().filter(g -> g.minutes() == 0))
                .allMatch(g -> g.work() == Explanation.Work.NONE_EXISTS);
    }

    @Test
    void aGroupThatNoLineNeedsIsToldApartFromOneLeftIdle() {
        var problem = SampleProblem.inWeeks(4)
                .floors(new Problem.Floor(200, 2))
                .group("able", 600, 1)
                .group("unskilled", 600, 1, 0, 1000)
                .line("l", 20, 1, 1)
                .build();
        var work = planned(problem, SHORT).explanation().groups().stream()
                .collect(Collectors.toMap(Explanation.GroupReasons::group, Explanation.GroupReasons::work));
        assertThat(work)
                .containsEntry("able", Explanation.Work.WORKS)
                .containsEntry("unskilled", Explanation.Work.NONE_EXISTS);
    }

    @Test
    void scarceHoursAreThoseOfFullWeeksDearestFirst() {
        var problem = made("S", 39, "plain");
        var outcome = planned(problem, new Limits(60_000, 1));
        var hours = new ArrayList<>(outcome.explanation().scarceHours());
        assertThat(hours)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingLong(Explanation.ScarceHour::pointsPerHour)
                        .reversed());
        for (var hour : hours.subList(0, Math.min(20, hours.size()))) {
            var group = problem.groups().stream()
                    .filter(g -> g.id().equals(hour.group()))
                    .findFirst()
                    .orElseThrow();
            long load = outcome.plan().assignments().stream()
                    .filter(a -> a.group().equals(hour.group()))
                    .mapToLong(a -> a.minutes().getOrDefault(hour.week(), 0))
                    .sum();
            assertThat(hour.craft().isPresent() || load == group.capacity().get(hour.week()))
                    .isTrue();
        }
    }

    /** A group that dear no plan would use, but its extra cost can be worked out by hand. */
    @Test
    void whatAGroupThatIsNotUsedWouldCostIsExact() {
        var problem = SampleProblem.inWeeks(4)
                .group("cheap", 600, 1, 1, 1000)
                .group("dear", 600, 5, 1, 1500)
                .line("l", 20, 2, 1)
                .build();
        var why = planned(problem, SHORT)
                .explanation()
                .findLine("l")
                .orElseThrow()
                .notChosen()
                .get("dear");
        var group = problem.groups().getLast();
        var operation = problem.lines().getFirst().operations().getFirst();
        long premium = operation.standardPrice() / 2 / problem.minorPerPoint();
        int least = Math.max(1, group.crafts().getFirst().minBatchMinutes() / operation.standardMinutes());
        assertThat(why).isEqualTo(new WhyNot.CostsMore(group.fixedPoints() + least * premium));
    }
}
