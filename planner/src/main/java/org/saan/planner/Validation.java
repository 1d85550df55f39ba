package org.saan.planner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything that is wrong with a problem, never the first fault only. */
final class Validation {
    private final List<InputError> errors = new ArrayList<>();
    private final Problem problem;
    private final Set<String> provinces = new HashSet<>();
    private final Set<String> families = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private final Map<String, Line> lines = new HashMap<>();

    private Validation(Problem problem) {
        this.problem = problem;
    }

    static List<InputError> errors(Problem problem, List<Pin> pins) {
        var validation = new Validation(problem);
        validation.head();
        problem.groups().forEach(validation::group);
        problem.lines().forEach(validation::line);
        problem.bundles().forEach(validation::bundle);
        problem.previous().forEach(validation::previous);
        problem.previousShipments().forEach(validation::shipment);
        pins.forEach(validation::pin);
        validation.pinsTogether(pins);
        return validation.errors;
    }

    /** Pins of a line are shares of it: together they are no more than the line, and each group has one. */
    private void pinsTogether(List<Pin> pins) {
        var pieces = new java.util.TreeMap<String, Long>();
        pins.forEach(pin -> pieces.merge(pin.line(), (long) pin.pieces(), Long::sum));
        pieces.forEach((id, sum) -> {
            var line = lines.get(id);
            if (line != null) {
                range("pins of " + id + " together", sum, 1, line.quantity());
            }
        });
        unique(
                "pin",
                pins.stream().map(pin -> pin.line() + " at " + pin.group()).toList(),
                new HashSet<>());
    }

    private void head() {
        range("weeks", problem.weeks(), 1, 520);
        range("minorPerPoint", problem.minorPerPoint(), 1, Long.MAX_VALUE);
        range("maxLateWeeks", problem.maxLateWeeks(), 0, 520);
        range("frozenBefore", problem.frozenBefore(), 0, problem.weeks());
        unique(
                "province",
                problem.provinces().stream().map(Problem.Province::id).toList(),
                provinces);
        unique("family", problem.families(), families);
        for (var route : problem.routes()) {
            known("route", route.from(), provinces);
            known("route", route.to(), provinces);
        }
    }

    private void group(Group group) {
        var where = "group " + group.id();
        unique("group", List.of(group.id()), groups);
        known(where, group.province(), provinces);
        weeks(where + " capacity", group.capacity(), false);
        weeks(where + " promised", group.standing().promised(), true);
        range(where + " pastMinutes", group.standing().pastMinutes(), 0, Long.MAX_VALUE);
        range(where + " pastCapacity", group.standing().pastCapacity(), 0, Long.MAX_VALUE);
        var crafts = new HashSet<String>();
        for (var craft : group.crafts()) {
            known(where, craft.family(), families);
            unique(where + " craft", List.of(craft.family()), crafts);
            weeks(where + " looms", craft.loomCapacity(), true);
            range(where + " pacePermille", craft.pacePermille(), 0, 1_000_000);
            range(where + " setupMinutes", craft.setupMinutes(), 0, Integer.MAX_VALUE);
        }
    }

    private void line(Line line) {
        var where = "line " + line.id();
        if (lines.put(line.id(), line) != null) {
            errors.add(new InputError.TwiceTheSameId("line", line.id()));
        }
        range(where + " quantity", line.quantity(), 1, 10_000_000);
        range(where + " batchMultiple", line.batchMultiple(), 1, 1_000_000);
        if (line.batchMultiple() > 0 && line.quantity() % line.batchMultiple() != 0) {
            errors.add(new InputError.NotAMultiple(line.id(), line.quantity(), line.batchMultiple()));
        }
        if (line.operations().isEmpty()) {
            errors.add(new InputError.BadFormat(where, "has no operation"));
        }
        var operations = new HashSet<String>();
        for (var operation : line.operations()) {
            unique(where + " operation", List.of(operation.id()), operations);
            known(where, operation.family(), families);
            range(where + " maxGroups", operation.maxGroups(), 1, Integer.MAX_VALUE);
        }
    }

    private void bundle(Bundle bundle) {
        var where = "bundle " + bundle.id();
        var ofFamilies = new HashSet<String>();
        for (var member : bundle.members()) {
            operation(where, member.line(), member.operation()).ifPresent(op -> ofFamilies.add(op.family()));
        }
        if (bundle.members().isEmpty()) {
            errors.add(new InputError.BadFormat(where, "has no member"));
        }
        if (ofFamilies.size() > 1) {
            errors.add(new InputError.MixedBundle(bundle.id()));
        }
    }

    private void previous(Assignment assignment) {
        var where = "previous work on " + assignment.line();
        operation(where, assignment.line(), assignment.operation()).ifPresent(op -> {
            var group = problem.groups().stream()
                    .filter(g -> g.id().equals(assignment.group()))
                    .findFirst();
            if (group.isPresent()
                    && group.get().crafts().stream().noneMatch(c -> c.family().equals(op.family()))) {
                errors.add(new InputError.BadFormat(where, assignment.group() + " does not do " + op.family()));
            }
        });
        known(where, assignment.group(), groups);
        assignment.minutes().forEach((week, minutes) -> {
            range(where + " week", week, 0, problem.weeks() - 1L);
            range(where + " minutes", minutes, 0, Integer.MAX_VALUE);
        });
    }

    private void shipment(Shipment shipment) {
        var where = "previous shipment of " + shipment.line();
        operation(where, shipment.line(), shipment.operation());
        known(where, shipment.from(), groups);
        known(where, shipment.to(), groups);
        range(where + " week", shipment.week(), 0, problem.weeks() - 1L);
    }

    private void pin(Pin pin) {
        var where = "pin of " + pin.line();
        known(where, pin.group(), groups);
        var line = lines.get(pin.line());
        if (line == null) {
            errors.add(new InputError.UnknownId(where, pin.line()));
        } else if (line.operations().size() != 1) {
            errors.add(new InputError.BadFormat(where, "only lines of one operation can be pinned"));
        } else {
            range(where + " pieces", pin.pieces(), 1, line.quantity());
            if (pin.pieces() % line.batchMultiple() != 0) {
                errors.add(new InputError.NotAMultiple(pin.line(), pin.pieces(), line.batchMultiple()));
            }
        }
    }

    private java.util.Optional<Operation> operation(String where, String lineId, String operationId) {
        var line = lines.get(lineId);
        if (line == null) {
            errors.add(new InputError.UnknownId(where, lineId));
            return java.util.Optional.empty();
        }
        var found = line.operations().stream()
                .filter(op -> op.id().equals(operationId))
                .findFirst();
        if (found.isEmpty()) {
            errors.add(new InputError.UnknownId(where + " line " + lineId, operationId));
        }
        return found;
    }

    private void weeks(String where, List<Integer> minutes, boolean mayBeEmpty) {
        if (minutes.size() != problem.weeks() && !(mayBeEmpty && minutes.isEmpty())) {
            errors.add(new InputError.WeeksMissing(where, minutes.size(), problem.weeks()));
        }
        minutes.stream()
                .filter(m -> m < 0)
                .findFirst()
                .ifPresent(m -> errors.add(new InputError.OutOfRange(where, m, "0 or more")));
    }

    private void range(String where, long value, long min, long max) {
        if (value < min || value > max) {
            errors.add(new InputError.OutOfRange(where, value, min + " to " + max));
        }
    }

    private void known(String where, String id, Collection<String> ids) {
        if (!ids.contains(id)) {
            errors.add(new InputError.UnknownId(where, id));
        }
    }

    private void unique(String what, List<String> ids, Set<String> seen) {
        for (var id : ids) {
            if (!seen.add(id)) {
                errors.add(new InputError.TwiceTheSameId(what, id));
            }
        }
    }
}
