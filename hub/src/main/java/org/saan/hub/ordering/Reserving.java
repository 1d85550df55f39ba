package org.saan.hub.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shares out a line at once, without a planner: groups are asked in their order, each takes what fits into its free weeks from
 * the first on. When what is left is less than the smallest job of a group, the groups before give it so many pieces.
 */
final class Reserving {
    private Reserving() {}

    /**
     * A group with one of its crafts, as far as reserving needs to know it.
     *
     * @param minutes of its people by week that plans may lean on, and {@code loomMinutes} of the looms of the craft
     * @param people where the book counts what its people gave away, and {@code looms} where it counts the looms of the craft
     */
    record Maker(
            UUID id,
            String code,
            String family,
            int grade,
            int minutesPerPiece,
            int setupMinutes,
            int minimumBatch,
            long priceMinor,
            int hubLeadWeeks,
            List<Integer> minutes,
            List<Integer> loomMinutes,
            int people,
            int looms) {}

    /**
     * Pieces that are to be made.
     *
     * @param from first week, counted as the weeks of makers are, and {@code due} the last in which they are at the hub
     * @param grade that a maker must have, and {@code maxPriceMinor} that it must not ask more than
     * @param makers in the order in which they are asked; those who do not suit are passed over
     */
    record Wanted(
            int quantity,
            int batchMultiple,
            int from,
            int due,
            int grade,
            @Nullable Long maxPriceMinor,
            List<Maker> makers) {
        /** Whether the maker may be asked for pieces of that grade at that price. */
        boolean suits(Maker maker) {
            return maker.grade() >= grade && (maxPriceMinor == null || maker.priceMinor() <= maxPriceMinor);
        }
    }

    /** @param minutes by week, set-up included */
    record Share(Maker maker, int pieces, SortedMap<Integer, Integer> minutes) {}

    /**
     * All of the line, or why not.
     *
     * @param shares empty when not all of it has a place
     * @param possible pieces that have a place
     */
    record Split(List<Share> shares, int possible) {}

    /** Minutes of a maker that are free in a week. */
    interface Free {
        int minutes(Maker maker, int week);
    }

    /** What a maker has been given so far. */
    private static final class Part {
        private final Maker maker;
        private int pieces;

        Part(Maker maker, int pieces) {
            this.maker = maker;
            this.pieces = pieces;
        }

        int spare(int multiple) {
            return Math.max(0, pieces - upTo(Math.max(1, maker.minimumBatch()), multiple));
        }
    }

    static Split split(Wanted line, Free free) {
        var parts = new ArrayList<Part>();
        int left = line.quantity();
        for (var maker : line.makers()) {
            if (left == 0) {
                break;
            }
            int most = line.suits(maker) ? most(line, maker, free) : 0;
            int least = upTo(Math.max(1, maker.minimumBatch()), line.batchMultiple());
            if (most < least) {
                continue;
            }
            int lent = left < least ? least - left : 0;
            if (lent > 0 && !lend(parts, lent, line.batchMultiple())) {
                continue;
            }
            int taken = Math.min(left + lent, most);
            parts.add(new Part(maker, taken));
            left += lent - taken;
        }
        return new Split(left > 0 ? List.of() : shares(line, parts, free), line.quantity() - left);
    }

    private static int upTo(int least, int multiple) {
        return Math.ceilDiv(least, multiple) * multiple;
    }

    private static int most(Wanted line, Maker maker, Free free) {
        long minutes = -maker.setupMinutes();
        int last = last(line, maker);
        long enough = (long) line.quantity() * maker.minutesPerPiece();
        for (int week = line.from(); week <= last && minutes < enough; week++) {
            minutes += free.minutes(maker, week);
        }
        long whole = Math.clamp(minutes / maker.minutesPerPiece(), 0, line.quantity());
        return (int) (whole - whole % line.batchMultiple());
    }

    private static int last(Wanted line, Maker maker) {
        return Math.min(line.due() - maker.hubLeadWeeks(), maker.minutes().size() - 1);
    }

    /** Takes so many pieces from those who have more than their smallest job, the last asked first; all or none. */
    private static boolean lend(List<Part> parts, int wanted, int multiple) {
        if (parts.stream().mapToInt(part -> part.spare(multiple)).sum() < wanted) {
            return false;
        }
        int left = wanted;
        for (var part : parts.reversed()) {
            int given = Math.min(left, part.spare(multiple));
            part.pieces -= given;
            left -= given;
        }
        return true;
    }

    private static List<Share> shares(Wanted line, List<Part> parts, Free free) {
        return parts.stream()
                .map(part -> new Share(part.maker, part.pieces, weeks(line, part.maker, part.pieces, free)))
                .toList();
    }

    private static SortedMap<Integer, Integer> weeks(Wanted line, Maker maker, int pieces, Free free) {
        var minutes = new TreeMap<Integer, Integer>();
        long left = (long) pieces * maker.minutesPerPiece() + maker.setupMinutes();
        for (int week = line.from(); left > 0 && week <= last(line, maker); week++) {
            int taken = (int) Math.min(left, free.minutes(maker, week));
            if (taken > 0) {
                minutes.put(week, taken);
                left -= taken;
            }
        }
        if (left > 0) {
            throw new IllegalStateException(left + " minutes have no week");
        }
        return minutes;
    }
}
