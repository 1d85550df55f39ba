package org.saan.bench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.saan.planner.Assignment;
import org.saan.planner.Plan;
import org.saan.planner.Problem;

/** Loads as a plan of the format. */
final class Plans {
    private Plans() {}

    static Plan of(Problem problem, Instance in, Loads loads) {
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < in.pairs; i++) {
            if (loads.pieces[i] > 0) {
                var minutes = new TreeMap<Integer, Integer>();
                for (int d = 0; d < loads.minutes[i].length; d++) {
                    if (loads.minutes[i][d] > 0) {
                        minutes.put(in.first[i] + d, loads.minutes[i][d]);
                    }
                }
                var line = problem.lines().get(in.line[i]);
                var group = problem.groups().get(in.group(i));
                assignments.add(new Assignment(
                        line.id(), line.operations().getFirst().id(), group.id(), loads.pieces[i], minutes));
            }
        }
        return new Plan(problem.id(), loads.objective, assignments, List.of());
    }
}
