package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final Limits LIMITS = new Limits(3_000, 1);

    static Problem problem(String resource) {
        try (var in = PlannerTest.class.getResourceAsStream("/" + resource)) {
            var reading = ProblemReader.read(in);
            assertThat(reading).isInstanceOf(ProblemReader.Reading.Read.class);
            return ((ProblemReader.Reading.Read) reading).problem();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Plan plan(Problem problem, Limits limits) {
        return ((Outcome.Planned) Planner.plan(problem, limits)).plan();
    }

    /** The officer's spreadsheet needs 15,300 and 4,088,441 points; 10,020 and 2,880,101 are proven to be the best. */
    @ParameterizedTest
    @CsvSource({"hand.json, 10020, 15300", "T-1.json, 2880101, 4088441"})
    void isValidAndBetweenTheBestAndTheSpreadsheet(String file, long best, long spreadsheet) {
        var problem = problem(file);
        var plan = plan(problem, new Limits(20_000, 1));
        assertThat(PlanChecker.faults(problem, plan)).isEmpty();
        assertThat(plan.objective()).isBetween(best, spreadsheet);
    }

    @Test
    void theBaselineAloneIsTheSpreadsheet() {
        assertThat(plan(problem("T-1.json"), new Limits(0, 1)).objective()).isEqualTo(4_088_441);
        assertThat(plan(problem("hand.json"), new Limits(0, 1)).objective()).isEqualTo(15_300);
    }

    @Test
    void theSameSeedAndWorkGiveTheSamePlan() {
        var problem = problem("T-1-stages-extras.json");
        assertThat(plan(problem, LIMITS)).isEqualTo(plan(problem, LIMITS));
    }

    @Test
    void weeksThatAreFrozenStayAsTheyWere() {
        var problem = problem("T-1-stages-extras-replan.json");
        var plan = plan(problem, LIMITS);
        for (var before : problem.previous()) {
            var frozen = before.minutes().headMap(problem.frozenBefore());
            if (!frozen.isEmpty()) {
                var after = plan.assignments().stream()
                        .filter(a -> a.line().equals(before.line())
                                && a.operation().equals(before.operation())
                                && a.group().equals(before.group()))
                        .findFirst()
                        .orElseThrow();
                assertThat(after.minutes().headMap(problem.frozenBefore())).isEqualTo(frozen);
            }
        }
    }

    @Test
    void stopsWhenAskedWithTheBestSoFar() {
        var asked = new AtomicInteger();
        var outcome = Planner.plan(
                problem("T-1.json"),
                List.of(),
                new Limits(Long.MAX_VALUE, 1),
                Progress.NONE,
                () -> asked.incrementAndGet() > 50);
        assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
        assertThat(PlanChecker.faults(problem("T-1.json"), ((Outcome.Cancelled) outcome).plan()))
                .isEmpty();
    }

    @Test
    void tellsHowFarItIs() {
        var heard = new ArrayList<Integer>();
        Planner.plan(problem("T-1.json"), List.of(), LIMITS, news -> heard.add(news.permille()), Cancellation.NEVER);
        assertThat(heard).isNotEmpty().isSorted().allMatch(permille -> permille >= 0 && permille <= 1000);
    }

    @Test
    void aLineThatMayHaveAnyNumberOfGroupsIsToldWhatCanBeMade() {
        var problem = SampleProblem.inWeeks(1)
                .group("a", 40, 1)
                .line("l", 100, Integer.MAX_VALUE, 1)
                .build();
        var outcome = (Outcome.Planned) Planner.plan(problem, LIMITS);
        var reasons = outcome.explanation().findLine("l").orElseThrow();
        assertThat(reasons.missing()).isEqualTo(60);
        assertThat(reasons.repairs()).containsExactly(new Repair.Smaller(40));
    }

    @ParameterizedTest
    @CsvSource({"3, 8400", "2147483647, 168000"})
    void aLineOfAMillionPiecesIsToldAtOnceWhatCanBeMade(int maxGroups, int possible) {
        var sample = SampleProblem.inWeeks(4);
        for (int i = 0; i < 60; i++) {
            sample.group("g" + i, 700, 10);
        }
        var problem = sample.line("l", 1_000_000, maxGroups, 1).build();
        var outcome = (Outcome.Planned) Planner.plan(problem, new Limits(50, 1));
        assertThat(outcome.plan().delivered(problem.lines().getFirst())).isEqualTo(possible);
        assertThat(outcome.explanation().findLine("l").orElseThrow().repairs()).contains(new Repair.Smaller(possible));
    }

    @Test
    void pinsOfALineAreTogetherNoMoreThanTheLine() {
        var problem = SampleProblem.inWeeks(1)
                .group("a", 100, 1)
                .group("b", 100, 1)
                .line("l", 100, 2, 1)
                .build();
        var outcome = Planner.plan(
                problem,
                List.of(new Pin("l", "a", 60), new Pin("l", "b", 60)),
                LIMITS,
                Progress.NONE,
                Cancellation.NEVER);
        assertThat(((Outcome.Rejected) outcome).errors())
                .containsExactly(new InputError.OutOfRange("pins of l together", 120, "1 to 100"));
    }

    /** ordered = made + missing; every share valid; never worse than the spreadsheet. */
    @Property(tries = 150)
    void whateverTheGroupsAndLinesThePlanIsValidAndNoWorseThanTheSpreadsheet(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 60) Integer> capacities,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 90) Integer> quantities,
            @ForAll @IntRange(min = 1, max = 25) int minimum,
            @ForAll @IntRange(min = 1, max = 3) int batch,
            @ForAll @IntRange(min = 1, max = 4) int maxGroups) {
        var sample = SampleProblem.inWeeks(3).floors(new Problem.Floor(200, 2), new Problem.Floor(500, 1));
        for (int g = 0; g < capacities.size(); g++) {
            sample.group("g" + g, capacities.get(g), minimum * (g % 2), 1 + g % 2, 900 + 100 * g);
        }
        for (int l = 0; l < quantities.size(); l++) {
            sample.line("l" + l, quantities.get(l) * batch, maxGroups, batch, 1 + l % 2, 1 + l % 2, 1300);
        }
        var problem = sample.build();
        var outcome = (Outcome.Planned) Planner.plan(problem, new Limits(200, 1));
        assertThat(PlanChecker.faults(problem, outcome.plan())).isEmpty();
        assertThat(outcome.plan().objective())
                .isLessThanOrEqualTo(plan(problem, new Limits(0, 1)).objective());
        for (var line : problem.lines()) {
            var reasons = outcome.explanation().findLine(line.id()).orElseThrow();
            assertThat(outcome.plan().delivered(line) + reasons.missing()).isEqualTo(line.quantity());
        }
    }

    @Test
    void allErrorsOfAProblemAreSaidAtOnce() {
        var text = """
                {"format":"saan-problem/1","id":"x","weeks":{"first":"2027-W01","count":2},
                "weights":{"minorPerPoint":1,"floors":[]},"maxLateWeeks":0,
                "provinces":[{"id":"nan","hubLeadWeeks":0}],"families":[{"id":"weave"}],
                "groups":[{"id":"g","province":"phrae","fixedPoints":0,"capacity":[1],"crafts":[]}],
                "lines":[{"id":"l","quantity":3,"batchMultiple":2,"release":"2027-W01","due":"2027-W02",
                "notOtifPoints":0,"shortPointsPerPiece":0,"latePointsPerMinuteWeek":0,
                "operations":[{"id":"make","family":"sew","standardMinutes":1,"standardPrice":1}]}],
                "bundles":[{"id":"pair","share":"group","members":[]}]}
                """;
        var read = (ProblemReader.Reading.Read) ProblemReader.read(stream(text));
        assertThat(Planner.plan(read.problem(), LIMITS))
                .isEqualTo(new Outcome.Rejected(List.of(
                        new InputError.UnknownId("group g", "phrae"),
                        new InputError.WeeksMissing("group g capacity", 1, 2),
                        new InputError.NotAMultiple("l", 3, 2),
                        new InputError.UnknownId("line l", "sew"),
                        new InputError.BadFormat("bundle pair", "has no member"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\":1.5} | only integers",
                "{\"a\":1,\"a\":2} | uplicate",
                "{\"format\":\"saan-problem/1\" | line",
                "[] | object",
                "{\"format\":\"other\"} | format must be saan-problem/1",
            })
    void refusesTextThatIsNotTheFormat(String text, String says) {
        var unreadable = (ProblemReader.Reading.Unreadable) ProblemReader.read(stream(text));
        assertThat(unreadable.errors().stream().map(InputError::words).toList().toString())
                .contains(says);
    }

    @Test
    void theShellSaysMistakesInOneLineAndExitsWithTwo() {
        var err = new ByteArrayOutputStream();
        var code = PlannerMain.run(
                new String[] {"no-such-file.json"},
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines().toList())
                .containsExactly("plan: cannot read no-such-file.json");
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
