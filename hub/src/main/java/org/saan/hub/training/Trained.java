package org.saan.hub.training;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rule of the certificate: attendance of at least 0.80 of the hours, a post-test of at least 0.60 of its points, one
 * practical task accepted. Compared unrounded: 0.7999 does not pass. The view {@code training.trained} says the same in SQL.
 *
 * @param minutes attended, of no session more than it lasted
 * @param ofMinutes the sessions of the workshop together
 * @param post points of the post-test; null when it was not taken
 * @param max points that it could give
 * @param taskAccepted whether one task was
 */
public record Trained(
        long minutes, long ofMinutes, @Nullable Integer post, int max, boolean taskAccepted) {
    /** Attendance that is wanted, in percent of the time, inclusive. */
    public static final int ATTENDANCE_PERCENT = 80;
    /** Points of the post-test that are wanted, in percent, inclusive. */
    public static final int POST_PERCENT = 60;

    private static final int PERCENT = 100;

    /** What somebody lacks, in the order in which it is told. */
    public enum Lack {
        ATTENDANCE_LOW,
        POST_TEST_MISSING,
        POST_TEST_LOW,
        TASK_MISSING;

        /** In the words of the evidence lists. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String key() {
            return "assess.lack." + code();
        }
    }

    public Set<Lack> lacks() {
        var lacks = EnumSet.noneOf(Lack.class);
        if (!attended()) {
            lacks.add(Lack.ATTENDANCE_LOW);
        }
        if (post == null) {
            lacks.add(Lack.POST_TEST_MISSING);
        } else if (max < 1 || (long) post * PERCENT < (long) POST_PERCENT * max) {
            lacks.add(Lack.POST_TEST_LOW);
        }
        if (!taskAccepted) {
            lacks.add(Lack.TASK_MISSING);
        }
        return lacks;
    }

    /** A workshop without sessions was attended by nobody. */
    public boolean attended() {
        return ofMinutes > 0 && minutes * PERCENT >= ATTENDANCE_PERCENT * ofMinutes;
    }

    public boolean met() {
        return lacks().isEmpty();
    }
}
