package org.saan.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Work that a group has beside the problem counts for its floors and for what is fair. */
class StandingTest {
    private static final int WEEKS = 8;
    private static final Limits LIMITS = new Limits(5_000, 1);

    private static Group group(String id, Group.Standing standing) {
        var craft = new Craft("weave", 1, 1000, 1000, 0, 0, 10, 1000, List.of());
        return new Group(
                id, "nan", true, 0, Set.of(), false, Collections.nCopies(WEEKS, 100), List.of(craft), standing);
    }

    private static Outcome.Planned plan(List<Problem.Floor> floors, Group... groups) {
        var sample = SampleProblem.inWeeks(WEEKS).line("shawl", 100, 1, 1).build();
        var problem = EngineTest.with(sample, floors, List.of(groups), sample.lines());
        return (Outcome.Planned) Planner.plan(problem, LIMITS);
    }

    private static List<String> makers(Outcome.Planned planned) {
        return planned.plan().assignments().stream()
                .filter(a -> a.pieces() > 0)
                .map(Assignment::group)
                .toList();
    }

    private static Group.Standing promised(int minutes) {
        return new Group.Standing(Collections.nCopies(WEEKS, minutes), 0, 0);
    }

    @Test
    void anEmptyWeekNeedsMoreThanOneThatIsPromisedToOthers() {
        var floors = List.of(new Problem.Floor(500, 2));

        assertThat(makers(plan(floors, group("busy", promised(100)), group("idle", Group.Standing.NONE))))
                .containsExactly("idle");
        assertThat(makers(plan(floors, group("idle", Group.Standing.NONE), group("busy", promised(100)))))
                .containsExactly("idle");
    }

    @Test
    void ofTwoThatCostTheSameTheOneWithLessWorkSoFarIsPreferred() {
        var had = new Group.Standing(List.of(), 900, 1000);
        var hadNone = new Group.Standing(List.of(), 0, 1000);

        assertThat(makers(plan(List.of(), group("had", had), group("had none", hadNone))))
                .containsExactly("had none");
        assertThat(makers(plan(List.of(), group("had none", hadNone), group("had", had))))
                .containsExactly("had none");
    }

    @Test
    void aWeekNeverNeedsMoreThanIsFreeInIt() {
        var floors = List.of(new Problem.Floor(1000, 1));
        var planned = plan(floors, group("half", promised(100)));

        // A hundred pieces of one minute in eight weeks of a hundred free minutes: seven hundred are missing.
        assertThat(planned.plan().objective()).isEqualTo(700);
    }
}
