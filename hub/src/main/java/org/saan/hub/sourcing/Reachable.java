package org.saan.hub.sourcing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Which numbers of pieces can be put together from parts that are each nothing, or between a least and a most. */
final class Reachable {
    /** From nobody: nothing. */
    static final Reachable NOTHING = new Reachable(List.of(new Range(0, 0)));

    private record Range(int first, int last) {}

    /** In order, apart from each other. */
    private final List<Range> ranges;

    private Reachable(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** With one part more. */
    Reachable with(int least, int most) {
        var all = new ArrayList<>(ranges);
        ranges.forEach(range -> all.add(new Range(range.first() + least, range.last() + most)));
        all.sort(java.util.Comparator.comparingInt(Range::first));
        var apart = new ArrayList<Range>();
        for (var range : all) {
            var last = apart.isEmpty() ? null : apart.getLast();
            if (last != null && range.first() <= last.last() + 1) {
                apart.set(apart.size() - 1, new Range(last.first(), Math.max(last.last(), range.last())));
            } else {
                apart.add(range);
            }
        }
        return new Reachable(apart);
    }

    /** The largest of them that is not more. */
    int atMost(int pieces) {
        int best = 0;
        for (var range : ranges) {
            if (range.first() <= pieces) {
                best = Math.min(pieces, range.last());
            }
        }
        return best;
    }

    /** The smallest of them that is not less. */
    OptionalInt atLeast(int pieces) {
        for (var range : ranges) {
            if (range.last() >= pieces) {
                return OptionalInt.of(Math.max(pieces, range.first()));
            }
        }
        return OptionalInt.empty();
    }
}
