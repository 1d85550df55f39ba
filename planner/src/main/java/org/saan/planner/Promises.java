package org.saan.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Capable to promise: the time that the plan in force leaves to every group, and what could still be promised with it. Made
 * once, then asked many times; it never changes, so several threads may ask. A promise that was taken is reserved by
 * {@link #with}, which gives a new one.
 *
 * <p>The answer is deterministic, and what it promises can be made: it names the groups, weeks and pieces. For lines of one
 * operation no more pieces are possible, but where minimum batches stand in each other's way; chains may be undersold.
 */
public final class Promises {
    private final Problem problem;
    /** Minutes that are taken, by group and week. */
    private final int[][] load;
    /** Minutes that are taken, by group, craft and week. */
    private final int[][][] loomLoad;

    private final Map<String, Integer> groupIds = new HashMap<>();
    private final Map<Set<String>, Neighbours> neighbours;

    /** What came of making them. */
    public sealed interface Making {
        record Ready(Promises promises) implements Making {}

        record Rejected(List<InputError> errors) implements Making {
            public Rejected {
                errors = List.copyOf(errors);
            }
        }
    }

    /** What came of a question. */
    public sealed interface Answer {
        record Answered(Promise promise) implements Answer {}

        record Rejected(List<InputError> errors) implements Answer {
            public Rejected {
                errors = List.copyOf(errors);
            }
        }
    }

    /** Groups that do some crafts, with their numbers in the problem. */
    record Neighbours(List<Group> groups, int[] index) {}

    private Promises(Problem problem, int[][] load, int[][][] loomLoad, Map<Set<String>, Neighbours> neighbours) {
        this.problem = problem;
        this.load = load;
        this.loomLoad = loomLoad;
        this.neighbours = neighbours;
        for (int g = 0; g < problem.groups().size(); g++) {
            groupIds.put(problem.groups().get(g).id(), g);
        }
    }

    /** Reads how much time the plan takes; all errors of problem and plan at once. */
    public static Making of(Problem problem, Plan plan) {
        var errors = new ArrayList<>(Validation.errors(problem, List.of()));
        if (errors.isEmpty()) {
            errors.addAll(new PlanCheck(problem).errors(plan));
        }
        if (!errors.isEmpty()) {
            return new Making.Rejected(errors);
        }
        int groups = problem.groups().size();
        var empty =
                new Promises(problem, new int[groups][problem.weeks()], new int[groups][][], new ConcurrentHashMap<>());
        for (int g = 0; g < groups; g++) {
            empty.loomLoad[g] = new int[problem.groups().get(g).crafts().size()][problem.weeks()];
        }
        var lines = new HashMap<String, Line>();
        problem.lines().forEach(line -> lines.put(line.id(), line));
        plan.assignments().forEach(a -> empty.take(java.util.Objects.requireNonNull(lines.get(a.line())), a));
        return new Making.Ready(empty);
    }

    private void take(Line line, Assignment assignment) {
        int g = group(assignment.group());
        var family = line.operations().stream()
                .filter(op -> op.id().equals(assignment.operation()))
                .findFirst()
                .orElseThrow()
                .family();
        int craft = craft(problem.groups().get(g), family);
        assignment.minutes().forEach((week, minutes) -> {
            load[g][week] += minutes;
            loomLoad[g][craft][week] += minutes;
        });
    }

    private int group(String id) {
        return java.util.Objects.requireNonNull(groupIds.get(id));
    }

    private static int craft(Group group, String family) {
        for (int c = 0; c < group.crafts().size(); c++) {
            if (group.crafts().get(c).family().equals(family)) {
                return c;
            }
        }
        throw new IllegalArgumentException(group.id() + " does not do " + family);
    }

    /**
     * Answers what can be promised.
     *
     * @param enquiry a line that is not in the problem; its points are not read
     */
    public Answer answer(Line enquiry) {
        var errors = Validation.errors(around(enquiry, List.of(), List.of()), List.of());
        return errors.isEmpty()
                ? new Answer.Answered(new PromiseSearch(this, enquiry).promise())
                : new Answer.Rejected(errors);
    }

    /** The same with the promise's work taken; empty when other work has taken that time since. */
    public Optional<Promises> with(Promise promise) {
        var next = new Promises(problem, load.clone(), loomLoad.clone(), neighbours);
        for (var assignment : promise.work()) {
            int g = group(assignment.group());
            next.load[g] = next.load[g].clone();
            var looms = next.loomLoad[g].clone();
            java.util.Arrays.setAll(looms, c -> looms[c].clone());
            next.loomLoad[g] = looms;
        }
        promise.work().forEach(a -> next.take(promise.line(), a));
        return promise.work().stream().allMatch(a -> next.fits(promise.line(), a))
                ? Optional.of(next)
                : Optional.empty();
    }

    private boolean fits(Line line, Assignment assignment) {
        int g = group(assignment.group());
        var group = problem.groups().get(g);
        return assignment.minutes().keySet().stream().allMatch(week -> {
            boolean people = load[g][week] <= group.capacity().get(week);
            return people
                    && line.operations().stream()
                            .filter(op -> op.id().equals(assignment.operation()))
                            .allMatch(op -> {
                                int c = craft(group, op.family());
                                return loomLoad[g][c][week]
                                        <= looms(group, group.crafts().get(c), week);
                            });
        });
    }

    static long looms(Group group, Craft craft, int week) {
        return craft.loomCapacity().isEmpty()
                ? (long) group.capacity().get(week) * craft.loomPermille() / 1000
                : craft.loomCapacity().get(week);
    }

    int weeks() {
        return problem.weeks();
    }

    /** A problem of the enquiry alone, with the groups that could make it, as empty as they would be without the plan. */
    Problem around(Line enquiry, List<Group> groups, List<Problem.Route> routes) {
        return new Problem(
                problem.id(),
                problem.firstWeek(),
                problem.weeks(),
                problem.minorPerPoint(),
                problem.floors(),
                0,
                problem.frozenBefore(),
                Problem.Stability.NONE,
                problem.provinces(),
                routes,
                problem.defaultRouteWeeks(),
                problem.families(),
                groups,
                List.of(enquiry),
                List.of(),
                List.of(),
                List.of());
    }

    List<Problem.Route> routes() {
        return problem.routes();
    }

    Neighbours neighbours(Line enquiry) {
        var families = new LinkedHashSet<String>();
        enquiry.operations().forEach(op -> families.add(op.family()));
        return neighbours.computeIfAbsent(Set.copyOf(families), this::find);
    }

    private Neighbours find(Set<String> families) {
        var index = java.util.stream.IntStream.range(0, problem.groups().size())
                .filter(g ->
                        problem.groups().get(g).crafts().stream().anyMatch(craft -> families.contains(craft.family())))
                .toArray();
        return new Neighbours(
                java.util.Arrays.stream(index).mapToObj(problem.groups()::get).toList(), index);
    }

    /** Takes the plan's minutes off the free time of a problem made by {@link #around}. */
    void takeFrom(Loads loads, Pairs pairs, Neighbours of) {
        int weeks = problem.weeks();
        for (int k = 0; k < of.index().length; k++) {
            int g = of.index()[k];
            for (int t = 0; t < weeks; t++) {
                int at = k * weeks + t;
                loads.load[at] = load[g][t];
                loads.free[at] = Math.max(0, pairs.people[at] - load[g][t]);
            }
            for (int c = 0; c < loomLoad[g].length; c++) {
                int loom = (pairs.groupLooms[k] + c) * weeks;
                for (int t = 0; t < weeks; t++) {
                    loads.loomFree[loom + t] = Math.max(0, pairs.loomCapacity[loom + t] - loomLoad[g][c][t]);
                }
            }
        }
    }
}
