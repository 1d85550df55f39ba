package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.saan.planner.generator.ProblemGenerator;

/** What holds for every problem, tried on small made ones. */
class EngineLawsTest {
    private static final Limits LIMITS = new Limits(20_000, 1);
    /** The search finds the best of tiny problems nearly always; a law about the best may be missed by so much. */
    private static final double NEARLY = 1.05;

    private static Outcome.Planned planned(Problem problem) {
        return (Outcome.Planned) Planner.plan(problem, LIMITS);
    }

    private static Problem with(Problem p, List<Group> groups, List<Line> lines) {
        return EngineTest.with(p, p.floors(), groups, lines);
    }

    /** More hours for groups that have no floors to fill never make the best plan worse. */
    @Property(tries = 20)
    void moreHoursDoNotHurt(@ForAll @LongRange(min = 400, max = 500) long seed, @ForAll @IntRange(max = 4) int which) {
        var problem = ProblemGenerator.tiny(seed);
        var groups = new ArrayList<>(problem.groups());
        var g = groups.get(which % groups.size());
        groups.set(
                which % groups.size(),
                new Group(
                        g.id(),
                        g.province(),
                        false,
                        g.fixedPoints(),
                        g.reservedFor(),
                        g.suspended(),
                        g.capacity(),
                        g.crafts()));
        var less = with(problem, groups, problem.lines());
        var h = groups.get(which % groups.size());
        groups.set(
                which % groups.size(),
                new Group(
                        h.id(),
                        h.province(),
                        false,
                        h.fixedPoints(),
                        h.reservedFor(),
                        h.suspended(),
                        h.capacity().stream().map(m -> m + m / 2).toList(),
                        h.crafts()));
        var more = with(problem, groups, problem.lines());
        assertThat(planned(more).bound().lower())
                .isLessThanOrEqualTo(planned(less).plan().objective());
        assertThat((double) planned(more).plan().objective())
                .isLessThanOrEqualTo(NEARLY * planned(less).plan().objective());
    }

    /** The order in which groups and lines are told decides between equals at most. */
    @Property(tries = 20)
    void theOrderOfGroupsAndLinesDoesNotMatter(@ForAll @LongRange(min = 500, max = 600) long seed) {
        var problem = ProblemGenerator.tiny(seed);
        var groups = new ArrayList<>(problem.groups());
        var lines = new ArrayList<>(problem.lines());
        Collections.reverse(groups);
        Collections.reverse(lines);
        var other = with(problem, groups, lines);
        var one = planned(problem);
        var two = planned(other);
        assertThat(PlanChecker.faults(other, two.plan())).isEmpty();
        assertThat((double) two.plan().objective())
                .isBetween(one.plan().objective() / NEARLY, one.plan().objective() * NEARLY);
        assertThat(two.bound().lower()).isLessThanOrEqualTo(one.plan().objective());
    }

    /** ordered = made + missing, on every line; no plan is below the bound; more work is never below it either. */
    @Property(tries = 25)
    void piecesAddUpAndNoPlanIsBelowTheBound(@ForAll @LongRange(min = 600, max = 900) long seed) {
        var problem = ProblemGenerator.tiny(seed);
        var outcome = planned(problem);
        assertThat(PlanChecker.faults(problem, outcome.plan())).isEmpty();
        assertThat(outcome.plan().objective())
                .isGreaterThanOrEqualTo(outcome.bound().lower());
        for (var line : problem.lines()) {
            int missing =
                    outcome.explanation().findLine(line.id()).orElseThrow().missing();
            assertThat(outcome.plan().delivered(line) + missing).isEqualTo(line.quantity());
        }
        if (outcome instanceof Outcome.Optimal(var plan, var bound, var why)) {
            assertThat(plan.objective()).isEqualTo(bound.lower());
        }
    }

    /** Text that somebody spoilt is refused with reasons, or it is still a problem; it never breaks the planner. */
    @Property(tries = 300)
    void spoiltTextIsRefusedOrPlanned(
            @ForAll @LongRange(min = 1, max = 40) long seed,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 100_000) Integer> places,
            @ForAll @Size(4) List<@IntRange(max = 9) Integer> what) {
        var text = new StringBuilder(ProblemGenerator.tinyText(seed));
        for (int k = 0; k < places.size() && !text.isEmpty(); k++) {
            int at = places.get(k) % text.length();
            switch (what.get(k)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, '-');
                case 2 -> text.insert(at, "99999999");
                case 3 -> text.setCharAt(at, '0');
                case 4 -> text.setCharAt(at, '"');
                case 5 -> text.insert(at, ",,");
                case 6 -> text.setLength(Math.max(1, at));
                default -> text.setCharAt(at, (char) ('0' + what.get(k)));
            }
        }
        assertThatCode(() -> {
                    var in = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
                    switch (ProblemReader.read(in)) {
                        case ProblemReader.Reading.Unreadable(var errors) ->
                            assertThat(errors).isNotEmpty();
                        case ProblemReader.Reading.Read(var problem) -> {
                            switch (Planner.plan(problem, new Limits(300, 1))) {
                                case Outcome.Rejected(var errors) ->
                                    assertThat(errors).isNotEmpty();
                                case Outcome.Planned it ->
                                    assertThat(PlanChecker.faults(problem, it.plan()))
                                            .isEmpty();
                            }
                        }
                    }
                })
                .doesNotThrowAnyException();
    }
}
