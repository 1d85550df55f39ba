package org.saan.planner;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Splits the lines of many orders over many small groups and weeks.
 *
 * <p>Deterministic: the same problem, pins, work and seed give the same plan on any machine. No clock, no threads of its
 * own, nothing is logged.
 */
public final class Planner {
    private Planner() {}

    public static Outcome plan(Problem problem, Limits limits) {
        return plan(problem, List.of(), limits, Progress.NONE, Cancellation.NEVER);
    }

    /**
     * Plans.
     *
     * @param pins shares that the coordinator fixed; each is kept exactly or the problem is rejected
     * @param progress told on the calling thread
     */
    public static Outcome plan(
            Problem problem, List<Pin> pins, Limits limits, Progress progress, Cancellation cancellation) {
        var errors = Validation.errors(problem, pins);
        if (!errors.isEmpty()) {
            return new Outcome.Rejected(errors);
        }
        var model = new Model(problem);
        var draft = new Draft(model);
        var impossible = new Pins(draft).place(pins);
        if (!impossible.isEmpty()) {
            return new Outcome.Rejected(impossible);
        }
        var pinnedLines = pins.stream()
                .map(pin -> model.step(pin.line(), onlyOperation(problem, pin)).line())
                .collect(Collectors.toSet());
        new BaselinePlan(draft).make(pinnedLines, cancellation);
        placeRest(draft, pinnedLines);
        var result = new Engine(draft, limits, progress, cancellation).run();
        var plan = draft.plan();
        var explanation = result.explanation();
        if (result.cancelled()) {
            return new Outcome.Cancelled(plan, result.bound(), explanation);
        }
        if (result.bound().lower() >= plan.objective()) {
            return new Outcome.Optimal(plan, result.bound(), explanation);
        }
        var stop = result.outOfTime() ? Outcome.StopReason.TIME : Outcome.StopReason.WORK;
        return new Outcome.Feasible(plan, result.bound(), stop, explanation);
    }

    static String onlyOperation(Problem problem, Pin pin) {
        return problem.lines().stream()
                .filter(line -> line.id().equals(pin.line()))
                .findFirst()
                .orElseThrow()
                .operations()
                .getFirst()
                .id();
    }

    /** What the pins leave of their lines goes where it fits best. */
    private static void placeRest(Draft draft, Set<Integer> pinnedLines) {
        var splits = new BestSplit(draft.model, draft.calendar);
        for (var job : draft.model.lines) {
            if (pinnedLines.contains(job.index())) {
                var work = draft.byLine.get(job.index());
                var used = new HashSet<Integer>();
                work.forEach(c -> used.add(c.group()));
                int left = job.line().quantity()
                        - work.stream().mapToInt(c -> c.pieces).sum();
                work.addAll(splits.place(
                        job, splits.find(job, left, job.operation(0).maxGroups() - work.size(), used)));
            }
        }
    }
}
