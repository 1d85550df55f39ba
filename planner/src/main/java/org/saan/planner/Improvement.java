package org.saan.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Ruin and recreate: takes a few lines that compete for the same groups out of the plan, puts them back one by one where
 * they now fit best, and keeps the change when the plan is no worse than a slowly falling allowance permits.
 *
 * <p>Only lines of one operation that no bundle ties and that had no work before are moved. Deterministic: one random
 * source by seed, work counted in inserts.
 */
final class Improvement {
    private static final int INSERTS_BETWEEN_NEWS = 500;

    private final Draft draft;
    private final Model model;
    private final Calendar calendar;
    private final BestSplit splits;
    private final Set<Integer> pinned;
    private final List<Model.Job> movable;
    private final SplittableRandom random;
    private long points;

    Improvement(Draft draft, Set<Integer> movableLines, Set<Integer> pinned, long seed) {
        this.draft = draft;
        this.model = draft.model;
        this.calendar = draft.calendar;
        this.splits = new BestSplit(model, calendar);
        this.pinned = pinned;
        this.movable = model.lines.stream()
                .filter(job -> movableLines.contains(job.index()))
                .toList();
        this.random = new SplittableRandom(seed);
        this.points = draft.points();
    }

    /** Looks for better until the work is done or somebody asks to stop; leaves the best plan in the draft. */
    boolean run(Limits limits, Progress progress, Cancellation cancellation) {
        if (movable.isEmpty()) {
            return !cancellation.wanted();
        }
        long best = points;
        var bestWork = snapshot();
        long work = 0;
        long news = 0;
        double start = Math.max(1, points / (20.0 * movable.size()));
        while (work < limits.work()) {
            if (cancellation.wanted()) {
                restore(bestWork);
                return false;
            }
            double left = 1 - (double) work / limits.work();
            work += step(start * left * left);
            if (points < best) {
                best = points;
                bestWork = snapshot();
            }
            if (work - news >= INSERTS_BETWEEN_NEWS) {
                news = work;
                progress.at(new Progress.News((int) Math.min(1000, work * 1000 / limits.work()), best, Bound.NONE));
            }
        }
        restore(bestWork);
        return true;
    }

    /** One ruin and recreate; says how many inserts it took. */
    private int step(double allowance) {
        var chosen = ruin();
        long before = 0;
        var groups = new HashSet<Integer>();
        var undo = new ArrayList<List<Campaign>>();
        for (var job : chosen) {
            draft.byLine.get(job.index()).forEach(c -> groups.add(c.group()));
        }
        long idleBefore = 0;
        for (var job : chosen) {
            before += draft.linePoints(job);
            undo.add(List.copyOf(draft.byLine.get(job.index())));
        }
        var idleOf = new long[model.groups.size()];
        Arrays.fill(idleOf, -1);
        for (int g : groups) {
            idleOf[g] = calendar.idlePoints(g);
            idleBefore += idleOf[g];
        }
        for (var job : chosen) {
            takeOut(job);
        }
        long after = 0;
        for (var job : chosen) {
            after += putBack(job, idleOf);
        }
        long idleAfter = 0;
        long untouched = 0;
        for (int g = 0; g < idleOf.length; g++) {
            if (idleOf[g] >= 0) {
                idleAfter += calendar.idlePoints(g);
                untouched += idleOf[g];
            }
        }
        long change = after - before + idleAfter - untouched;
        if (change <= 0 || change < -Math.log(random.nextDouble()) * allowance) {
            points += change;
        } else {
            for (int i = 0; i < chosen.size(); i++) {
                takeOut(chosen.get(i));
                undo.get(i).forEach(c -> {
                    if (!isPinned(c)) {
                        calendar.take(c);
                        draft.add(c);
                    }
                });
            }
        }
        return chosen.size();
    }

    private boolean isPinned(Campaign campaign) {
        return pinned.contains(campaign.line) && campaign.pinned;
    }

    /** Puts a line back in its best way; notes the idleness of groups it reaches before they change. */
    private long putBack(Model.Job job, long[] idleOf) {
        var kept = draft.byLine.get(job.index());
        var used = new HashSet<Integer>();
        int left = job.line().quantity();
        for (var campaign : kept) {
            used.add(campaign.group());
            left -= campaign.pieces;
        }
        var split = splits.find(job, left, job.operation(0).maxGroups() - kept.size(), used);
        for (var share : split.shares()) {
            int g = share.option().candidate().group();
            if (idleOf[g] < 0) {
                idleOf[g] = calendar.idlePoints(g);
            }
        }
        kept.addAll(splits.place(job, split));
        return draft.linePoints(job);
    }

    private void takeOut(Model.Job job) {
        draft.byLine.get(job.index()).removeIf(campaign -> {
            if (isPinned(campaign)) {
                return false;
            }
            calendar.giveBack(campaign);
            return true;
        });
    }

    /** A line and some that overlap with it in craft and time, in the order in which they are put back. */
    private List<Model.Job> ruin() {
        var seed = movable.get(random.nextInt(movable.size()));
        int size = 1 + random.nextInt(Math.min(8, movable.size()));
        var chosen = new ArrayList<Model.Job>();
        chosen.add(seed);
        int tries = 12 * size;
        while (chosen.size() < size && tries-- > 0) {
            var other = movable.get(random.nextInt(movable.size()));
            if (!chosen.contains(other) && related(seed, other)) {
                chosen.add(other);
            }
        }
        switch (random.nextInt(3)) {
            case 0 ->
                chosen.sort(java.util.Comparator.comparingInt(job -> job.line().due()));
            case 1 ->
                chosen.sort(java.util.Comparator.comparingLong((Model.Job job) ->
                                (long) job.line().quantity() * job.operation(0).standardMinutes())
                        .reversed());
            default -> java.util.Collections.reverse(chosen);
        }
        return chosen;
    }

    private boolean related(Model.Job a, Model.Job b) {
        boolean meet = a.line().release() <= b.line().due()
                && b.line().release() <= a.line().due();
        return meet && (a.families().equals(b.families()) || shareGroup(a, b));
    }

    private boolean shareGroup(Model.Job a, Model.Job b) {
        for (var one : draft.byLine.get(a.index())) {
            for (var two : draft.byLine.get(b.index())) {
                if (one.group() == two.group()) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<List<Campaign>> snapshot() {
        var all = new ArrayList<List<Campaign>>();
        movable.forEach(job -> all.add(List.copyOf(draft.byLine.get(job.index()))));
        return all;
    }

    private void restore(List<List<Campaign>> work) {
        movable.forEach(this::takeOut);
        for (int i = 0; i < movable.size(); i++) {
            for (var campaign : work.get(i)) {
                if (!isPinned(campaign)) {
                    calendar.take(campaign);
                    draft.add(campaign);
                }
            }
        }
        points = draft.points();
    }
}
