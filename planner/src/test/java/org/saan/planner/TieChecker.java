package org.saan.planner;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Judges what joins assignments: bundles, what travels between the operations of a chain, and the plan in force. */
final class TieChecker {
    private final Problem p;
    private final Plan plan;
    private final PlanChecker of;
    private final Map<List<String>, Assignment> now;

    TieChecker(Problem problem, Plan plan, PlanChecker of) {
        this.p = problem;
        this.plan = plan;
        this.of = of;
        now = byKey(plan.assignments());
    }

    private static List<String> key(Assignment a) {
        return List.of(a.line(), a.operation(), a.group());
    }

    private static Map<List<String>, Assignment> byKey(List<Assignment> all) {
        return all.stream().collect(Collectors.toMap(TieChecker::key, a -> a));
    }

    void check() {
        p.bundles().forEach(this::bundle);
        plan.assignments().stream()
                .filter(a -> of.line(a.line()).operations().size() > 1)
                .forEach(this::travel);
        plan.shipments().forEach(this::shipment);
        frozen();
    }

    private void bundle(Bundle bundle) {
        var groups = new HashSet<String>();
        long pieces = 0;
        long least = 0;
        boolean begun = false;
        for (var member : bundle.members()) {
            for (var a : plan.assignments()) {
                if (a.line().equals(member.line()) && a.operation().equals(member.operation())) {
                    groups.add(a.group());
                    pieces += a.pieces();
                    least = Math.max(least, of.minBatch(a));
                    begun |= of.frozenMinutes(a) > 0;
                }
            }
        }
        of.check(groups.size() <= 1, "bundle " + bundle.id() + " at " + groups);
        of.check(!bundle.lot() || groups.isEmpty() || begun || pieces >= least, "lot " + bundle.id() + " too small");
    }

    private void shipment(Shipment s) {
        var operations = of.line(s.line()).operations();
        of.check(s.pieces() > 0 && !operations.getLast().id().equals(s.operation()), "shipment " + s);
        of.check(now.containsKey(List.of(s.line(), s.operation(), s.from())), "nothing made for " + s);
    }

    /** Pieces leave when they are finished, and are begun when they have arrived. */
    private void travel(Assignment a) {
        var ids = of.line(a.line()).operations().stream().map(Operation::id).toList();
        int op = ids.indexOf(a.operation());
        long setup = of.paysSetup(a) ? of.craft(a).setupMinutes() : 0;
        long minutes = 0;
        for (int t = 0; t < p.weeks(); t++) {
            minutes += a.minutes().getOrDefault(t, 0);
            long worked = Math.max(0, minutes - setup);
            long finished = Math.min(a.pieces(), worked / of.perPiece(a));
            long begun = Math.min(a.pieces(), (worked + of.perPiece(a) - 1) / of.perPiece(a));
            long left = 0;
            long arrived = 0;
            for (var s : plan.shipments()) {
                if (!s.line().equals(a.line())) {
                    continue;
                }
                if (s.operation().equals(a.operation()) && s.from().equals(a.group()) && s.week() <= t) {
                    left += s.pieces();
                }
                if (op > 0
                        && s.operation().equals(ids.get(op - 1))
                        && s.to().equals(a.group())
                        && s.week() + 1 + route(s) <= t) {
                    arrived += s.pieces();
                }
            }
            of.check(left <= finished, "left before finished " + key(a) + " week " + t);
            of.check(op == 0 || begun <= arrived, "begun before arrival " + key(a) + " week " + t);
        }
    }

    private int route(Shipment s) {
        var from = of.group(s.from()).province();
        var to = of.group(s.to()).province();
        if (from.equals(to)) {
            return 0;
        }
        return p.routes().stream()
                .filter(r -> r.from().equals(from) && r.to().equals(to))
                .findFirst()
                .map(Problem.Route::weeks)
                .orElse(p.defaultRouteWeeks());
    }

    private void frozen() {
        var before = byKey(p.previous());
        var keys = new HashSet<>(before.keySet());
        keys.addAll(now.keySet());
        for (var key : keys) {
            of.check(frozenPart(before.get(key)).equals(frozenPart(now.get(key))), "frozen weeks of " + key);
        }
        of.check(frozenShipments(p.previousShipments()).equals(frozenShipments(plan.shipments())), "frozen shipments");
    }

    private Map<Integer, Integer> frozenPart(Assignment a) {
        return a == null ? Map.of() : new HashMap<>(a.minutes().headMap(p.frozenBefore()));
    }

    private HashSet<Shipment> frozenShipments(List<Shipment> all) {
        return all.stream().filter(s -> s.week() < p.frozenBefore()).collect(Collectors.toCollection(HashSet::new));
    }

    /** Only lines that had work in the plan in force are charged. */
    static long stabilityPoints(Problem p, Plan plan) {
        var before = byKey(p.previous());
        var now = byKey(plan.assignments());
        var known = p.previous().stream().map(Assignment::line).collect(Collectors.toSet());
        long points = 0;
        for (var a : plan.assignments()) {
            if (known.contains(a.line())) {
                var was = before.get(key(a));
                points += was == null ? p.stability().groupChangePoints() : 0;
                points += p.stability().pieceChangePoints() * Math.abs(a.pieces() - (was == null ? 0 : was.pieces()));
            }
        }
        for (var a : p.previous()) {
            if (!now.containsKey(key(a))) {
                points += p.stability().groupChangePoints() + p.stability().pieceChangePoints() * a.pieces();
            }
        }
        return points;
    }
}
