package org.saan.hub.identity;

import java.time.Duration;

/**
 * How something is let go when the time is over that the register of personal data promises. The module that keeps the table
 * publishes one as a bean.
 *
 * @param place the table, as the register names it
 * @param keep the code of the register
 * @param time how long that is
 * @param sql erases or makes nameless what is older than {@code :before}; at {@code :now}
 * @param files asks for the digests of files that go with it, also by {@code :before}; empty where there are none
 */
public record RetentionRule(String place, String keep, Duration time, String sql, String files) {
    public RetentionRule {
        if (!sql.contains(":before")) {
            throw new IllegalArgumentException("lets go of everything: " + place);
        }
    }

    public RetentionRule(String place, String keep, Duration time, String sql) {
        this(place, keep, time, sql, "");
    }

    public static RetentionRule days(String place, int days, String sql) {
        return new RetentionRule(place, "days_" + days, Duration.ofDays(days), sql);
    }
}
