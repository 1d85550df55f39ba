package org.saan.hub.trade;

import org.jspecify.annotations.Nullable;

/**
 * Who tells a problem in a workshop, as far as they wish to say.
 *
 * @param provinceCode absent for that of the workshop
 * @param sex {@code female}, {@code male} or {@code other}; absent when not stated
 * @param birthYear Gregorian
 */
public record Teller(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String provinceCode,
        @Nullable String sex,
        @Nullable Integer birthYear) {
    /** Who says nothing about themselves. */
    public static final Teller NOBODY = new Teller(null, null, null, null, null);
}
