package org.saan.planner;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reasons of a plan: why each share, why not the others, what would help a line that is short, which hours are scarce,
 * and how each group fares. They are found when they are asked for, by asking the plan what would be otherwise, and kept.
 * Several threads may ask.
 */
public final class Explanation {
    private final Reasons reasons;
    private final GroupReading groupReading;
    private final Map<String, LineReasons> byLine = new LinkedHashMap<>();
    private @Nullable List<Share> shares;

    Explanation(Reasons reasons, GroupReading groupReading) {
        this.reasons = reasons;
        this.groupReading = groupReading;
    }

    /** Of every share of the plan. */
    public synchronized List<Share> shares() {
        if (shares == null) {
            shares = List.copyOf(reasons.shares());
        }
        return shares;
    }

    /** Of every line, in the order of the problem. For a very large plan ask line by line. */
    public synchronized List<LineReasons> lines() {
        return reasons.lineIds().stream().map(id -> findLine(id).orElseThrow()).toList();
    }

    public synchronized Optional<LineReasons> findLine(String line) {
        if (!reasons.lineIds().contains(line)) {
            return Optional.empty();
        }
        return Optional.of(byLine.computeIfAbsent(line, reasons::line));
    }

    public Optional<Share> findShare(String line, String operation, String group) {
        return shares().stream()
                .filter(s -> s.line().equals(line)
                        && s.operation().equals(operation)
                        && s.group().equals(group))
                .findFirst();
    }

    /** How every programme group fares, in the order of the problem. */
    public synchronized List<GroupReasons> groups() {
        return groupReading.groups();
    }

    /**
     * Weeks of groups, and of their crafts, that are full and in which an hour more would save points; the dearest first.
     * Empty when nothing is proven yet, because the worth of an hour comes from the proof.
     */
    public synchronized List<ScarceHour> scarceHours() {
        return groupReading.scarceHours();
    }

    /** Why a group has its share. */
    public record Share(String line, String operation, String group, List<Because> because) {
        public Share {
            because = List.copyOf(because);
        }
    }

    /**
     * What is to be said of one line.
     *
     * @param missing pieces that nobody makes
     * @param notChosen by group id, for the groups that do the craft of the last operation but have no share
     * @param largestLot most pieces that one group alone could make in time
     * @param repairs what would help; empty when nothing is missing
     */
    public record LineReasons(
            String line, int missing, Map<String, WhyNot> notChosen, int largestLot, List<Repair> repairs) {
        public LineReasons {
            notChosen = Collections.unmodifiableMap(new LinkedHashMap<>(notChosen));
            repairs = List.copyOf(repairs);
        }
    }

    /**
     * How a programme group fares.
     *
     * @param minutes of work in the plan, over the horizon
     * @param capacity minutes that the group has
     * @param weeksWithWork weeks with any work
     * @param weeksBelow weeks with less than the lowest floor
     */
    public record GroupReasons(
            String group, Work work, long minutes, long capacity, int weeksWithWork, int weeksBelow) {}

    /** Whether a group has work, and if not, whose fault it is. */
    public enum Work {
        /** It has a share of some line. */
        WORKS,
        /** Lines exist that it could make, but others make them for fewer points. */
        LEFT_IDLE,
        /** No line of the problem could give it as much as a minimum batch: more planning cannot help. */
        NONE_EXISTS
    }

    /**
     * A full week.
     *
     * @param craft the craft whose looms are full; empty when the people are
     * @param pointsPerHour what sixty minutes more would save at the margin, rounded
     */
    public record ScarceHour(String group, Optional<String> craft, int week, long pointsPerHour) {}
}
