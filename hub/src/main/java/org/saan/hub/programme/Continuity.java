package org.saan.hub.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How steadily a group had paid work over a window of ISO weeks that ends at the report date: a point in time, which may
 * fall. The rule is that of the programme's frame of results; leave that was declared before its week began neither counts
 * for nor against the group.
 *
 * @param window weeks looked at
 * @param leave weeks of declared leave without paid work
 * @param available weeks that are not leave: {@code window − leave}
 * @param paid weeks with paid work
 * @param ratio paid by available weeks, four places
 * @param longestGap available weeks without paid work in a row, leave skipped
 * @param used share of the declared time of available weeks that was paid, each week at most its own time, four places
 * @param usedRaw the same without the cap: overtime shows
 * @param orders distinct orders that were worked for
 * @param failures which parts of the rule are not met; empty for continuous work
 */
public record Continuity(
        int window,
        int leave,
        int available,
        int paid,
        BigDecimal ratio,
        int longestGap,
        BigDecimal used,
        BigDecimal usedRaw,
        int orders,
        Set<Failure> failures) {
    private static final int PLACES = 4;

    public Continuity {
        failures = Set.copyOf(failures);
    }

    /** What a week was. */
    public enum State {
        /** Enough of it was paid work. */
        WORKED,
        /** Leave, declared before it began. */
        LEAVE,
        /** Neither. */
        IDLE;

        /** As it is written in tables: {@code W}, {@code L} or {@code -}. */
        public char letter() {
            return switch (this) {
                case WORKED -> 'W';
                case LEAVE -> 'L';
                case IDLE -> '-';
            };
        }
    }

    /** A part of the rule that is not met, in the order in which it is told. */
    public enum Failure {
        LEAVE_SHARE,
        AVAILABLE,
        RATIO,
        GAP,
        CAPACITY,
        ORDERS;

        /** Code by which an excluded row tells its reason. */
        public String code() {
            return "continuity_" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A week of a group.
     *
     * @param capacity minutes that the group said it has
     * @param paid minutes of work that were paid
     * @param leave whether leave was declared before the week began
     */
    public record Week(int capacity, int paid, boolean leave) {
        /** Paid work makes it a worked week even in leave; without it the declared leave counts. */
        public State state(ContinuityRule rule) {
            if (paid > 0 && (long) paid * 1000 >= (long) capacity * rule.paidPermille()) {
                return State.WORKED;
            }
            return leave ? State.LEAVE : State.IDLE;
        }
    }

    /**
     * Judges a window.
     *
     * @param weeks in order; the last one ends at the report date
     * @param orders distinct orders of the paid work in them
     */
    public static Continuity of(List<Week> weeks, int orders, ContinuityRule rule) {
        int leave = 0;
        int paid = 0;
        int gap = 0;
        int longest = 0;
        long capacity = 0;
        long minutes = 0;
        long capped = 0;
        for (var week : weeks) {
            var state = week.state(rule);
            if (state == State.LEAVE) {
                leave++;
                continue;
            }
            gap = state == State.IDLE ? gap + 1 : 0;
            longest = Math.max(longest, gap);
            paid += state == State.WORKED ? 1 : 0;
            capacity += week.capacity();
            minutes += week.paid();
            capped += Math.min(week.paid(), week.capacity());
        }
        int available = weeks.size() - leave;
        var ratio = share(paid, available);
        var used = share(capped, capacity);
        var failures = EnumSet.noneOf(Failure.class);
        if ((long) leave * 1000 > (long) weeks.size() * rule.leavePermille()) {
            failures.add(Failure.LEAVE_SHARE);
        }
        if (available < rule.available()) {
            failures.add(Failure.AVAILABLE);
        }
        if ((long) paid * 1000 < (long) available * rule.ratioPermille() || available == 0) {
            failures.add(Failure.RATIO);
        }
        if (longest > rule.longestGap()) {
            failures.add(Failure.GAP);
        }
        if (capped * 1000 < capacity * rule.usedPermille() || capacity == 0) {
            failures.add(Failure.CAPACITY);
        }
        if (orders < rule.orders()) {
            failures.add(Failure.ORDERS);
        }
        return new Continuity(
                weeks.size(), leave, available, paid, ratio, longest, used, share(minutes, capacity), orders, failures);
    }

    private static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO.setScale(PLACES)
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP);
    }

    public boolean isContinuous() {
        return failures.isEmpty();
    }
}
