package org.saan.hub.ordering;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan for what an order has not placed yet, as it waits for yes or no. Nobody has been told.
 *
 * @param quality absent in proposals of earlier releases
 */
public record Proposal(
        List<Share> shares,
        List<LineVerdict> lines,
        @Nullable Quality quality) {
    public Proposal {
        shares = List.copyOf(shares);
        lines = List.copyOf(lines);
    }

    /**
     * Pieces of a line for a group.
     *
     * @param minutes work by ISO week, set-up included
     * @param because why this group
     */
    public record Share(
            UUID lineId,
            UUID groupId,
            String familyCode,
            int pieces,
            long priceMinor,
            int minutesPerPiece,
            int setupMinutes,
            SortedMap<String, Integer> minutes,
            List<Reason> because) {
        public Share {
            minutes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
            because = List.copyOf(because);
        }
    }

    /**
     * What is to be said of a line.
     *
     * @param missing pieces that the plan places nowhere
     * @param notChosen groups of the craft that have no share, and why
     * @param repairs what would help; empty when nothing is missing
     */
    public record LineVerdict(
            UUID lineId, int missing, int largestLot, Map<UUID, Reason> notChosen, List<Reason> repairs) {
        public LineVerdict {
            notChosen = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(notChosen));
            repairs = List.copyOf(repairs);
        }
    }

    /**
     * How good the plan is.
     *
     * @param points of about one baht; fewer is better
     * @param leastPoints no plan has fewer; null when nothing is proven
     * @param scarce full weeks in which another hour would help most, the dearest first
     */
    public record Quality(long points, @Nullable Long leastPoints, List<ScarceWeek> scarce) {
        public Quality {
            scarce = List.copyOf(scarce);
        }

        /** At most so much better is possible, in whole percent rounded up; null when nothing is proven. */
        public @Nullable Integer gapPercent() {
            return leastPoints == null ? null : PlanView.gap(points, leastPoints);
        }
    }

    /**
     * A full week of a group.
     *
     * @param week ISO week
     * @param bahtPerHour what another hour in it would be worth, about
     */
    public record ScarceWeek(UUID groupId, String week, long bahtPerHour) {}

    /** Groups that would be asked. */
    public int groups() {
        return (int) shares.stream().map(Share::groupId).distinct().count();
    }

    public int pieces() {
        return shares.stream().mapToInt(Share::pieces).sum();
    }
}
