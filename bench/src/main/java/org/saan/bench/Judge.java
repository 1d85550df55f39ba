package org.saan.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.planner.Assignment;
import org.saan.planner.Bundle;
import org.saan.planner.Plan;
import org.saan.planner.Problem;

/**
 * Judges a plan by the format alone, without anything that plans: whether it is valid, its points, and what a coordinator
 * looks at. What may travel between the operations of a chain is not judged, nor is a plan in force.
 */
final class Judge {
    private final Problem problem;
    private final Plan plan;
    private final Map<Key, Pair> pairs = new HashMap<>();
    private final Map<String, List<Assignment>> byLine = new HashMap<>();
    private final Set<Key> free = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final List<OfLine> lines = new ArrayList<>();
    private final long[][] work;
    private long objective;
    private int idleWeeks;
    private final List<Double> shares = new ArrayList<>();

    private record Key(String line, String operation, String group) {}

    /** What became of a line. */
    record OfLine(int missing, boolean onTimeInFull) {}

    Judge(Problem problem, Plan plan) {
        this.problem = problem;
        this.plan = plan;
        findPairs();
        work = new long[problem.groups().size()][problem.weeks()];
        plan.assignments()
                .forEach(a ->
                        byLine.computeIfAbsent(a.line(), l -> new ArrayList<>()).add(a));
        problem.bundles().forEach(this::bundle);
        plan.assignments().forEach(this::assignment);
        capacities();
        for (int l = 0; l < problem.lines().size(); l++) {
            line(l);
        }
        floors();
    }

    private void findPairs() {
        var lineIndex = new HashMap<String, Integer>();
        var groupIndex = new HashMap<String, Integer>();
        problem.lines().forEach(line -> lineIndex.put(line.id(), lineIndex.size()));
        problem.groups().forEach(group -> groupIndex.put(group.id(), groupIndex.size()));
        for (var a : plan.assignments()) {
            int l = lineIndex.getOrDefault(a.line(), -1);
            int g = groupIndex.getOrDefault(a.group(), -1);
            for (int o = 0;
                    l >= 0 && g >= 0 && o < problem.lines().get(l).operations().size();
                    o++) {
                if (problem.lines().get(l).operations().get(o).id().equals(a.operation())) {
                    Pair.find(problem, l, o, g).ifPresent(pair -> pairs.put(key(a), pair));
                }
            }
        }
    }

    private void check(boolean holds, String fault) {
        if (!holds && faults.size() < 20) {
            faults.add(fault);
        }
    }

    private static Key key(Assignment a) {
        return new Key(a.line(), a.operation(), a.group());
    }

    /** Members of a bundle are at one group; of a lot only the first served one pays for the set-up. */
    private void bundle(Bundle bundle) {
        var served = new ArrayList<Assignment>();
        for (var member : bundle.members()) {
            var here = byLine.getOrDefault(member.line(), List.of()).stream()
                    .filter(a -> a.operation().equals(member.operation()))
                    .toList();
            if (bundle.lot() && !served.isEmpty()) {
                here.forEach(a -> free.add(key(a)));
            }
            served.addAll(here);
        }
        check(served.stream().map(Assignment::group).distinct().count() <= 1, "two groups for bundle " + bundle.id());
        if (bundle.lot()) {
            int pieces = served.stream().mapToInt(Assignment::pieces).sum();
            for (var a : served) {
                var pair = pairs.get(key(a));
                check(pair == null || pieces >= pair.least(), "least batch of lot " + bundle.id());
            }
        }
    }

    private boolean inLot(Assignment a) {
        return problem.bundles().stream()
                .anyMatch(b -> b.lot() && b.members().contains(new Bundle.Member(a.line(), a.operation())));
    }

    private void assignment(Assignment a) {
        var pair = pairs.get(key(a));
        if (pair == null) {
            check(false, "not eligible: " + a);
            return;
        }
        var line = problem.lines().get(pair.line());
        var group = problem.groups().get(pair.group());
        var craft = group.crafts().get(pair.craft());
        boolean pays = !free.contains(key(a));
        check(a.pieces() > 0 && a.pieces() % line.batchMultiple() == 0, "multiple: " + a);
        check(a.pieces() >= pair.least() || inLot(a), "least batch: " + a);
        long minutes = 0;
        for (var week : a.minutes().entrySet()) {
            int t = week.getKey();
            minutes += week.getValue();
            check(week.getValue() > 0 && t >= pair.first() && t <= pair.last(), "outside its weeks: " + a);
            if (t >= 0 && t < problem.weeks()) {
                work[pair.group()][t] += week.getValue();
            }
        }
        check(
                minutes == (long) a.pieces() * pair.minutes() + (pays ? craft.setupMinutes() : 0),
                "minutes do not make the pieces: " + a);
        objective += (pays ? group.fixedPoints() : 0) + a.pieces() * pair.points();
    }

    private void capacities() {
        var looms = new HashMap<List<Integer>, Long>();
        for (var a : plan.assignments()) {
            var pair = pairs.get(key(a));
            if (pair != null) {
                a.minutes().forEach((t, m) -> looms.merge(List.of(pair.group(), pair.craft(), t), (long) m, Long::sum));
            }
        }
        looms.forEach((key, minutes) -> {
            var group = problem.groups().get(key.get(0));
            var craft = group.crafts().get(key.get(1));
            check(minutes <= Pair.loomMinutes(group, craft, key.get(2)), "looms of " + group.id());
        });
        for (int g = 0; g < work.length; g++) {
            for (int t = 0; t < problem.weeks(); t++) {
                var group = problem.groups().get(g);
                check(work[g][t] <= group.capacity().get(t), "people of " + group.id());
            }
        }
    }

    private void line(int l) {
        var line = problem.lines().get(l);
        var here = byLine.getOrDefault(line.id(), List.of());
        int delivered = 0;
        long late = 0;
        for (int o = 0; o < line.operations().size(); o++) {
            var op = line.operations().get(o);
            var work = here.stream().filter(a -> a.operation().equals(op.id())).toList();
            int pieces = work.stream().mapToInt(Assignment::pieces).sum();
            check(pieces <= line.quantity(), "too many of " + line.id());
            check(work.size() <= op.maxGroups(), "too many groups for " + line.id());
            check(work.stream().map(Assignment::group).distinct().count() == work.size(), "twice " + line.id());
            if (o == line.operations().size() - 1) {
                delivered = pieces;
                late = work.stream().mapToLong(this::lateMinuteWeeks).sum();
            }
        }
        int missing = line.quantity() - delivered;
        check(!line.allOrNothing() || delivered == 0 || missing == 0, "a part of " + line.id());
        boolean otif = missing == 0 && late == 0;
        objective += missing * line.shortPointsPerPiece()
                + late * line.latePointsPerMinuteWeek()
                + (otif ? 0 : line.notOtifPoints());
        lines.add(new OfLine(missing, otif));
    }

    private long lateMinuteWeeks(Assignment a) {
        var pair = pairs.get(key(a));
        long late = 0;
        if (pair != null) {
            for (var week : a.minutes().tailMap(pair.onTime() + 1).entrySet()) {
                late += (long) week.getValue() * (week.getKey() - pair.onTime());
            }
        }
        return late;
    }

    private void floors() {
        var linesOf = new HashMap<String, List<int[]>>();
        for (int l = 0; l < problem.lines().size(); l++) {
            var operations = problem.lines().get(l).operations();
            for (int o = 0; o < operations.size(); o++) {
                linesOf.computeIfAbsent(operations.get(o).family(), f -> new ArrayList<>())
                        .add(new int[] {l, o});
            }
        }
        for (int g = 0; g < work.length; g++) {
            var group = problem.groups().get(g);
            if (!group.programme()) {
                continue;
            }
            long done = 0;
            long capacity = 0;
            for (int t = 0; t < problem.weeks(); t++) {
                done += work[g][t];
                capacity += group.capacity().get(t);
                boolean wanted = false;
                for (var floor : problem.floors()) {
                    long minutes = (long) group.capacity().get(t) * floor.permille() / 1000;
                    objective += Math.max(0, minutes - work[g][t]) * floor.pointsPerMinute();
                    wanted |= minutes > 0;
                }
                idleWeeks += wanted && work[g][t] == 0 ? 1 : 0;
            }
            if (capacity > 0 && workExists(g, linesOf)) {
                shares.add((double) done / capacity);
            }
        }
    }

    private boolean workExists(int g, Map<String, List<int[]>> linesOf) {
        return problem.groups().get(g).crafts().stream()
                .flatMap(craft -> linesOf.getOrDefault(craft.family(), List.of()).stream())
                .anyMatch(line -> Pair.find(problem, line[0], line[1], g).isPresent());
    }

    List<String> faults() {
        return plan.objective() == objective || !faults.isEmpty()
                ? faults
                : List.of("claims " + plan.objective() + " points, has " + objective);
    }

    long objective() {
        return objective;
    }

    long work(int group, int week) {
        return work[group][week];
    }

    List<OfLine> lines() {
        return lines;
    }

    double otifPercent() {
        return 100.0 * lines.stream().filter(OfLine::onTimeInFull).count() / Math.max(1, lines.size());
    }

    /** Weeks of programme groups that have people and no work at all. */
    int idleWeeks() {
        return idleWeeks;
    }

    double groupsPerLine() {
        return (double) plan.assignments().size() / Math.max(1, byLine.size());
    }

    /** The least used programme group's work as a share of its minutes, among those that some line could use. */
    double leastShare() {
        return shares.stream().mapToDouble(s -> s).min().orElse(0);
    }
}
