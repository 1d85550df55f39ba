package org.saan.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The best way, as far as it looks, to make a line of one operation with the time that is free now: which groups, how many
 * each, in which weeks.
 *
 * <p>For a fixed set of groups the cost of pieces is convex (idle minutes first, then free ones), so pieces go wherever
 * the next one is cheapest; that is exact up to the last batch. The set itself grows from the best single group and is
 * searched whole where few groups could do the line, so that minimum batches that only fit together are found.
 */
final class BestSplit {
    /** Up to so many groups every set is tried; above it, sets grow one group at a time. */
    private static final int EXHAUSTIVE_UP_TO = 7;

    private final Model model;
    private final Calendar calendar;

    BestSplit(Model model, Calendar calendar) {
        this.model = model;
        this.calendar = calendar;
    }

    /**
     * A share of the split: pieces and the weeks that suit them.
     *
     * @param points what it adds to the objective: fixed charge, price premium, lateness, less the idleness that it saves
     */
    record Share(Option option, int pieces, long points) {}

    /** A split, with its points including those for pieces that are missing or late. */
    record Split(List<Share> shares, int pieces, boolean late, long points) {}

    /** A group that could take a share, with its free minutes in order of worth. */
    record Option(
            Model.Candidate candidate,
            int perPiece,
            int setup,
            int min,
            int max,
            long fixed,
            long perPiecePoints,
            List<Calendar.Stretch> stretches) {

        /** Points of so many pieces; 0 pieces cost nothing. */
        long points(int pieces) {
            if (pieces == 0) {
                return 0;
            }
            return fixed + pieces * perPiecePoints + worth((long) pieces * perPiece + setup);
        }

        private long worth(long minutes) {
            long points = 0;
            for (var stretch : stretches) {
                long m = Math.min(minutes, stretch.minutes());
                points += m * stretch.points();
                minutes -= m;
                if (minutes == 0) {
                    return points;
                }
            }
            throw new IllegalStateException("more minutes than are free");
        }

        /** Pieces after which the next minute is worth less, at least one batch on. */
        int sameWorthUntil(int pieces, int batch) {
            long minutes = (long) pieces * perPiece + setup;
            long end = 0;
            for (var stretch : stretches) {
                end += stretch.minutes();
                if (end > minutes) {
                    long whole = (end - setup) / perPiece;
                    whole -= whole % batch;
                    return (int) Math.min(max, Math.max(pieces + batch, whole));
                }
            }
            return max;
        }
    }

    /**
     * The best split of so many pieces of the line.
     *
     * @param leftOut groups that must not take a share
     * @param maxGroups at most so many groups
     */
    Split find(Model.Job job, int quantity, int maxGroups, Set<Integer> leftOut) {
        var nothing = new Split(List.of(), 0, false, short_(job, quantity));
        if (quantity == 0 || maxGroups <= 0) {
            return nothing;
        }
        var onTime = best(job, quantity, maxGroups, options(job, quantity, false, leftOut));
        var best = onTime.points() <= nothing.points() ? onTime : nothing;
        if (onTime.pieces() < quantity && model.problem.maxLateWeeks() > 0) {
            var late = best(job, quantity, maxGroups, options(job, quantity, true, leftOut));
            best = late.points() < best.points() ? late : best;
        }
        return job.line().allOrNothing() && best.pieces() < quantity ? nothing : best;
    }

    private static long short_(Model.Job job, int missing) {
        return missing == 0
                ? 0
                : missing * job.line().shortPointsPerPiece() + job.line().notOtifPoints();
    }

    List<Option> options(Model.Job job, int quantity, boolean late, Set<Integer> leftOut) {
        var options = new ArrayList<Option>();
        for (var candidate : model.candidates(job.index(), 0)) {
            if (!leftOut.contains(candidate.group()) && model.refusal(job, 0, candidate) == null) {
                var option = option(job, candidate, quantity, late);
                if (option.max() >= option.min() && option.max() > 0) {
                    options.add(option);
                }
            }
        }
        return options;
    }

    Option option(Model.Job job, Model.Candidate candidate, int quantity, boolean late) {
        var line = job.line();
        var craft = candidate.skill().craft();
        var operation = job.operation(0);
        int perPiece = model.minutesPerPiece(operation, craft);
        int onTime = model.lastOnTime(job, candidate.site());
        var stretches = calendar.stretches(
                candidate,
                Math.max(line.release(), model.frozenBefore),
                onTime,
                late ? model.last(job, 0, candidate.site()) : onTime,
                line.latePointsPerMinuteWeek());
        long room = stretches.stream().mapToLong(Calendar.Stretch::minutes).sum() - craft.setupMinutes();
        int max = (int) Math.min(quantity, Math.max(0, room) / perPiece);
        return new Option(
                candidate,
                perPiece,
                craft.setupMinutes(),
                model.minBatch(job, 0, craft),
                max - max % line.batchMultiple(),
                candidate.site().group().fixedPoints(),
                model.pointsPerPiece(operation, craft),
                stretches);
    }

    private Split best(Model.Job job, int quantity, int maxGroups, List<Option> options) {
        Split best = new Split(List.of(), 0, false, short_(job, quantity));
        for (var option : options) {
            best = better(best, split(job, quantity, List.of(option)));
        }
        if (maxGroups < 2 || options.size() < 2) {
            return best;
        }
        if (options.size() <= EXHAUSTIVE_UP_TO) {
            return everySet(job, quantity, maxGroups, options, best);
        }
        return growing(job, quantity, maxGroups, options, best);
    }

    private Split everySet(Model.Job job, int quantity, int maxGroups, List<Option> options, Split best) {
        for (int set = 1; set < 1 << options.size(); set++) {
            int size = Integer.bitCount(set);
            if (size >= 2 && size <= maxGroups) {
                var chosen = new ArrayList<Option>();
                for (int i = 0; i < options.size(); i++) {
                    if ((set >> i & 1) == 1) {
                        chosen.add(options.get(i));
                    }
                }
                best = better(best, split(job, quantity, chosen));
            }
        }
        return best;
    }

    /** Adds the group that helps most, again and again; begins from the few best single groups. */
    private Split growing(Model.Job job, int quantity, int maxGroups, List<Option> options, Split best) {
        record Single(Option option, long points) {}
        var singles = options.stream()
                .map(option ->
                        new Single(option, split(job, quantity, List.of(option)).points()))
                .sorted(Comparator.comparingLong(Single::points))
                .toList();
        for (var first : singles.subList(0, Math.min(4, singles.size()))) {
            var chosen = new ArrayList<>(List.of(first.option()));
            // As long as everything fits, groups do not take from each other: each helps as much as it does alone.
            long fits = first.option().max();
            for (var single : singles) {
                if (single.option() == first.option()) {
                    continue;
                }
                fits += single.option().max();
                if (fits > quantity || chosen.size() >= maxGroups || single.points() >= short_(job, quantity)) {
                    break;
                }
                chosen.add(single.option());
            }
            best = better(best, split(job, quantity, chosen));
            var points = split(job, quantity, chosen).points();
            var taken = java.util.Collections.<Option>newSetFromMap(new java.util.IdentityHashMap<>());
            taken.addAll(chosen);
            while (chosen.size() < maxGroups) {
                Option next = null;
                for (var option : options) {
                    if (!taken.contains(option)) {
                        chosen.add(option);
                        var split = split(job, quantity, chosen);
                        chosen.removeLast();
                        if (split.points() < points) {
                            points = split.points();
                            next = option;
                        }
                    }
                }
                if (next == null) {
                    break;
                }
                chosen.add(next);
                taken.add(next);
                best = better(best, split(job, quantity, chosen));
            }
        }
        return best;
    }

    private static Split better(Split a, Split b) {
        return b.points() < a.points() ? b : a;
    }

    /** Splits over exactly these groups, each at least its minimum; all short when the minimums do not fit in. */
    private Split split(Model.Job job, int quantity, List<Option> chosen) {
        int batch = job.line().batchMultiple();
        int n = chosen.size();
        var pieces = new int[n];
        int left = quantity;
        for (int i = 0; i < n; i++) {
            pieces[i] = chosen.get(i).min();
            left -= pieces[i];
        }
        if (left < 0) {
            return new Split(List.of(), 0, false, Long.MAX_VALUE);
        }
        long gain = Math.max(0, job.line().shortPointsPerPiece());
        while (left >= batch) {
            int cheapest = -1;
            long least = Long.MAX_VALUE;
            for (int i = 0; i < n; i++) {
                if (pieces[i] + batch <= chosen.get(i).max()) {
                    long more = chosen.get(i).points(pieces[i] + batch)
                            - chosen.get(i).points(pieces[i]);
                    if (more < least) {
                        least = more;
                        cheapest = i;
                    }
                }
            }
            // The last pieces also save the points for not being in full, so worth is judged over the whole split.
            if (cheapest < 0 || least > gain * batch + job.line().notOtifPoints()) {
                break;
            }
            int until = Math.min(chosen.get(cheapest).sameWorthUntil(pieces[cheapest], batch), pieces[cheapest] + left);
            until -= (until - pieces[cheapest]) % batch;
            left -= until - pieces[cheapest];
            pieces[cheapest] = until;
        }
        return priced(job, quantity, chosen, pieces);
    }

    private Split priced(Model.Job job, int quantity, List<Option> chosen, int[] pieces) {
        var shares = new ArrayList<Share>();
        long points = 0;
        int made = 0;
        boolean late = false;
        for (int i = 0; i < chosen.size(); i++) {
            var option = chosen.get(i);
            var share = new Share(option, pieces[i], option.points(pieces[i]));
            shares.add(share);
            points += share.points();
            made += pieces[i];
            late |= usesLateWeeks(job, option, pieces[i]);
        }
        int missing = quantity - made;
        points += missing * job.line().shortPointsPerPiece()
                + (missing > 0 || late ? job.line().notOtifPoints() : 0);
        return new Split(List.copyOf(shares), made, late, points);
    }

    private boolean usesLateWeeks(Model.Job job, Option option, int pieces) {
        int onTime = model.lastOnTime(job, option.candidate().site());
        long minutes = (long) pieces * option.perPiece() + option.setup();
        for (var stretch : option.stretches()) {
            if (minutes <= 0) {
                return false;
            }
            if (stretch.week() > onTime) {
                return true;
            }
            minutes -= stretch.minutes();
        }
        return false;
    }

    /** Puts the split into the calendar. */
    List<Campaign> place(Model.Job job, @Nullable Split split) {
        var placed = new ArrayList<Campaign>();
        if (split == null) {
            return placed;
        }
        for (var share : split.shares()) {
            var option = share.option();
            var campaign = new Campaign(job.index(), 0, option.candidate());
            campaign.pieces = share.pieces();
            campaign.minutes = calendar.takeBest(
                    option.candidate(), option.stretches(), (long) share.pieces() * option.perPiece() + option.setup());
            placed.add(campaign);
        }
        return placed;
    }
}
