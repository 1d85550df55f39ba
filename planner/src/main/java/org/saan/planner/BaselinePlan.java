package org.saan.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a good officer does in a spreadsheet: lines by due date, the cheapest group first, the earliest weeks first; in a
 * re-plan, first whatever still fits stays. Every plan of Saan starts here, so none is worse than this.
 *
 * <p>It takes chains, bundles and begun work; it never looks at idle groups.
 */
final class BaselinePlan {
    private static final int ATTEMPTS_WITH_FEWER = 5;
    /** Weeks kept for each operation that follows in a chain. */
    private static final int WEEKS_PER_LATER_OPERATION = 3;

    private final Model model;
    private final Draft draft;
    private final Calendar calendar;

    /** Lines that must be decided together because a bundle ties them. */
    private record Unit(List<Model.Job> lines, Model.@Nullable Bond bundle) {
        int due() {
            return lines.stream().mapToInt(job -> job.line().due()).min().orElseThrow();
        }
    }

    /** How one operation of a chain is bound by a bundle; {@code op} is -1 when none is. */
    private record Bound(int op, int group, boolean setupPaid) {
        static final Bound NONE = new Bound(-1, -1, true);

        boolean paysSetup(int operation) {
            return operation != op || setupPaid;
        }
    }

    BaselinePlan(Draft draft) {
        this.draft = draft;
        this.model = draft.model;
        this.calendar = draft.calendar;
    }

    /** Places every line but those left out; once it is cancelled only work that has begun. */
    void make(Set<Integer> leftOut, Cancellation cancellation) {
        var open = new ArrayList<Unit>();
        for (var unit : units()) {
            if (unit.lines().stream().noneMatch(job -> leftOut.contains(job.index())) && !keeps(unit)) {
                open.add(unit);
            }
        }
        for (var unit : open) {
            if (previous(unit).stream().anyMatch(c -> c.frozenMinutes > 0)) {
                continueBegun(unit);
            } else if (cancellation.wanted()) {
                continue;
            } else if (unit.bundle() == null) {
                addAll(placeChain(unit.lines().getFirst(), Bound.NONE, false));
            } else {
                placeBundle(unit.bundle());
            }
        }
    }

    private List<Unit> units() {
        var bundled = new HashSet<Integer>();
        var units = new ArrayList<Unit>();
        for (var bundle : model.bundles) {
            var lines = bundle.members().stream()
                    .map(member -> model.lines.get(member.line()))
                    .distinct()
                    .toList();
            if (lines.stream().anyMatch(job -> !bundled.add(job.index()))) {
                // A line in two bundles is decided with the first only: the second then has no work of it.
                continue;
            }
            units.add(new Unit(lines, bundle));
        }
        for (var job : model.lines) {
            if (!bundled.contains(job.index())) {
                units.add(new Unit(List.of(job), null));
            }
        }
        units.sort(Comparator.comparingInt(Unit::due)
                .thenComparingInt(unit -> unit.lines().getFirst().index()));
        return units;
    }

    // ---- what was planned before

    private List<Campaign> previous(Unit unit) {
        return unit.lines().stream()
                .flatMap(job -> draft.previousOf(job.index()).stream())
                .toList();
    }

    /** Keeps the previous work of the unit when all of it still fits. */
    private boolean keeps(Unit unit) {
        var before = previous(unit);
        if (before.isEmpty()) {
            return false;
        }
        var taken = new ArrayList<Campaign>();
        for (var campaign : before) {
            var allowed = campaign.frozenMinutes > 0
                    || model.refusal(model.lines.get(campaign.line), campaign.op, campaign.candidate) == null;
            if (allowed && calendar.fits(campaign, model.frozenBefore)) {
                calendar.move(campaign.candidate, campaign.minutes.tailMap(model.frozenBefore), 1);
                taken.add(campaign);
                continue;
            }
            taken.forEach(c -> calendar.move(c.candidate, c.minutes.tailMap(model.frozenBefore), -1));
            return false;
        }
        var kept = before.stream().map(BaselinePlan::copy).toList();
        if (unit.bundle() != null && unit.bundle().lot()) {
            payOnce(kept, unit.bundle());
        }
        kept.forEach(draft::add);
        keepShipments(unit, Integer.MAX_VALUE);
        return true;
    }

    private void keepShipments(Unit unit, int beforeWeek) {
        var ids = unit.lines().stream().map(job -> job.line().id()).toList();
        model.problem.previousShipments().stream()
                .filter(s -> ids.contains(s.line()) && s.week() < beforeWeek)
                .forEach(draft.shipments::add);
    }

    /** Begun work that no longer fits: a simple line goes on where it can, the rest stops where it is. */
    private void continueBegun(Unit unit) {
        var begun = previous(unit).stream()
                .filter(c -> c.frozenMinutes > 0)
                .map(this::stopped)
                .toList();
        if (unit.bundle() != null && unit.bundle().lot()) {
            payOnce(begun, unit.bundle());
        }
        begun.forEach(c -> c.pieces = made(c));
        begun.forEach(draft::add);
        keepShipments(unit, model.frozenBefore);
        var job = unit.lines().getFirst();
        if (unit.bundle() != null || job.lastOp() > 0) {
            return;
        }
        int left =
                job.line().quantity() - begun.stream().mapToInt(c -> c.pieces).sum();
        for (var campaign : begun) {
            left -= goOn(job, campaign, left);
        }
        if (left > 0) {
            var used = new HashSet<Integer>();
            begun.forEach(c -> used.add(c.group()));
            var maxGroups = job.operation(0).maxGroups() - begun.size();
            addAll(placeOperation(job, 0, left, c -> model.frozenBefore, Bound.NONE, maxGroups, used));
        }
    }

    /** Extends begun work by up to so many pieces; says how many it took. */
    private int goOn(Model.Job job, Campaign campaign, int left) {
        var craft = campaign.candidate.skill().craft();
        int end = model.last(job, 0, campaign.candidate.site());
        int perPiece = model.minutesPerPiece(job.operation(0), craft);
        long room = campaign.frozenMinutes
                + calendar.room(campaign.candidate, model.frozenBefore, end)
                - craft.setupMinutes();
        int pieces = (int) Math.min(campaign.pieces + left, Math.max(0, room) / perPiece);
        pieces -= pieces % job.line().batchMultiple();
        long more = (long) pieces * perPiece + craft.setupMinutes() - campaign.frozenMinutes;
        if (pieces <= campaign.pieces || more <= 0) {
            return 0;
        }
        int taken = pieces - campaign.pieces;
        campaign.pieces = pieces;
        calendar.fill(campaign.candidate, model.frozenBefore, end, more)
                .forEach((week, m) -> campaign.minutes.merge(week, m, Integer::sum));
        return taken;
    }

    private static Campaign copy(Campaign before) {
        var campaign = new Campaign(before.line, before.op, before.candidate);
        campaign.pieces = before.pieces;
        campaign.minutes = new TreeMap<>(before.minutes);
        campaign.frozenMinutes = before.frozenMinutes;
        return campaign;
    }

    private Campaign stopped(Campaign before) {
        var campaign = copy(before);
        campaign.minutes = new TreeMap<>(before.minutes.headMap(model.frozenBefore));
        return campaign;
    }

    /** Pieces that the frozen minutes have made, in whole multiples. */
    private int made(Campaign campaign) {
        var job = model.lines.get(campaign.line);
        long worked = campaign.frozenMinutes - campaign.setup();
        var perPiece = model.minutesPerPiece(
                job.operation(campaign.op), campaign.candidate.skill().craft());
        long pieces = Math.max(0, worked) / perPiece;
        return (int) (pieces - pieces % job.line().batchMultiple());
    }

    private static void payOnce(List<Campaign> all, Model.Bond bundle) {
        boolean paid = false;
        for (var member : bundle.members()) {
            for (var campaign : all) {
                if (campaign.line == member.line() && campaign.op == member.op()) {
                    campaign.paysSetup = !paid;
                    paid = true;
                }
            }
        }
    }

    // ---- placing

    private void addAll(@Nullable List<Campaign> campaigns) {
        if (campaigns != null) {
            campaigns.forEach(draft::add);
        }
    }

    /** A bundle goes as a whole to the cheapest group that can make all of it, or it is not made. */
    private void placeBundle(Model.Bond bundle) {
        var first = bundle.members().getFirst();
        for (var candidate : allowed(model.lines.get(first.line()), first.op())) {
            if (takesBundle(bundle, candidate)) {
                return;
            }
        }
    }

    private boolean takesBundle(Model.Bond bundle, Model.Candidate candidate) {
        int min = 0;
        long pieces = 0;
        for (var member : bundle.members()) {
            var job = model.lines.get(member.line());
            if (model.refusal(job, member.op(), candidate) != null) {
                return false;
            }
            min = Math.max(
                    min, model.minBatch(job, member.op(), candidate.skill().craft()));
            pieces += job.line().quantity();
        }
        if (bundle.lot() && pieces < min) {
            return false;
        }
        int mark = draft.shipments.size();
        var all = new ArrayList<Campaign>();
        for (var member : bundle.members()) {
            var bound = new Bound(member.op(), candidate.group(), !bundle.lot() || all.isEmpty());
            var placed = placeChain(model.lines.get(member.line()), bound, true);
            if (placed == null) {
                all.forEach(calendar::giveBack);
                forgetShipments(mark);
                return false;
            }
            all.addAll(placed);
        }
        all.forEach(draft::add);
        return true;
    }

    /** Places the operations one after the other; when a later one cannot take all pieces, again with fewer. */
    private @Nullable List<Campaign> placeChain(Model.Job job, Bound bound, boolean wholeOnly) {
        int start = Math.max(job.line().release(), model.frozenBefore);
        int mark = draft.shipments.size();
        int target = job.line().quantity();
        boolean whole = wholeOnly || job.line().allOrNothing();
        for (int attempt = 0; attempt < ATTEMPTS_WITH_FEWER && target > 0; attempt++) {
            var all = new ArrayList<Campaign>();
            List<Campaign> before = List.of();
            int made = target;
            for (int op = 0; op <= job.lastOp(); op++) {
                var upstream = before;
                before = placeOperation(
                        job,
                        op,
                        made,
                        c -> Math.max(start, ready(upstream, c.site())),
                        bound,
                        job.operation(op).maxGroups(),
                        Set.of());
                all.addAll(before);
                int pieces = before.stream().mapToInt(c -> c.pieces).sum();
                if (op > 0 && pieces == made) {
                    draft.ship(job, op - 1, upstream, before);
                }
                boolean again = pieces == 0
                        || (op > 0 && pieces < made)
                        || (whole && pieces < job.line().quantity());
                made = pieces;
                if (again) {
                    break;
                }
                if (op == job.lastOp()) {
                    return all;
                }
            }
            all.forEach(calendar::giveBack);
            forgetShipments(mark);
            if (whole) {
                return null;
            }
            target = made;
        }
        return null;
    }

    private void forgetShipments(int mark) {
        while (draft.shipments.size() > mark) {
            draft.shipments.removeLast();
        }
    }

    /** First week in which the pieces of all earlier groups have reached this one. */
    private int ready(List<Campaign> upstream, Model.Site to) {
        int week = 0;
        for (var campaign : upstream) {
            week = Math.max(week, campaign.minutes.lastKey() + 1 + model.route(campaign.candidate.site(), to));
        }
        return week;
    }

    private List<Model.Candidate> allowed(Model.Job job, int op) {
        return model.candidates(job.index(), op).stream()
                .filter(c -> model.refusal(job, op, c) == null)
                .sorted(Comparator.comparingLong((Model.Candidate c) -> model.pointsPerPiece(
                                job.operation(op), c.skill().craft()))
                        .thenComparingInt(Model.Candidate::group))
                .toList();
    }

    private List<Campaign> placeOperation(
            Model.Job job,
            int op,
            int target,
            ToIntFunction<Model.Candidate> start,
            Bound bound,
            int maxGroups,
            Set<Integer> used) {
        var candidates = allowed(job, op).stream()
                .filter(c -> (bound.op() != op || c.group() == bound.group()) && !used.contains(c.group()))
                .toList();
        var placed = new ArrayList<Campaign>();
        if (maxGroups <= 0) {
            return placed;
        }
        for (var c : candidates) {
            int from = start.applyAsInt(c);
            int end = onTime(job, op, c);
            if (possible(job, op, c, from, end, bound) >= target && target >= min(job, op, c)) {
                placed.add(place(job, op, c, from, end, target, bound));
                return placed;
            }
        }
        int left = target;
        for (boolean late : List.of(false, true)) {
            for (var c : candidates) {
                if (left == 0 || placed.size() == maxGroups) {
                    return placed;
                }
                if (placed.stream().anyMatch(p -> p.group() == c.group())) {
                    continue;
                }
                int from = start.applyAsInt(c);
                int end = late ? model.last(job, op, c.site()) : onTime(job, op, c);
                int pieces = Math.min(left, possible(job, op, c, from, end, bound));
                pieces -= pieces % job.line().batchMultiple();
                if (pieces > 0 && pieces >= min(job, op, c)) {
                    placed.add(place(job, op, c, from, end, pieces, bound));
                    left -= pieces;
                }
            }
        }
        return placed;
    }

    private int onTime(Model.Job job, int op, Model.Candidate candidate) {
        int after = job.lastOp() - op;
        return after == 0
                ? model.lastOnTime(job, candidate.site())
                : Math.min(model.weeks - 1, job.line().due() - 1 - WEEKS_PER_LATER_OPERATION * after);
    }

    private int min(Model.Job job, int op, Model.Candidate candidate) {
        return model.inLot(job.index(), op)
                ? 1
                : model.minBatch(job, op, candidate.skill().craft());
    }

    private static int setup(int op, Model.Candidate candidate, Bound bound) {
        return bound.paysSetup(op) ? candidate.skill().craft().setupMinutes() : 0;
    }

    private int possible(Model.Job job, int op, Model.Candidate candidate, int start, int end, Bound bound) {
        long minutes = calendar.room(candidate, start, end) - setup(op, candidate, bound);
        var perPiece =
                model.minutesPerPiece(job.operation(op), candidate.skill().craft());
        return (int) Math.min(job.line().quantity(), Math.max(0, minutes) / perPiece);
    }

    private Campaign place(
            Model.Job job, int op, Model.Candidate candidate, int start, int end, int pieces, Bound bound) {
        var campaign = new Campaign(job.index(), op, candidate);
        campaign.pieces = pieces;
        campaign.paysSetup = bound.paysSetup(op);
        var perPiece =
                model.minutesPerPiece(job.operation(op), candidate.skill().craft());
        campaign.minutes = calendar.fill(candidate, start, end, (long) pieces * perPiece + setup(op, candidate, bound));
        return campaign;
    }
}
