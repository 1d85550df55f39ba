package org.saan.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a plan from outside speaks of the lines, groups and weeks of a problem, and takes no more time than there is. */
final class PlanCheck {
    private final Problem problem;
    private final List<InputError> errors = new ArrayList<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, Line> lines = new HashMap<>();

    PlanCheck(Problem problem) {
        this.problem = problem;
        problem.groups().forEach(group -> groups.put(group.id(), group));
        problem.lines().forEach(line -> lines.put(line.id(), line));
    }

    List<InputError> errors(Plan plan) {
        var taken = new HashMap<String, long[]>();
        plan.assignments().forEach(assignment -> assignment(assignment, taken));
        if (errors.isEmpty()) {
            taken.forEach(this::capacity);
        }
        errors.sort(java.util.Comparator.comparing(InputError::words));
        return errors;
    }

    private void assignment(Assignment a, Map<String, long[]> taken) {
        var where = "plan, line " + a.line();
        var line = lines.get(a.line());
        var group = groups.get(a.group());
        if (line == null) {
            errors.add(new InputError.UnknownId("plan", a.line()));
            return;
        }
        if (group == null) {
            errors.add(new InputError.UnknownId(where, a.group()));
            return;
        }
        var operation = line.operations().stream()
                .filter(op -> op.id().equals(a.operation()))
                .findFirst();
        if (operation.isEmpty()) {
            errors.add(new InputError.UnknownId(where, a.operation()));
            return;
        }
        var family = operation.get().family();
        if (group.crafts().stream().noneMatch(craft -> craft.family().equals(family))) {
            errors.add(new InputError.BadFormat(where, a.group() + " does not do " + family));
        }
        range(where + " pieces", a.pieces(), 1, line.quantity());
        a.minutes().forEach((week, minutes) -> {
            range(where + " week", week, 0, problem.weeks() - 1L);
            range(where + " minutes", minutes, 0, Integer.MAX_VALUE);
            if (week >= 0 && week < problem.weeks()) {
                taken.computeIfAbsent(a.group(), id -> new long[problem.weeks()])[week] += minutes;
            }
        });
    }

    /** Weeks that are frozen are as they were; a group may have lost time in them since. */
    private void capacity(String id, long[] minutes) {
        var group = java.util.Objects.requireNonNull(groups.get(id));
        for (int week = problem.frozenBefore(); week < minutes.length; week++) {
            range(
                    "plan, group " + id + ", minutes of week " + week,
                    minutes[week],
                    0,
                    group.capacity().get(week));
        }
    }

    private void range(String where, long value, long min, long max) {
        if (value < min || value > max) {
            errors.add(new InputError.OutOfRange(where, value, min + " to " + max));
        }
    }
}
