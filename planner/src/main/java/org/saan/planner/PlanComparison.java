package org.saan.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares two plans of a problem, share by share. */
final class PlanComparison {
    private final Problem problem;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Integer> leads = new HashMap<>();
    private final SharesOf before;
    private final SharesOf after;
    /** Weeks of groups in which the plan in force takes more time than there is. */
    private final Map<String, List<PlanDifference.Why>> lost = new LinkedHashMap<>();

    private record Key(String group, String line, String operation) {}

    private record Work(int pieces, SortedMap<Integer, Integer> minutes) {
        static final Work NONE = new Work(0, new TreeMap<>());

        long sum() {
            return minutes.values().stream().mapToLong(Integer::intValue).sum();
        }

        /** Minutes that the other has in the same week as well. */
        long common(Work other) {
            return minutes.entrySet().stream()
                    .mapToLong(e -> Math.min(e.getValue(), other.minutes.getOrDefault(e.getKey(), 0)))
                    .sum();
        }
    }

    /** A plan by group, line and operation. */
    private static final class SharesOf {
        final Map<Key, Work> work = new HashMap<>();
        final Map<String, Set<Key>> ofGroup = new HashMap<>();
        final Map<String, Integer> pieces = new HashMap<>();

        SharesOf(Plan plan) {
            for (var a : plan.assignments()) {
                var key = new Key(a.group(), a.line(), a.operation());
                work.put(key, new Work(a.pieces(), a.minutes()));
                ofGroup.computeIfAbsent(a.group(), g -> new HashSet<>()).add(key);
                pieces.merge(step(a.line(), a.operation()), a.pieces(), Integer::sum);
            }
        }

        Work of(Key key) {
            return work.getOrDefault(key, Work.NONE);
        }

        static String step(String line, String operation) {
            return line + "\n" + operation;
        }

        int made(String line, String operation) {
            return pieces.getOrDefault(step(line, operation), 0);
        }
    }

    PlanComparison(Problem problem, Plan before, Plan after) {
        this.problem = problem;
        this.before = new SharesOf(before);
        this.after = new SharesOf(after);
        problem.lines().forEach(line -> lines.put(line.id(), line));
        var hub = new HashMap<String, Integer>();
        problem.provinces().forEach(province -> hub.put(province.id(), province.hubLeadWeeks()));
        problem.groups().forEach(group -> leads.put(group.id(), hub.getOrDefault(group.province(), 0)));
        problem.groups().forEach(this::lostWeeks);
    }

    private void lostWeeks(Group group) {
        var reasons = new ArrayList<PlanDifference.Why>();
        var taken = new TreeMap<Integer, Long>();
        for (var key : before.ofGroup.getOrDefault(group.id(), Set.of())) {
            before.of(key).minutes().forEach((week, m) -> taken.merge(week, (long) m, Long::sum));
        }
        if (group.suspended() && !taken.isEmpty()) {
            reasons.add(new PlanDifference.Why.Suspended());
        }
        taken.forEach((week, minutes) -> {
            long capacity = week < problem.weeks() ? group.capacity().get(week) : 0;
            if (week >= problem.frozenBefore() && capacity < minutes) {
                reasons.add(new PlanDifference.Why.WeekLost(week, capacity, minutes));
            }
        });
        if (!reasons.isEmpty()) {
            lost.put(group.id(), reasons);
        }
    }

    PlanDifference difference() {
        var groups = new ArrayList<PlanDifference.GroupChange>();
        long minutesBefore = 0;
        long minutesMoved = 0;
        for (var group : problem.groups()) {
            var keys = keys(group.id());
            if (!lost.containsKey(group.id())) {
                for (var key : keys) {
                    minutesBefore += before.of(key).sum();
                    minutesMoved += before.of(key).sum() - before.of(key).common(after.of(key));
                }
            }
            var shares = keys.stream()
                    .filter(key -> !before.of(key).equals(after.of(key)))
                    .map(this::share)
                    .toList();
            if (!shares.isEmpty()) {
                groups.add(new PlanDifference.GroupChange(group.id(), sum(before, keys), sum(after, keys), shares));
            }
        }
        var changed = problem.lines().stream()
                .map(this::line)
                .filter(line ->
                        line.deliveredBefore() != line.deliveredAfter() || line.onTimeBefore() != line.onTimeAfter())
                .toList();
        return new PlanDifference(groups, changed, List.copyOf(lost.keySet()), minutesBefore, minutesMoved);
    }

    private static long sum(SharesOf plan, List<Key> keys) {
        return keys.stream().mapToLong(key -> plan.of(key).sum()).sum();
    }

    private List<Key> keys(String group) {
        var keys = new HashSet<>(before.ofGroup.getOrDefault(group, Set.of()));
        keys.addAll(after.ofGroup.getOrDefault(group, Set.of()));
        return keys.stream()
                .sorted(java.util.Comparator.comparing(Key::line).thenComparing(Key::operation))
                .toList();
    }

    private PlanDifference.ShareChange share(Key key) {
        var was = before.of(key);
        var is = after.of(key);
        return new PlanDifference.ShareChange(
                key.line(),
                key.operation(),
                was.pieces(),
                is.pieces(),
                was.sum(),
                is.sum(),
                Math.min(was.sum(), is.sum()) - was.common(is),
                why(key, was, is));
    }

    private List<PlanDifference.Why> why(Key key, Work was, Work is) {
        var why = new ArrayList<PlanDifference.Why>();
        for (var reason : lost.getOrDefault(key.group(), List.of())) {
            boolean concerns = !(reason instanceof PlanDifference.Why.WeekLost week)
                    || was.minutes().getOrDefault(week.week(), 0) > is.minutes().getOrDefault(week.week(), 0);
            if (concerns) {
                why.add(reason);
            }
        }
        int madeBefore = before.made(key.line(), key.operation());
        int madeAfter = after.made(key.line(), key.operation());
        if (!lines.containsKey(key.line())) {
            why.add(new PlanDifference.Why.LineGone());
        } else if (madeBefore == 0) {
            why.add(new PlanDifference.Why.NewLine());
        } else if (madeBefore != madeAfter) {
            why.add(new PlanDifference.Why.AmountChanged(madeBefore, madeAfter));
        }
        if (is.pieces() > was.pieces() && madeBefore > 0) {
            var from = new TreeSet<String>();
            lost.keySet().stream()
                    .map(group -> new Key(group, key.line(), key.operation()))
                    .filter(other -> before.of(other).pieces() > after.of(other).pieces())
                    .forEach(other -> from.add(other.group()));
            if (!from.isEmpty()) {
                why.add(new PlanDifference.Why.TakesOver(List.copyOf(from)));
            }
        }
        if (why.isEmpty()) {
            var others = new TreeSet<String>();
            for (var other : keys(key.group())) {
                if (!other.line().equals(key.line()) && !before.of(other).equals(after.of(other))) {
                    others.add(other.line());
                }
            }
            why.add(
                    others.isEmpty()
                            ? new PlanDifference.Why.Rearranged()
                            : new PlanDifference.Why.Follows(List.copyOf(others)));
        }
        return why;
    }

    private PlanDifference.LineChange line(Line line) {
        var last = line.operations().getLast().id();
        int was = before.made(line.id(), last);
        int is = after.made(line.id(), last);
        return new PlanDifference.LineChange(line.id(), was, is, onTime(before, line, was), onTime(after, line, is));
    }

    private boolean onTime(SharesOf plan, Line line, int made) {
        if (made < line.quantity()) {
            return false;
        }
        var last = line.operations().getLast().id();
        return problem.groups().stream().allMatch(group -> {
            var minutes = plan.of(new Key(group.id(), line.id(), last)).minutes();
            return minutes.isEmpty() || minutes.lastKey() <= line.due() - leads.getOrDefault(group.id(), 0);
        });
    }
}
