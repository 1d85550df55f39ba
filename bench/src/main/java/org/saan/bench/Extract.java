package org.saan.bench;

import com.google.ortools.sat.CpSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.saan.bench.ExactModel.Use;
import org.saan.planner.Assignment;
import org.saan.planner.Plan;
import org.saan.planner.Problem;
import org.saan.planner.Shipment;

/** Takes the plan out of a solved model. Its objective is counted anew: a solver stopped early may overstate slack. */
record Extract(Problem problem, CpSolver solver) {

    Plan plan(List<Use> uses, Shipping shipping) {
        var assignments = new ArrayList<Assignment>();
        for (var use : uses) {
            if (solver.value(use.pieces()) > 0) {
                var minutes = new TreeMap<Integer, Integer>();
                use.minutes().forEach((week, x) -> {
                    if (solver.value(x) > 0) {
                        minutes.put(week, (int) solver.value(x));
                    }
                });
                assignments.add(new Assignment(
                        line(use), operation(use), group(use), (int) solver.value(use.pieces()), minutes));
            }
        }
        var shipments = shipping.legs().stream()
                .filter(leg -> solver.value(leg.pieces()) > 0)
                .map(leg -> new Shipment(
                        line(leg.from()), operation(leg.from()), group(leg.from()), group(leg.to()), leg.week(), (int)
                                solver.value(leg.pieces())))
                .toList();
        var plan = new Plan(problem.id(), 0, assignments, shipments);
        return new Plan(problem.id(), new Judge(problem, plan).objective(), assignments, shipments);
    }

    private String line(Use use) {
        return problem.lines().get(use.pair().line()).id();
    }

    private String operation(Use use) {
        return problem.lines()
                .get(use.pair().line())
                .operations()
                .get(use.pair().op())
                .id();
    }

    private String group(Use use) {
        return problem.groups().get(use.pair().group()).id();
    }
}
