package org.saan.planner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Small problems for tests, in pieces: a piece takes one minute and no set-up, so a group's minutes are the pieces it can
 * make. One family, one province, no way to the hub, all in one week unless said otherwise.
 */
final class SampleProblem {
    private final List<Group> groups = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private int weeks = 1;
    private List<Problem.Floor> floors = List.of();

    static SampleProblem inWeeks(int weeks) {
        var sample = new SampleProblem();
        sample.weeks = weeks;
        return sample;
    }

    SampleProblem floors(Problem.Floor... floors) {
        this.floors = List.of(floors);
        return this;
    }

    /** A group that can make so many pieces a week, at least so many at once. */
    SampleProblem group(String id, int perWeek, int minimum) {
        return group(id, perWeek, minimum, 1, 1000);
    }

    SampleProblem group(String id, int perWeek, int minimum, int grade, int pricePermille) {
        var craft = new Craft("weave", grade, 1000, pricePermille, 0, 0, minimum, 1000, List.of());
        groups.add(new Group(id, "nan", true, 0, Set.of(), false, Collections.nCopies(weeks, perWeek), List.of(craft)));
        return this;
    }

    SampleProblem line(String id, int quantity, int maxGroups, int batchMultiple) {
        return line(id, quantity, maxGroups, batchMultiple, weeks - 1, 1, Operation.NO_LIMIT);
    }

    SampleProblem line(String id, int quantity, int maxGroups, int batchMultiple, int due, int grade, long maxPrice) {
        var make = new Operation("make", "weave", grade, 1, 1000, maxPrice, maxGroups);
        lines.add(new Line(id, "hotel", quantity, 0, due, batchMultiple, false, Set.of(), 1000, 100, 1, List.of(make)));
        return this;
    }

    Problem build() {
        return new Problem(
                "sample",
                "2027-W01",
                weeks,
                100,
                floors,
                0,
                0,
                Problem.Stability.NONE,
                List.of(new Problem.Province("nan", 0)),
                List.of(),
                1,
                List.of("weave"),
                groups,
                lines,
                List.of(),
                List.of(),
                List.of());
    }
}
