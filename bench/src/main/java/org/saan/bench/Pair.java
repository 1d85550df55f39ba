package org.saan.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.saan.planner.Craft;
import org.saan.planner.Group;
import org.saan.planner.Line;
import org.saan.planner.Operation;
import org.saan.planner.Problem;

/**
 * An operation of a line at a group that may do it, in plain numbers: sections 3, 4.1 and 7 of the format, written here
 * without the planner's own arithmetic so that one can judge the other.
 *
 * @param minutes per piece
 * @param least pieces worth a set-up, a multiple of the line's
 * @param points per piece
 * @param first week in which work may be done
 * @param onTime last week that is on time
 * @param last week that is allowed
 */
public record Pair(
        int line, int op, int group, int craft, int minutes, int least, long points, int first, int onTime, int last) {

    public static List<Pair> of(Problem problem) {
        var pairs = new ArrayList<Pair>();
        var groups = new HashMap<String, List<Integer>>();
        for (int g = 0; g < problem.groups().size(); g++) {
            for (var craft : problem.groups().get(g).crafts()) {
                groups.computeIfAbsent(craft.family(), f -> new ArrayList<>()).add(g);
            }
        }
        for (int l = 0; l < problem.lines().size(); l++) {
            var operations = problem.lines().get(l).operations();
            for (int o = 0; o < operations.size(); o++) {
                for (int g : groups.getOrDefault(operations.get(o).family(), List.of())) {
                    find(problem, l, o, g).ifPresent(pairs::add);
                }
            }
        }
        return pairs;
    }

    /** Empty when the group may not do it. */
    static Optional<Pair> find(Problem problem, int l, int o, int g) {
        var line = problem.lines().get(l);
        var op = line.operations().get(o);
        var group = problem.groups().get(g);
        for (int c = 0; c < group.crafts().size(); c++) {
            var craft = group.crafts().get(c);
            if (!craft.family().equals(op.family())) {
                continue;
            }
            int first = Math.max(0, line.release());
            int onTime = Math.min(problem.weeks() - 1, line.due() - leadWeeks(problem, group.province()));
            if (!mayMake(line, op, group, craft) || onTime < first) {
                return Optional.empty();
            }
            boolean ends = o == line.operations().size() - 1;
            int last = (ends ? onTime : line.due() - 1) + problem.maxLateWeeks();
            int minutes = minutesPerPiece(op, craft);
            int batch = Math.max(1, craft.minBatchMinutes() / minutes);
            return Optional.of(new Pair(
                    l,
                    o,
                    g,
                    c,
                    minutes,
                    Math.ceilDiv(batch, line.batchMultiple()) * line.batchMultiple(),
                    pointsPerPiece(problem, op, craft),
                    first,
                    onTime,
                    Math.min(problem.weeks() - 1, last)));
        }
        return Optional.empty();
    }

    private static int leadWeeks(Problem problem, String province) {
        for (var p : problem.provinces()) {
            if (p.id().equals(province)) {
                return p.hubLeadWeeks();
            }
        }
        throw new IllegalArgumentException("no province " + province);
    }

    private static int minutesPerPiece(Operation op, Craft craft) {
        return (int) Math.max(1, Math.ceilDiv((long) op.standardMinutes() * craft.pacePermille(), 1000));
    }

    private static long price(Operation op, Craft craft) {
        return Math.ceilDiv(op.standardPrice() * craft.pricePermille(), 1000L);
    }

    private static long pointsPerPiece(Problem problem, Operation op, Craft craft) {
        long premium = Math.max(0, price(op, craft) - op.standardPrice());
        return (premium + op.standardPrice() * craft.riskPermille() / 1000) / problem.minorPerPoint();
    }

    private static boolean mayMake(Line line, Operation op, Group group, Craft craft) {
        return craft.grade() >= op.grade()
                && price(op, craft) <= op.maxPrice()
                && (group.reservedFor().isEmpty() || group.reservedFor().contains(line.buyer()))
                && !line.excludedGroups().contains(group.id())
                && !group.suspended();
    }

    public static long loomMinutes(Group group, Craft craft, int week) {
        return craft.loomCapacity().isEmpty()
                ? (long) group.capacity().get(week) * craft.loomPermille() / 1000
                : craft.loomCapacity().get(week);
    }
}
