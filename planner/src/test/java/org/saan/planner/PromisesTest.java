package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromisesTest {
    private static final Plan NOTHING = new Plan("sample", 0, List.of(), List.of());

    private static Promises promises(Problem problem, Plan plan) {
        return ((Promises.Making.Ready) Promises.of(problem, plan)).promises();
    }

    private static Promise ask(Promises promises, Line line) {
        return ((Promises.Answer.Answered) promises.answer(line)).promise();
    }

    private static Line enquiry(int quantity, int due, int maxGroups, long maxPrice) {
        var make = new Operation("make", "weave", 1, 1, 1000, maxPrice, maxGroups);
        return new Line("enquiry", "hotel", quantity, 0, due, 1, false, Set.of(), 0, 0, 0, List.of(make));
    }

    private static Line enquiry(int quantity, int due) {
        return enquiry(quantity, due, 9, Operation.NO_LIMIT);
    }

    /** Two groups of 10 and 5 pieces a week; the first is taken for its first two weeks. */
    private static Promises taken() {
        var problem = SampleProblem.inWeeks(4)
                .group("a", 10, 1)
                .group("b", 5, 1)
                .line("old", 20, 1, 1, 1, 1, Operation.NO_LIMIT)
                .build();
        var work = new Assignment("old", "make", "a", 20, new java.util.TreeMap<>(java.util.Map.of(0, 10, 1, 10)));
        return promises(problem, new Plan("sample", 0, List.of(work), List.of()));
    }

    @Test
    void promisesOnlyTimeThatAcceptedWorkLeaves() {
        var promise = ask(taken(), enquiry(30, 1));
        assertThat(promise.pieces()).isEqualTo(10);
        assertThat(promise.work()).singleElement().satisfies(a -> {
            assertThat(a.group()).isEqualTo("b");
            assertThat(a.minutes()).containsExactly(java.util.Map.entry(0, 5), java.util.Map.entry(1, 5));
        });
    }

    @Test
    void tellsByWhenTheRestCouldCome() {
        var promise = ask(taken(), enquiry(30, 1));
        assertThat(promise.wholeBy()).isEqualTo(OptionalInt.of(3));
        assertThat(promise.byWeek())
                .containsExactly(
                        new Promise.ByWeek(0, 5),
                        new Promise.ByWeek(1, 10),
                        new Promise.ByWeek(2, 25),
                        new Promise.ByWeek(3, 30));
    }

    @Test
    void moreThanTheHorizonHoldsHasNoWeek() {
        var promise = ask(taken(), enquiry(1000, 3));
        assertThat(promise.pieces()).isEqualTo(40);
        assertThat(promise.wholeBy()).isEmpty();
    }

    @Test
    void tellsWhatOneMoreGroupWouldGive() {
        var promise = ask(taken(), enquiry(40, 3, 1, Operation.NO_LIMIT));
        assertThat(promise.pieces()).isEqualTo(20);
        assertThat(promise.oneMoreGroup()).isEqualTo(OptionalInt.of(40));
    }

    @Test
    void tellsWhatAHigherPriceWouldGiveAndWhatTheWorkCosts() {
        var problem = SampleProblem.inWeeks(1)
                .group("cheap", 10, 1, 1, 900)
                .group("dear", 10, 1, 1, 1500)
                .line("other", 1, 1, 1)
                .build();
        var now = promises(problem, NOTHING);
        var capped = ask(now, enquiry(20, 0, 2, 1000));
        assertThat(capped.pieces()).isEqualTo(10);
        assertThat(capped.higherPrices()).containsExactly(new Promise.AtPrice(1500, 20));
        var free = ask(now, enquiry(20, 0));
        assertThat(free.prices()).contains(new Promise.Prices(900, 1500, 24_000));
    }

    @Test
    void aPromiseThatIsTakenLeavesLessForTheNext() {
        var now = taken();
        var first = ask(now, enquiry(8, 1));
        var next = now.with(first).orElseThrow();
        assertThat(ask(next, enquiry(8, 1)).pieces()).isEqualTo(2);
        assertThat(ask(now, enquiry(8, 1)).pieces()).isEqualTo(8);
        assertThat(next.with(first)).isEmpty();
    }

    @Test
    void allOrNothingIsNotPromisedInPart() {
        var line = enquiry(30, 1);
        var whole = new Line(line.id(), line.buyer(), 30, 0, 1, 1, true, Set.of(), 0, 0, 0, line.operations());
        var promise = ask(taken(), whole);
        assertThat(promise.pieces()).isZero();
        assertThat(promise.work()).isEmpty();
        assertThat(promise.wholeBy()).isEqualTo(OptionalInt.of(3));
    }

    @Test
    void namesWhatIsWrongWithAQuestionOrAPlan() {
        var make = new Operation("make", "pottery", 1, 1, 1, 1, 1);
        var strange = new Line("e", "", 0, 0, 1, 1, false, Set.of(), 0, 0, 0, List.of(make));
        assertThat(((Promises.Answer.Rejected) taken().answer(strange)).errors())
                .contains(new InputError.UnknownId("line e", "pottery"))
                .hasSize(2);
        var problem =
                SampleProblem.inWeeks(1).group("a", 10, 1).line("l", 20, 1, 1).build();
        var tooMuch = new Assignment("l", "make", "a", 11, new java.util.TreeMap<>(java.util.Map.of(0, 11)));
        var nobody = new Assignment("l", "make", "x", 1, new java.util.TreeMap<>());
        assertThat(((Promises.Making.Rejected) Promises.of(problem, new Plan("sample", 0, List.of(tooMuch), List.of())))
                        .errors())
                .containsExactly(new InputError.OutOfRange("plan, group a, minutes of week 0", 11, "0 to 10"));
        assertThat(((Promises.Making.Rejected) Promises.of(problem, new Plan("sample", 0, List.of(nobody), List.of())))
                        .errors())
                .containsExactly(new InputError.UnknownId("plan, line l", "x"));
    }

    /** Whatever is asked, the promise beside the plan in force is a valid plan of the problem with the line in it. */
    @Property(tries = 60)
    void aPromiseDisturbsNothingAndCanBeKept(
            @ForAll @IntRange(min = 0, max = 30) int like,
            @ForAll @IntRange(min = 1, max = 40) int tenths,
            @ForAll @IntRange(min = 0, max = 12) int later,
            @ForAll @IntRange(min = 1, max = 4) int maxGroups) {
        var problem = Sample.PROBLEM;
        var model = problem.lines().get(like % problem.lines().size());
        var op = model.operations().getFirst();
        var operation = new Operation(
                "make", op.family(), op.grade(), op.standardMinutes(), op.standardPrice(), op.maxPrice(), maxGroups);
        int quantity = Math.max(1, model.quantity() * tenths / 10);
        var line = new Line(
                "enquiry",
                model.buyer(),
                quantity,
                model.release(),
                model.release() + later,
                1,
                false,
                Set.of(),
                0,
                0,
                0,
                List.of(operation));
        var promise = ask(Sample.PROMISES, line);
        assertThat(promise.work().stream().mapToInt(Assignment::pieces).sum()).isEqualTo(promise.pieces());
        var lines = new ArrayList<>(problem.lines());
        lines.add(line);
        var all = new ArrayList<>(Sample.PLAN.assignments());
        all.addAll(promise.work());
        var larger = withLines(problem, lines);
        assertThat(PlanChecker.faults(larger, new Plan(problem.id(), 0, all, List.of())))
                .allMatch(fault -> fault.startsWith("objective"));
        assertThat(promise.byWeek()).isSortedAccordingTo(java.util.Comparator.comparingInt(Promise.ByWeek::pieces));
        assertThat(ask(Sample.PROMISES, line)).isEqualTo(promise);
    }

    /** Made once for all tries. */
    private static final class Sample {
        static final Problem PROBLEM = PlannerTest.problem("T-1.json");
        static final Plan PLAN = ((Outcome.Planned) Planner.plan(PROBLEM, new Limits(500, 1))).plan();
        static final Promises PROMISES = promises(PROBLEM, PLAN);
    }

    static Problem withLines(Problem of, List<Line> lines) {
        return new Problem(
                of.id(),
                of.firstWeek(),
                of.weeks(),
                of.minorPerPoint(),
                of.floors(),
                of.maxLateWeeks(),
                of.frozenBefore(),
                of.stability(),
                of.provinces(),
                of.routes(),
                of.defaultRouteWeeks(),
                of.families(),
                of.groups(),
                lines,
                of.bundles(),
                of.previous(),
                of.previousShipments());
    }

    @Test
    void severalMayAskAtOnce() throws Exception {
        var now = Sample.PROMISES;
        var questions = new ArrayList<Callable<Promise>>();
        for (int k = 0; k < 40; k++) {
            var line = Sample.PROBLEM.lines().get(k % Sample.PROBLEM.lines().size());
            questions.add(() -> ask(now, line));
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = threads.invokeAll(questions);
            for (int k = 0; k < answers.size(); k++) {
                assertThat(answers.get(k).get()).isEqualTo(questions.get(k).call());
            }
        }
    }

    @Test
    void chainsArePromisedStepByStep() {
        var problem = PlannerTest.problem("T-1-stages-extras.json");
        var plan = ((Outcome.Planned) Planner.plan(problem, new Limits(0, 1))).plan();
        var now = promises(problem, plan);
        var chain = problem.lines().stream()
                .filter(line -> line.operations().size() > 1)
                .findFirst()
                .orElseThrow();
        var longer = new Line(
                "enquiry",
                chain.buyer(),
                chain.batchMultiple() * 10,
                chain.release(),
                problem.weeks() - 1,
                chain.batchMultiple(),
                false,
                Set.of(),
                0,
                0,
                0,
                chain.operations());
        var promise = ask(now, longer);
        assertThat(promise.pieces()).isPositive();
        for (var op : chain.operations()) {
            assertThat(promise.work().stream()
                            .filter(a -> a.operation().equals(op.id()))
                            .mapToInt(Assignment::pieces)
                            .sum())
                    .isEqualTo(promise.pieces());
        }
        assertThat(now.with(promise)).isPresent();
    }

    @Test
    void theShellTellsItInWordsAndAsJson(@TempDir Path folder) throws IOException {
        var problem = folder.resolve("problem.json");
        var plan = folder.resolve("plan.json");
        try (var in = PromisesTest.class.getResourceAsStream("/hand.json")) {
            Files.write(problem, in.readAllBytes());
        }
        var hand = PlannerTest.problem("hand.json");
        var made = ((Outcome.Planned) Planner.plan(hand, new Limits(0, 1))).plan();
        Files.writeString(plan, PlanWriter.text(hand, made, Bound.NONE));
        var family = hand.lines().getFirst().operations().getFirst().family();
        var due = new Weeks(hand.firstWeek()).name(hand.weeks() - 1);
        String[] args = {problem.toString(), plan.toString(), "--family", family, "--quantity", "100000", "--due", due};
        assertThat(run(args)).startsWith("0").contains(" of 100000 pieces by " + due, "not within the horizon");
        var json = java.util.Arrays.copyOf(args, args.length + 1);
        json[args.length] = "--json";
        assertThat(run(json)).startsWith("0{\"format\":\"saan-promise/1\"");
        args[3] = "nothing";
        assertThat(run(args)).isEqualTo("2promise: line enquiry: nothing has the id nothing\n");
        args[5] = "many";
        assertThat(run(args)).isEqualTo("2promise: --quantity needs a whole number\n");
    }

    private static String run(String[] args) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = PromiseMain.run(args, out, out);
        return code + bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPlanIsReadAsItWasWritten() {
        var problem = PlannerTest.problem("T-1-stages-extras.json");
        var plan = ((Outcome.Planned) Planner.plan(problem, new Limits(0, 1))).plan();
        var bytes = PlanWriter.text(problem, plan, Bound.NONE).getBytes(StandardCharsets.UTF_8);
        assertThat(PlanReader.read(problem, new ByteArrayInputStream(bytes)))
                .isEqualTo(new PlanReader.Reading.Read(plan));
        var broken = "{\"format\":\"saan-plan/2\",\"problem\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(((PlanReader.Reading.Unreadable) PlanReader.read(problem, new ByteArrayInputStream(broken)))
                        .errors())
                .hasSize(2);
    }
}
