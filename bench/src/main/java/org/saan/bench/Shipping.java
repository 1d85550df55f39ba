package org.saan.bench;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayList;
import java.util.List;
import org.saan.bench.ExactModel.Use;
import org.saan.planner.Problem;

/** Pieces between the operations of a chain: they leave when finished and are begun when they have arrived. */
final class Shipping {
    private final Problem problem;
    private final CpModel model;
    private final List<Leg> legs = new ArrayList<>();

    /** Pieces from one group to another in a week. */
    record Leg(Use from, Use to, int week, int arrival, IntVar pieces) {}

    Shipping(Problem problem, CpModel model) {
        this.problem = problem;
        this.model = model;
    }

    List<Leg> legs() {
        return legs;
    }

    void between(List<Use> before, List<Use> after, int quantity) {
        var mine = new ArrayList<Leg>();
        for (var from : before) {
            for (var to : after) {
                int weeks = 1 + routeWeeks(from.pair().group(), to.pair().group());
                for (int t = from.pair().first(); t + weeks <= to.pair().last(); t++) {
                    mine.add(new Leg(from, to, t, t + weeks, model.newIntVar(0, quantity, "shipped")));
                }
            }
        }
        before.forEach(use -> finished(use, mine, quantity));
        after.forEach(use -> arrived(use, mine));
        legs.addAll(mine);
    }

    /** What has left by a week is made by then; the set-up comes before the first piece. */
    private void finished(Use use, List<Leg> mine, int quantity) {
        var craft =
                problem.groups().get(use.pair().group()).crafts().get(use.pair().craft());
        for (int t = use.pair().first(); t < problem.weeks(); t++) {
            int week = t;
            var gone = LinearExpr.newBuilder();
            var minutes = LinearExpr.newBuilder();
            mine.stream().filter(leg -> leg.from == use && leg.week <= week).forEach(leg -> gone.add(leg.pieces));
            worked(use, week).forEach(x -> minutes.addTerm(x, -1));
            BoolVar some = model.newBoolVar("some");
            model.addLessOrEqual(gone, LinearExpr.term(some, quantity));
            model.addLessOrEqual(gone, use.pieces());
            LinearExprBuilder needed = minutes.addTerm(gone, use.pair().minutes())
                    .addTerm(use.pays(), craft.setupMinutes())
                    .addTerm(some, craft.setupMinutes());
            model.addLessOrEqual(needed, craft.setupMinutes());
        }
    }

    private void arrived(Use use, List<Leg> mine) {
        var craft =
                problem.groups().get(use.pair().group()).crafts().get(use.pair().craft());
        for (int t = use.pair().first(); t <= use.pair().last(); t++) {
            int week = t;
            var balance = LinearExpr.newBuilder().addTerm(use.pays(), -craft.setupMinutes());
            worked(use, week).forEach(balance::add);
            mine.stream()
                    .filter(leg -> leg.to == use && leg.arrival <= week)
                    .forEach(leg -> balance.addTerm(leg.pieces, -use.pair().minutes()));
            model.addLessOrEqual(balance, 0);
        }
    }

    private static Iterable<IntVar> worked(Use use, int week) {
        return use.minutes().headMap(week, true).values();
    }

    private int routeWeeks(int from, int to) {
        var a = problem.groups().get(from).province();
        var b = problem.groups().get(to).province();
        if (a.equals(b)) {
            return 0;
        }
        return problem.routes().stream()
                .filter(route -> route.from().equals(a) && route.to().equals(b))
                .findFirst()
                .map(Problem.Route::weeks)
                .orElse(problem.defaultRouteWeeks());
    }
}
