package org.saan.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
record Pair(
        int line, int op, int group, int craft, int minutes, int least, long points, int first, int onTime, int last) {

    static List<Pair> of(Problem problem) {
        var pairs = new ArrayList<Pair>();
        var crafts = new HashMap<String, List<int[]>>();
        for (int g = 0; g < problem.groups().size(); g++) {
            var group = problem.groups().get(g);
            for (int c = 0; c < group.crafts().size(); c++) {
                crafts.computeIfAbsent(group.crafts().get(c).family(), f -> new ArrayList<>())
                        .add(new int[] {g, c});
            }
        }
        for (int l = 0; l < problem.lines().size(); l++) {
            var line = problem.lines().get(l);
            for (int o = 0; o < line.operations().size(); o++) {
                var family = line.operations().get(o).family();
                for (int[] craft : crafts.getOrDefault(family, List.of())) {
                    add(problem, l, o, craft[0], craft[1], pairs);
                }
            }
        }
        return pairs;
    }

    private static void add(Problem problem, int l, int o, int g, int c, List<Pair> pairs) {
        var line = problem.lines().get(l);
        var op = line.operations().get(o);
        boolean ends = o == line.operations().size() - 1;
        var group = problem.groups().get(g);
        var craft = group.crafts().get(c);
        int lead = leadWeeks(problem, group.province());
        int first = Math.max(0, line.release());
        int onTime = Math.min(problem.weeks() - 1, line.due() - lead);
        if (!mayMake(line, op, group, craft) || onTime < first) {
            return;
        }
        int minutes = minutesPerPiece(op, craft);
        int multiple = line.batchMultiple();
        pairs.add(new Pair(
                l,
                o,
                g,
                c,
                minutes,
                Math.ceilDiv(Math.max(1, craft.minBatchMinutes() / minutes), multiple) * multiple,
                pointsPerPiece(problem, op, craft),
                first,
                onTime,
                Math.min(problem.weeks() - 1, (ends ? onTime : line.due() - 1) + problem.maxLateWeeks())));
    }

    static int leadWeeks(Problem problem, String province) {
        return problem.provinces().stream()
                .filter(p -> p.id().equals(province))
                .findFirst()
                .orElseThrow()
                .hubLeadWeeks();
    }

    static int minutesPerPiece(Operation op, Craft craft) {
        return (int) Math.max(1, Math.ceilDiv((long) op.standardMinutes() * craft.pacePermille(), 1000));
    }

    private static long price(Operation op, Craft craft) {
        return Math.ceilDiv(op.standardPrice() * craft.pricePermille(), 1000L);
    }

    static long pointsPerPiece(Problem problem, Operation op, Craft craft) {
        long premium = Math.max(0, price(op, craft) - op.standardPrice());
        return (premium + op.standardPrice() * craft.riskPermille() / 1000) / problem.minorPerPoint();
    }

    static boolean mayMake(Line line, Operation op, Group group, Craft craft) {
        return craft.grade() >= op.grade()
                && price(op, craft) <= op.maxPrice()
                && (group.reservedFor().isEmpty() || group.reservedFor().contains(line.buyer()))
                && !line.excludedGroups().contains(group.id())
                && !group.suspended();
    }

    static long loomMinutes(Group group, Craft craft, int week) {
        return craft.loomCapacity().isEmpty()
                ? (long) group.capacity().get(week) * craft.loomPermille() / 1000
                : craft.loomCapacity().get(week);
    }
}
