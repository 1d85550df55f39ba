package org.saan.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Judges a plan by the format alone: sections 3 to 5 and 7, written a second time from the text and from nothing that
 * plans. What joins assignments, bundles, chains and the plan in force, is judged by {@link TieChecker}.
 */
final class PlanChecker {
    private final Problem p;
    private final Plan plan;
    private final List<String> faults = new ArrayList<>();

    private PlanChecker(Problem problem, Plan plan) {
        this.p = problem;
        this.plan = plan;
    }

    /** Everything that is wrong with the plan; empty when it is valid and its objective exact. */
    static List<String> faults(Problem problem, Plan plan) {
        var checker = new PlanChecker(problem, plan);
        plan.assignments().forEach(checker::assignment);
        checker.capacities();
        problem.lines().forEach(checker::line);
        checker.objective();
        new TieChecker(problem, plan, checker).check();
        return checker.faults;
    }

    void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    Line line(String id) {
        return p.lines().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
    }

    Group group(String id) {
        return p.groups().stream().filter(g -> g.id().equals(id)).findFirst().orElseThrow();
    }

    private Operation operation(Assignment a) {
        return line(a.line()).operations().stream()
                .filter(o -> o.id().equals(a.operation()))
                .findFirst()
                .orElseThrow();
    }

    Craft craft(Assignment a) {
        return group(a.group()).crafts().stream()
                .filter(c -> c.family().equals(operation(a).family()))
                .findFirst()
                .orElseThrow();
    }

    private static long up(long a, long b) {
        return (a + b - 1) / b;
    }

    long perPiece(Assignment a) {
        return Math.max(1, up((long) operation(a).standardMinutes() * craft(a).pacePermille(), 1000));
    }

    private long price(Assignment a) {
        return up(operation(a).standardPrice() * craft(a).pricePermille(), 1000);
    }

    private int lead(Group g) {
        return p.provinces().stream()
                .filter(v -> v.id().equals(g.province()))
                .findFirst()
                .orElseThrow()
                .hubLeadWeeks();
    }

    private int onTime(Assignment a) {
        return Math.min(p.weeks() - 1, line(a.line()).due() - lead(group(a.group())));
    }

    boolean last(Assignment a) {
        return line(a.line()).operations().getLast().id().equals(a.operation());
    }

    private boolean inLot(Assignment a) {
        return p.bundles().stream()
                .filter(Bundle::lot)
                .flatMap(b -> b.members().stream())
                .anyMatch(m -> m.line().equals(a.line()) && m.operation().equals(a.operation()));
    }

    boolean paysSetup(Assignment a) {
        for (var bundle : p.bundles()) {
            if (bundle.lot()) {
                for (var m : bundle.members()) {
                    var served = plan.assignments().stream()
                            .anyMatch(x ->
                                    x.line().equals(m.line()) && x.operation().equals(m.operation()));
                    if (m.line().equals(a.line()) && m.operation().equals(a.operation())) {
                        return true;
                    }
                    var sameBundle = bundle.members().stream()
                            .anyMatch(x ->
                                    x.line().equals(a.line()) && x.operation().equals(a.operation()));
                    if (served && sameBundle) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void assignment(Assignment a) {
        var where = a.line() + " at " + a.group();
        var line = line(a.line());
        var op = operation(a);
        var group = group(a.group());
        long frozen = frozenMinutes(a);
        boolean begun = frozen > 0;
        if (!begun) {
            check(craft(a).grade() >= op.grade(), "grade " + where);
            check(price(a) <= op.maxPrice(), "price " + where);
            check(group.reservedFor().isEmpty() || group.reservedFor().contains(line.buyer()), "reserved " + where);
            check(!line.excludedGroups().contains(group.id()), "excluded " + where);
            check(!group.suspended(), "suspended " + where);
            check(a.pieces() > 0, "no pieces " + where);
            check(inLot(a) || a.pieces() >= minBatch(a), "minimum batch " + where);
        }
        check(a.pieces() >= 0 && a.pieces() % line.batchMultiple() == 0, "multiple " + where);
        long minutes = a.minutes().values().stream().mapToLong(m -> m).sum();
        long setup = paysSetup(a) ? craft(a).setupMinutes() : 0;
        long need = a.pieces() > 0 ? a.pieces() * perPiece(a) + setup : 0;
        check(minutes == Math.max(need, frozen), "minutes " + where);
        long made = Math.max(0, frozen - setup) / perPiece(a) / line.batchMultiple() * line.batchMultiple();
        check(a.pieces() >= made, "made pieces dropped " + where);
        check(a.minutes().values().stream().allMatch(m -> m > 0), "empty week " + where);
        int end = Math.min(p.weeks() - 1, (last(a) ? onTime(a) : line.due() - 1) + p.maxLateWeeks());
        for (int week : a.minutes().tailMap(p.frozenBefore()).keySet()) {
            check(week >= line.release() && week <= end, "window " + where);
        }
    }

    long minBatch(Assignment a) {
        int multiple = line(a.line()).batchMultiple();
        return up(Math.max(1, craft(a).minBatchMinutes() / perPiece(a)), multiple) * multiple;
    }

    /** Minutes of the assignment in frozen weeks; by the plan in force, which the plan must repeat. */
    long frozenMinutes(Assignment a) {
        return a.minutes().headMap(p.frozenBefore()).values().stream()
                .mapToLong(m -> m)
                .sum();
    }

    private void capacities() {
        Map<String, Map<Integer, Long>> people = new HashMap<>();
        Map<String, Map<Integer, Long>> looms = new HashMap<>();
        for (var a : plan.assignments()) {
            a.minutes().forEach((week, m) -> {
                people.computeIfAbsent(a.group(), k -> new TreeMap<>()).merge(week, (long) m, Long::sum);
                looms.computeIfAbsent(a.group() + "/" + operation(a).family(), k -> new TreeMap<>())
                        .merge(week, (long) m, Long::sum);
            });
        }
        for (var g : p.groups()) {
            for (int t = 0; t < p.weeks(); t++) {
                check(
                        people.getOrDefault(g.id(), Map.of()).getOrDefault(t, 0L)
                                <= g.capacity().get(t),
                        "people " + g.id() + " week " + t);
                for (var c : g.crafts()) {
                    long limit = c.loomCapacity().isEmpty()
                            ? (long) g.capacity().get(t) * c.loomPermille() / 1000
                            : c.loomCapacity().get(t);
                    check(
                            looms.getOrDefault(g.id() + "/" + c.family(), Map.of())
                                            .getOrDefault(t, 0L)
                                    <= limit,
                            "looms " + g.id() + " week " + t);
                }
            }
        }
    }

    private void line(Line line) {
        for (var op : line.operations()) {
            var work = plan.assignments().stream()
                    .filter(a -> a.line().equals(line.id()) && a.operation().equals(op.id()))
                    .toList();
            int pieces = work.stream().mapToInt(Assignment::pieces).sum();
            check(pieces <= line.quantity(), "too many of " + line.id());
            boolean begun =
                    plan.assignments().stream().anyMatch(a -> a.line().equals(line.id()) && frozenMinutes(a) > 0);
            check(
                    !line.allOrNothing()
                            || begun
                            || op != line.operations().getLast()
                            || pieces == 0
                            || pieces == line.quantity(),
                    "part of " + line.id());
            check(work.size() <= op.maxGroups(), "groups of " + line.id());
            check(
                    new HashSet<>(work.stream().map(Assignment::group).toList()).size() == work.size(),
                    "twice " + line.id());
        }
    }

    private void objective() {
        long points = 0;
        for (var line : p.lines()) {
            int missing = line.quantity() - plan.delivered(line);
            boolean late = false;
            for (var a : plan.assignments()) {
                if (a.line().equals(line.id()) && last(a)) {
                    for (var week : a.minutes().entrySet()) {
                        int weeks = week.getKey() - onTime(a);
                        if (weeks > 0) {
                            late = true;
                            points += (long) week.getValue() * weeks * line.latePointsPerMinuteWeek();
                        }
                    }
                }
            }
            points += missing * line.shortPointsPerPiece() + (missing > 0 || late ? line.notOtifPoints() : 0);
        }
        for (var a : plan.assignments()) {
            long premium = Math.max(0, price(a) - operation(a).standardPrice())
                    + operation(a).standardPrice() * craft(a).riskPermille() / 1000;
            points += (paysSetup(a) ? group(a.group()).fixedPoints() : 0) + a.pieces() * (premium / p.minorPerPoint());
        }
        for (var g : p.groups()) {
            for (int t = 0; g.programme() && t < p.weeks(); t++) {
                long work = 0;
                for (var a : plan.assignments()) {
                    work += a.group().equals(g.id())
                            ? Objects.requireNonNullElse(a.minutes().get(t), 0)
                            : 0;
                }
                for (var floor : p.floors()) {
                    long wanted = (long) g.capacity().get(t) * floor.permille() / 1000;
                    points += Math.max(0, wanted - work) * floor.pointsPerMinute();
                }
            }
        }
        points += TieChecker.stabilityPoints(p, plan);
        check(points == plan.objective(), "objective " + plan.objective() + " is " + points);
    }
}
