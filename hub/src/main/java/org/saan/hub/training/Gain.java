package org.saan.hub.training;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Hake's normalised gain (1998) of one learner: which part of what was still to be learnt was learnt, (post − pre) / (max − pre).
 * Who knew everything before can gain nothing: there the gain is undefined, and is counted apart.
 *
 * @param pre points before the workshop, 0 to max inclusive
 * @param post points after it, 0 to max inclusive
 * @param max points of the whole test, more than 0
 */
public record Gain(int pre, int post, int max) {
    /** Places that are shown. Rules look at the exact value. */
    static final int PLACES = 4;

    private static final int TENTHS = 10;
    private static final int HIGH_TENTHS = 7;
    private static final int MEDIUM_TENTHS = 3;

    /** Hake's bands: high from 0.7 inclusive, medium from 0.3 inclusive; who knows less than before is told apart from low. */
    public enum Band {
        HIGH,
        MEDIUM,
        LOW,
        NEGATIVE,
        /** All was known before. */
        UNDEFINED;

        public String key() {
            return "assess.gain." + name().toLowerCase(Locale.ROOT);
        }
    }

    public Gain {
        if (max < 1 || pre < 0 || post < 0 || pre > max || post > max) {
            throw new IllegalArgumentException(pre + " and " + post + " of " + max);
        }
    }

    /** Rounded half up to four places; null where it is undefined. */
    public @Nullable BigDecimal value() {
        return pre == max ? null : quotient(post - pre, max - pre);
    }

    /** By the exact quotient, never the rounded one. */
    public Band band() {
        if (pre == max) {
            return Band.UNDEFINED;
        }
        if (post < pre) {
            return Band.NEGATIVE;
        }
        int gained = (post - pre) * TENTHS;
        int open = max - pre;
        return gained >= HIGH_TENTHS * open ? Band.HIGH : gained >= MEDIUM_TENTHS * open ? Band.MEDIUM : Band.LOW;
    }

    static BigDecimal quotient(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP);
    }
}
