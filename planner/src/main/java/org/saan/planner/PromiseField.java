package org.saan.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The groups that could make an enquired line, with the time that they have left. */
final class PromiseField {
    /** What a missing piece costs: more than any other points of a piece, so that the most is made. */
    private static final long DEAR = 10_000_000;
    /** More groups than this are taken as they come, without looking for the best of them. */
    private static final int MOST_GROUPS = 16;

    private final Line line;
    private final Sketch sketch;
    private final Pairs pairs;
    private final long[] price;
    private final int[] lead;
    /** Free minutes of a pair until the end of a week, by pair and week. */
    private final long[][] until;

    // The last answer of pieces(): which pairs, and how many pieces together.
    private List<Slot> chosen = List.of();

    /** A group that could have a share of so many pieces. */
    private record Slot(int pair, int least, int most) {}

    PromiseField(Promises now, Line enquiry, Promises.Neighbours neighbours, int horizon) {
        line = asked(enquiry, horizon, 0, true);
        sketch = sketch(now, line, neighbours, List.of());
        pairs = sketch.pairs;
        price = new long[pairs.count];
        lead = new int[pairs.count];
        until = new long[pairs.count][pairs.weeks];
        for (int i = 0; i < pairs.count; i++) {
            var site = pairs.model.groups.get(pairs.pairGroup[i]);
            var craft = site.skills().get(pairs.pairLoom[i] - pairs.groupLooms[pairs.pairGroup[i]]);
            price[i] = pairs.model.price(line.operations().getFirst(), craft.craft());
            lead[i] = site.hubLead();
            long sum = 0;
            for (int t = 0; t < pairs.weeks; t++) {
                sum += t < pairs.first[i] ? 0 : sketch.loads.free(i, t);
                until[i][t] = sum;
            }
        }
    }

    /** The line as the planner reads it: whatever can be made is worth making, and nothing is late. */
    private static Line asked(Line line, int due, int moreGroups, boolean anyPrice) {
        var operations = line.operations().stream()
                .map(op -> new Operation(
                        op.id(),
                        op.family(),
                        op.grade(),
                        op.standardMinutes(),
                        op.standardPrice(),
                        anyPrice ? Operation.NO_LIMIT : op.maxPrice(),
                        (int) Math.min(Integer.MAX_VALUE, (long) op.maxGroups() + moreGroups)))
                .toList();
        return new Line(
                line.id(),
                line.buyer(),
                line.quantity(),
                line.release(),
                due,
                line.batchMultiple(),
                false,
                line.excludedGroups(),
                0,
                DEAR,
                0,
                operations);
    }

    private static Sketch sketch(Promises now, Line line, Promises.Neighbours neighbours, List<Problem.Route> routes) {
        var draft = new Draft(new Model(now.around(line, neighbours.groups(), routes)));
        var sketch = new Sketch(draft, new Pairs(draft.model));
        now.takeFrom(sketch.loads, sketch.pairs, neighbours);
        return sketch;
    }

    /** Most pieces that can be at the hub by the end of a week. */
    int pieces(int week, int maxGroups, long maxPrice) {
        var slots = slots(week, maxPrice);
        slots.sort(java.util.Comparator.comparingInt((Slot s) -> -s.most()).thenComparingInt(Slot::pair));
        int byMost = take(slots, maxGroups);
        if (byMost == line.quantity()) {
            return byMost;
        }
        var first = chosen;
        // Minimum batches may stand in each other's way: then those with small ones first.
        slots.sort(java.util.Comparator.comparingInt(Slot::least)
                .thenComparingInt(s -> -s.most())
                .thenComparingInt(Slot::pair));
        int byLeast = take(slots, maxGroups);
        if (byLeast <= byMost) {
            chosen = first;
        }
        return Math.max(byMost, byLeast);
    }

    private List<Slot> slots(int week, long maxPrice) {
        var slots = new ArrayList<Slot>();
        for (int i = 0; i < pairs.count; i++) {
            int end = Math.min(pairs.weeks - 1, week - lead[i]);
            if (price[i] > maxPrice || end < pairs.first[i]) {
                continue;
            }
            long pieces = Math.min(line.quantity(), Math.max(0, until[i][end] - pairs.setup[i]) / pairs.perPiece[i]);
            pieces -= pieces % line.batchMultiple();
            if (pieces >= pairs.minBatch[i]) {
                slots.add(new Slot(i, pairs.minBatch[i], (int) pieces));
            }
        }
        return slots;
    }

    /** Takes groups in order, passing over those whose minimum batch no longer fits; tells how many pieces that makes. */
    private int take(List<Slot> slots, int maxGroups) {
        var taken = new ArrayList<Slot>();
        long least = 0;
        long most = 0;
        for (var slot : slots) {
            if (taken.size() >= maxGroups || most >= line.quantity()) {
                break;
            }
            if (least + slot.least() <= line.quantity()) {
                taken.add(slot);
                least += slot.least();
                most += slot.most();
            }
        }
        chosen = taken;
        return (int) Math.min(most, line.quantity());
    }

    /** Who makes those pieces at the fewest points. */
    List<Assignment> work(int week, int maxGroups, long maxPrice) {
        int pieces = pieces(week, maxGroups, maxPrice);
        var needed = chosen;
        var split = new Split(pairs, new Slots(pairs, sketch.loads));
        if (needed.size() <= MOST_GROUPS) {
            split.slots.begin(0);
            slots(week, maxPrice).forEach(slot -> candidate(split, slot, week, false));
            int groups = Math.min(maxGroups, needed.size() + 2);
            if (split.find(pieces, groups, DEAR, true) < Split.IMPOSSIBLE) {
                return assignments(split);
            }
        }
        split.slots.begin(0);
        needed.forEach(slot -> candidate(split, slot, week, true));
        split.find(pieces, needed.size(), DEAR, true);
        return assignments(split);
    }

    private void candidate(Split split, Slot slot, int week, boolean always) {
        int i = slot.pair();
        split.slots.add(i, pairs.first[i], Math.min(pairs.weeks - 1, week - lead[i]), true, slot.least(), 0, always);
    }

    private List<Assignment> assignments(Split split) {
        var shares = new ArrayList<Share>();
        for (int z = 0; z < split.chosen; z++) {
            shares.add(earliest(split.slots.pair[split.chosenSlot[z]], split.chosenPieces[z]));
        }
        return assignments(pairs, shares);
    }

    /** A share in the first weeks that are free. */
    private Share earliest(int pair, int pieces) {
        var minutes = new int[pairs.weeks - pairs.first[pair]];
        long rest = pieces == 0 ? 0 : (long) pieces * pairs.perPiece[pair] + pairs.setup[pair];
        for (int k = 0; k < minutes.length && rest > 0; k++) {
            minutes[k] = (int) Math.min(rest, sketch.loads.free(pair, pairs.first[pair] + k));
            rest -= minutes[k];
        }
        return new Share(pair, pieces, minutes, true);
    }

    private static List<Assignment> assignments(Pairs pairs, List<Share> shares) {
        return shares.stream()
                .filter(share -> share.pieces() > 0)
                .sorted(java.util.Comparator.comparingInt(Share::pair))
                .map(share -> {
                    var minutes = new TreeMap<Integer, Integer>();
                    for (int k = 0; k < share.minutes().length; k++) {
                        if (share.minutes()[k] > 0) {
                            minutes.put(pairs.first[share.pair()] + k, share.minutes()[k]);
                        }
                    }
                    var of = pairs.line(0);
                    return new Assignment(
                            of.id(),
                            of.operations().get(pairs.pairOp[share.pair()]).id(),
                            pairs.model
                                    .groups
                                    .get(pairs.pairGroup[share.pair()])
                                    .group()
                                    .id(),
                            share.pieces(),
                            minutes);
                })
                .toList();
    }

    /** Prices of groups that are too dear, ascending. */
    SortedSet<Long> pricesAbove(long maxPrice) {
        var prices = new TreeSet<Long>();
        for (long one : price) {
            if (one > maxPrice) {
                prices.add(one);
            }
        }
        return prices;
    }

    /** What can be made of a line of several operations by the end of a week. */
    static List<Assignment> chain(
            Promises now, Line enquiry, Promises.Neighbours neighbours, int week, int moreGroups, boolean anyPrice) {
        var sketch = sketch(now, asked(enquiry, week, moreGroups, anyPrice), neighbours, now.routes());
        new Placer(sketch, new Units(sketch)).placeLine(0, null);
        return assignments(sketch.pairs, List.of(sketch.shares[0]));
    }
}
