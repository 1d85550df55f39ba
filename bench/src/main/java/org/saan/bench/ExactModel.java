package org.saan.bench;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.saan.planner.Bundle;
import org.saan.planner.Plan;
import org.saan.planner.Problem;

/**
 * The format's rules as an integer program for CP-SAT: chains, batch multiples, minimum batches, all or nothing, lots and
 * lines for one group. No plan in force.
 */
final class ExactModel {
    private final Problem problem;
    private final CpModel model;
    private final LinearExprBuilder points;
    private final List<Use> uses = new ArrayList<>();
    private final Map<Integer, List<Use>> byGroup = new HashMap<>();
    private final List<List<List<Use>>> byStep = new ArrayList<>();
    private final List<IntVar> missing = new ArrayList<>();
    private final List<BoolVar> notOtif = new ArrayList<>();
    private final Map<String, Integer> lineIndex = new HashMap<>();
    private final List<Below> belows = new ArrayList<>();
    private final Shipping shipping;

    /** A pair in the model: whether it is used, whether it pays the set-up, pieces, minutes by week. */
    record Use(
            Pair pair, BoolVar used, BoolVar pays, IntVar batches, IntVar pieces, TreeMap<Integer, IntVar> minutes) {}

    /** Minutes that a week of a group has below a floor. */
    private record Below(int group, int week, long wanted, IntVar minutes) {}

    /** What CP-SAT found and proved. */
    record Answer(CpSolverStatus status, Optional<Plan> plan, long bound) {
        boolean proven() {
            return status == CpSolverStatus.OPTIMAL;
        }
    }

    ExactModel(Problem problem) {
        if (!problem.previous().isEmpty()) {
            throw new IllegalArgumentException("a plan in force is not in this model");
        }
        Loader.loadNativeLibraries();
        model = new CpModel();
        points = LinearExpr.newBuilder();
        shipping = new Shipping(problem, model);
        this.problem = problem;
        var lots = new ArrayList<Bundle.Member>();
        problem.bundles().stream().filter(Bundle::lot).forEach(bundle -> lots.addAll(bundle.members()));
        var pairs = new HashMap<Bundle.Member, List<Pair>>();
        for (var pair : Pair.of(problem)) {
            pairs.computeIfAbsent(member(pair), m -> new ArrayList<>()).add(pair);
        }
        for (int l = 0; l < problem.lines().size(); l++) {
            lineIndex.put(problem.lines().get(l).id(), l);
            line(l, pairs, lots);
        }
        problem.bundles().forEach(this::bundle);
        for (int g = 0; g < problem.groups().size(); g++) {
            group(g);
        }
        model.minimize(points);
    }

    private Bundle.Member member(Pair pair) {
        var line = problem.lines().get(pair.line());
        return new Bundle.Member(line.id(), line.operations().get(pair.op()).id());
    }

    private void line(int l, Map<Bundle.Member, List<Pair>> pairs, List<Bundle.Member> lots) {
        var line = problem.lines().get(l);
        int quantity = line.quantity();
        var late = model.newBoolVar("late " + l);
        var unmade = model.newIntVar(0, quantity, "missing " + l);
        notOtif.add(late);
        missing.add(unmade);
        points.addTerm(late, line.notOtifPoints()).addTerm(unmade, line.shortPointsPerPiece());
        model.addLessOrEqual(unmade, LinearExpr.term(late, quantity));
        if (line.allOrNothing()) {
            model.addEquality(unmade, LinearExpr.term(model.newBoolVar("none " + l), quantity));
        }
        var steps = new ArrayList<List<Use>>();
        for (int o = 0; o < line.operations().size(); o++) {
            var op = line.operations().get(o);
            var member = new Bundle.Member(line.id(), op.id());
            boolean ends = o == line.operations().size() - 1;
            var pieces = LinearExpr.newBuilder();
            var groups = LinearExpr.newBuilder();
            var here = new ArrayList<Use>();
            for (var pair : pairs.getOrDefault(member, List.of())) {
                var use = use(pair, late, ends, lots.contains(member));
                here.add(use);
                pieces.add(use.pieces);
                groups.add(use.used);
            }
            steps.add(here);
            if (ends) {
                model.addEquality(pieces.add(unmade), quantity);
            } else {
                model.addLessOrEqual(pieces, quantity);
            }
            model.addLessOrEqual(
                    groups, Math.min(op.maxGroups(), problem.groups().size()));
            if (o > 0) {
                shipping.between(steps.get(o - 1), here, quantity);
            }
        }
        byStep.add(steps);
    }

    private Use use(Pair pair, BoolVar late, boolean ends, boolean lot) {
        var line = problem.lines().get(pair.line());
        var group = problem.groups().get(pair.group());
        var craft = group.crafts().get(pair.craft());
        var used = model.newBoolVar("used");
        var pays = lot ? model.newBoolVar("pays") : used;
        var batches = model.newIntVar(0, line.quantity() / line.batchMultiple(), "batches");
        var pieces = model.newIntVar(0, line.quantity(), "pieces");
        model.addEquality(pieces, LinearExpr.term(batches, line.batchMultiple()));
        model.addLessOrEqual(pieces, LinearExpr.term(used, line.quantity()));
        model.addGreaterOrEqual(pieces, LinearExpr.term(used, lot ? 1 : pair.least()));
        points.addTerm(pays, group.fixedPoints()).addTerm(pieces, pair.points());
        var minutes = new TreeMap<Integer, IntVar>();
        var sum = LinearExpr.newBuilder();
        for (int t = pair.first(); t <= pair.last(); t++) {
            long room = Math.min(group.capacity().get(t), Pair.loomMinutes(group, craft, t));
            room = Math.min(room, (long) line.quantity() * pair.minutes() + craft.setupMinutes());
            var x = model.newIntVar(0, room, "minutes");
            minutes.put(t, x);
            sum.add(x);
            model.addLessOrEqual(x, LinearExpr.term(used, room));
            if (ends && t > pair.onTime()) {
                points.addTerm(x, (t - pair.onTime()) * line.latePointsPerMinuteWeek());
                model.addLessOrEqual(x, LinearExpr.term(late, room));
            }
        }
        model.addEquality(
                sum, LinearExpr.newBuilder().addTerm(pieces, pair.minutes()).addTerm(pays, craft.setupMinutes()));
        var use = new Use(pair, used, pays, batches, pieces, minutes);
        uses.add(use);
        byGroup.computeIfAbsent(pair.group(), g -> new ArrayList<>()).add(use);
        return use;
    }

    private void bundle(Bundle bundle) {
        var members = bundle.members().stream().map(this::usesOf).toList();
        var chosen = new TreeMap<Integer, BoolVar>();
        for (var member : members) {
            for (var use : member) {
                model.addLessOrEqual(
                        use.used, chosen.computeIfAbsent(use.pair.group(), g -> model.newBoolVar("at " + g)));
            }
        }
        model.addAtMostOne(new ArrayList<Literal>(chosen.values()));
        if (bundle.lot()) {
            chosen.keySet()
                    .forEach(g -> lot(members.stream()
                            .flatMap(List::stream)
                            .filter(use -> use.pair.group() == g)
                            .toList()));
        }
    }

    private List<Use> usesOf(Bundle.Member member) {
        int l = lineIndex.getOrDefault(member.line(), -1);
        var operations = problem.lines().get(l).operations();
        for (int o = 0; o < operations.size(); o++) {
            if (operations.get(o).id().equals(member.operation())) {
                return byStep.get(l).get(o);
            }
        }
        throw new IllegalArgumentException("no operation " + member);
    }

    /** The first served member in the order of the bundle pays; the least batch counts over the whole. */
    private void lot(List<Use> here) {
        var pieces = LinearExpr.newBuilder();
        var payers = LinearExpr.newBuilder();
        here.forEach(use -> {
            pieces.add(use.pieces);
            payers.add(use.pays);
        });
        var any = model.newBoolVar("lot");
        model.addEquality(payers, any);
        for (int k = 0; k < here.size(); k++) {
            var use = here.get(k);
            model.addLessOrEqual(use.used, any);
            model.addLessOrEqual(use.pays, use.used);
            model.addGreaterOrEqual(pieces, LinearExpr.term(use.used, use.pair.least()));
            for (int earlier = 0; earlier < k; earlier++) {
                model.addAtMostOne(List.of(use.pays, here.get(earlier).used));
            }
        }
    }

    private void group(int g) {
        var group = problem.groups().get(g);
        var here = byGroup.getOrDefault(g, List.of());
        for (int t = 0; t < problem.weeks(); t++) {
            int week = t;
            var people = LinearExpr.newBuilder();
            var looms = new TreeMap<Integer, LinearExprBuilder>();
            for (var use : here) {
                var x = use.minutes.get(week);
                if (x != null) {
                    people.add(x);
                    looms.computeIfAbsent(use.pair.craft(), c -> LinearExpr.newBuilder())
                            .add(x);
                }
            }
            model.addLessOrEqual(people, group.capacity().get(t));
            looms.forEach((c, work) -> model.addLessOrEqual(
                    work, Pair.loomMinutes(group, group.crafts().get(c), week)));
            for (var floor : problem.floors()) {
                long wanted = group.programme() ? (long) group.capacity().get(t) * floor.permille() / 1000 : 0;
                if (wanted > 0) {
                    var below = model.newIntVar(0, wanted, "below");
                    model.addGreaterOrEqual(LinearExpr.newBuilder().add(people).add(below), wanted);
                    points.addTerm(below, floor.pointsPerMinute());
                    belows.add(new Below(g, t, wanted, below));
                }
            }
        }
    }

    /** Starts the search at a plan. */
    void hint(Plan plan) {
        var minutes = new HashMap<List<String>, Map<Integer, Integer>>();
        var pieces = new HashMap<List<String>, Integer>();
        for (var a : plan.assignments()) {
            var key = List.of(a.line(), a.operation(), a.group());
            minutes.put(key, a.minutes());
            pieces.put(key, a.pieces());
        }
        for (var use : uses) {
            var member = member(use.pair);
            var key = List.of(
                    member.line(),
                    member.operation(),
                    problem.groups().get(use.pair.group()).id());
            model.addHint(use.used, pieces.containsKey(key));
            int made = pieces.getOrDefault(key, 0);
            model.addHint(use.pieces, made);
            model.addHint(
                    use.batches, made / problem.lines().get(use.pair.line()).batchMultiple());
            var mine = minutes.getOrDefault(key, Map.of());
            use.minutes.forEach((week, x) -> model.addHint(x, mine.getOrDefault(week, 0)));
        }
        var judge = new Judge(problem, plan);
        for (var below : belows) {
            long work = judge.work(below.group, below.week);
            model.addHint(below.minutes, Math.max(0, below.wanted - work));
        }
        var judged = judge.lines();
        for (int l = 0; l < missing.size(); l++) {
            model.addHint(missing.get(l), judged.get(l).missing());
            model.addHint(notOtif.get(l), !judged.get(l).onTimeInFull());
        }
    }

    Answer solve(double seconds, int threads, int seed) {
        var solver = new CpSolver();
        solver.getParameters()
                .setMaxTimeInSeconds(seconds)
                .setNumWorkers(threads)
                .setRandomSeed(seed)
                .setRelativeGapLimit(0);
        var status = solver.solve(model);
        boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
        long bound = (long) Math.floor(solver.bestObjectiveBound() + 1e-6);
        return new Answer(
                status,
                found ? Optional.of(new Extract(problem, solver).plan(uses, shipping)) : Optional.empty(),
                Math.max(0, bound));
    }
}
