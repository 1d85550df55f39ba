package org.saan.planner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the reasons of a finished plan by asking, share by share and line by line, what would be otherwise. */
final class Reasons {
    private static final int WEEKS_LATER = 12;
    private static final int GROUPS_MORE = 4;

    private final Draft draft;
    private final Model model;
    private final Calendar calendar;

    private final Sketch sketch;
    private final Placer placer;
    private final Map<String, Model.Job> lines = new LinkedHashMap<>();

    Reasons(Draft draft, Sketch sketch, Units units) {
        this.draft = draft;
        this.sketch = sketch;
        placer = new Placer(sketch, units);
        draft.model.lines.forEach(job -> lines.put(job.line().id(), job));
        this.model = draft.model;
        this.calendar = draft.calendar;
    }

    /** Ids of all lines, in order. */
    Set<String> lineIds() {
        return lines.keySet();
    }

    List<Explanation.Share> shares() {
        var shares = new ArrayList<Explanation.Share>();
        for (var job : model.lines) {
            draft.byLine.get(job.index()).forEach(campaign -> shares.add(share(job, campaign)));
        }
        return shares;
    }

    Explanation.LineReasons line(String id) {
        return line(java.util.Objects.requireNonNull(lines.get(id)));
    }

    private Explanation.Share share(Model.Job job, Campaign campaign) {
        var operation = job.operation(campaign.op);
        var craft = campaign.candidate.skill().craft();
        var because = new ArrayList<Because>();
        if (campaign.pinned) {
            because.add(new Because.Pinned());
        }
        if (draft.previous.containsKey(new Draft.Key(campaign.line, campaign.op, campaign.group()))) {
            because.add(new Because.Kept());
        }
        because.add(new Because.Skill(craft.grade(), operation.grade()));
        because.add(new Because.Price(model.price(operation, craft), operation.maxPrice()));
        calendar.giveBack(campaign);
        int start = Math.max(job.line().release(), model.frozenBefore);
        int end = campaign.op == job.lastOp()
                ? model.lastOnTime(job, campaign.candidate.site())
                : model.last(job, campaign.op, campaign.candidate.site());
        long free = calendar.room(campaign.candidate, start, end);
        int idle = 0;
        for (int week : campaign.minutes.keySet()) {
            if (calendar.lacking(campaign.group(), week) > 0) {
                idle++;
            }
        }
        calendar.take(campaign);
        long used =
                campaign.minutes.values().stream().mapToLong(Integer::longValue).sum();
        because.add(new Because.FreeTime(Math.max(free, used), used));
        if (idle > 0) {
            because.add(new Because.KeepsInWork(idle));
        }
        if (operation.maxGroups() == 1) {
            because.add(new Because.OneLot());
        }
        return new Explanation.Share(
                job.line().id(),
                operation.id(),
                campaign.candidate.site().group().id(),
                because);
    }

    private Explanation.LineReasons line(Model.Job job) {
        var work = draft.byLine.get(job.index());
        int op = job.lastOp();
        int delivered =
                work.stream().filter(c -> c.op == op).mapToInt(c -> c.pieces).sum();
        int missing = job.line().quantity() - delivered;
        var simple = job.lastOp() == 0 && !model.inLot(job.index(), 0);
        var repairs = missing > 0 && simple ? repairs(job) : List.<Repair>of();
        return new Explanation.LineReasons(
                job.line().id(), missing, notChosen(job, op, missing), simple ? largestLot(job) : 0, repairs);
    }

    private Map<String, WhyNot> notChosen(Model.Job job, int op, int missing) {
        var used = new HashSet<Integer>();
        draft.byLine.get(job.index()).stream().filter(c -> c.op == op).forEach(c -> used.add(c.group()));
        var reasons = new LinkedHashMap<String, WhyNot>();
        for (var candidate : model.candidates(job.index(), op)) {
            if (!used.contains(candidate.group())) {
                reasons.put(candidate.site().group().id(), whyNot(job, op, candidate, missing, used.size()));
            }
        }
        return reasons;
    }

    private WhyNot whyNot(Model.Job job, int op, Model.Candidate candidate, int missing, int groups) {
        var refusal = model.refusal(job, op, candidate);
        if (refusal != null) {
            return refusal;
        }
        var craft = candidate.skill().craft();
        int min = model.inLot(job.index(), op) ? 1 : model.minBatch(job, op, craft);
        if (min > job.line().quantity()) {
            return new WhyNot.BelowMinimumBatch(job.line().quantity(), min);
        }
        int free = freePieces(job, op, candidate);
        if (free < min) {
            return new WhyNot.NoTime(free, firstFreeWeek(job, op, candidate, min));
        }
        if (missing > 0 && groups >= job.operation(op).maxGroups()) {
            return new WhyNot.MaxGroupsReached(job.operation(op).maxGroups());
        }
        if (missing > 0 && missing < min) {
            return new WhyNot.BelowMinimumBatch(missing, min);
        }
        return new WhyNot.CostsMore(extraPoints(job, op, candidate, min));
    }

    /** By how much the plan would be worse if the group had its least share and all other lines stayed as they are. */
    private long extraPoints(Model.Job job, int op, Model.Candidate candidate, int min) {
        int i = sketch.pairs.pair(sketch.pairs.op(job.index(), op), candidate.group());
        if (i < 0 || !placer.mayForce(job.index())) {
            return candidate.site().group().fixedPoints()
                    + min
                            * model.pointsPerPiece(
                                    job.operation(op), candidate.skill().craft());
        }
        int line = job.index();
        var before = sketch.shares[line];
        long points = -sketch.points(line) + sketch.takeOut(line);
        points += placer.placeWith(line, i, min);
        points += sketch.points(line);
        sketch.takeOut(line);
        sketch.put(line, before);
        return Math.max(0, points);
    }

    private int freePieces(Model.Job job, int op, Model.Candidate candidate) {
        int end = op == job.lastOp() ? model.lastOnTime(job, candidate.site()) : model.last(job, op, candidate.site());
        return pieces(job, op, candidate, calendar.room(candidate, start(job), end));
    }

    private int pieces(Model.Job job, int op, Model.Candidate candidate, long room) {
        var craft = candidate.skill().craft();
        long pieces = Math.max(0, room - craft.setupMinutes()) / model.minutesPerPiece(job.operation(op), craft);
        return (int)
                Math.min(job.line().quantity(), pieces - pieces % job.line().batchMultiple());
    }

    private int firstFreeWeek(Model.Job job, int op, Model.Candidate candidate, int min) {
        long room = 0;
        for (int week = start(job); week < model.weeks; week++) {
            room += calendar.free(candidate, week);
            if (pieces(job, op, candidate, room) >= min) {
                return week;
            }
        }
        return -1;
    }

    private int start(Model.Job job) {
        return Math.max(job.line().release(), model.frozenBefore);
    }

    // ---- what would help a line of one operation

    private int largestLot(Model.Job job) {
        return without(
                job,
                () -> model.candidates(job.index(), 0).stream()
                        .filter(c -> model.refusal(job, 0, c) == null)
                        .mapToInt(c -> {
                            int free = freePieces(job, 0, c);
                            return free >= model.minBatch(job, 0, c.skill().craft()) ? free : 0;
                        })
                        .max()
                        .orElse(0));
    }

    private List<Repair> repairs(Model.Job job) {
        return without(job, () -> {
            var found = new ArrayList<Repair>();
            var sums = reachable(job);
            int quantity = job.line().quantity();
            sums.below(quantity).ifPresent(below -> found.add(new Repair.Smaller(below)));
            // Where more could be made than is wanted, minimum batches are to blame and not time.
            sums.above(quantity).ifPresent(above -> found.add(new Repair.Larger(above)));
            addIfFound(found, later(job));
            addIfFound(found, moreGroups(job));
            addIfFound(found, higherPrice(job));
            return found;
        });
    }

    private static void addIfFound(List<Repair> found, @Nullable Repair repair) {
        if (repair != null) {
            found.add(repair);
        }
    }

    /** Quantities that whole shares can add up to in time, between minimum batch and free time of each group. */
    private ReachableSums reachable(Model.Job job) {
        int batch = job.line().batchMultiple();
        int most = (int) Math.min(Integer.MAX_VALUE - batch, job.line().quantity() * 2L + batch);
        var able = model.candidates(job.index(), 0).stream()
                .filter(candidate -> model.refusal(job, 0, candidate) == null)
                .toList();
        var sums = new ReachableSums(batch, most, able.size(), job.operation(0).maxGroups());
        for (var candidate : able) {
            var craft = candidate.skill().craft();
            int end = model.lastOnTime(job, candidate.site());
            long room = Math.max(0, calendar.room(candidate, start(job), end) - craft.setupMinutes());
            long pieces = Math.min(most, room / model.minutesPerPiece(job.operation(0), craft));
            sums.add(model.minBatch(job, 0, craft), (int) (pieces - pieces % batch));
        }
        return sums;
    }

    private @Nullable Repair later(Model.Job job) {
        for (int weeks = 1; weeks <= WEEKS_LATER; weeks++) {
            if (makesAll(changed(
                    job,
                    job.line().due() + weeks,
                    job.operation(0).maxGroups(),
                    job.operation(0).maxPrice()))) {
                return new Repair.Later(weeks);
            }
        }
        return null;
    }

    private @Nullable Repair moreGroups(Model.Job job) {
        int now = Math.min(job.operation(0).maxGroups(), model.groups.size());
        for (int groups = now + 1; groups <= Math.min(now + GROUPS_MORE, model.groups.size()); groups++) {
            if (makesAll(changed(job, job.line().due(), groups, job.operation(0).maxPrice()))) {
                return new Repair.MoreGroups(groups);
            }
        }
        return null;
    }

    private @Nullable Repair higherPrice(Model.Job job) {
        var prices = new TreeSet<Long>();
        for (var candidate : model.candidates(job.index(), 0)) {
            if (model.refusal(job, 0, candidate) instanceof WhyNot.TooDear dear) {
                prices.add(dear.price());
            }
        }
        for (long price : prices) {
            if (makesAll(changed(job, job.line().due(), job.operation(0).maxGroups(), price))) {
                return new Repair.HigherPrice(price);
            }
        }
        return null;
    }

    private boolean makesAll(Model.Job changed) {
        var split = new BestSplit(model, calendar)
                .find(changed, changed.line().quantity(), changed.operation(0).maxGroups(), Set.of());
        return split.pieces() == changed.line().quantity() && !split.late();
    }

    private static Model.Job changed(Model.Job job, int due, int maxGroups, long maxPrice) {
        var line = job.line();
        var op = job.operation(0);
        var changed = new Line(
                line.id(),
                line.buyer(),
                line.quantity(),
                line.release(),
                due,
                line.batchMultiple(),
                line.allOrNothing(),
                line.excludedGroups(),
                line.notOtifPoints(),
                line.shortPointsPerPiece(),
                line.latePointsPerMinuteWeek(),
                List.of(new Operation(
                        op.id(),
                        op.family(),
                        op.grade(),
                        op.standardMinutes(),
                        op.standardPrice(),
                        maxPrice,
                        maxGroups)));
        return new Model.Job(job.index(), changed, job.families());
    }

    /** Asks something with the line's own work taken out of the calendar. */
    private <T> T without(Model.Job job, java.util.function.Supplier<T> question) {
        var work = draft.byLine.get(job.index());
        work.forEach(calendar::giveBack);
        try {
            return question.get();
        } finally {
            work.forEach(calendar::take);
        }
    }
}
