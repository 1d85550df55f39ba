package org.saan.hub.catalogue.web.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often each of many may ask in a minute, on this node: a bucket that fills evenly and holds a minute's worth (the generic
 * cell rate algorithm, one number for each asker).
 */
final class Allowance {
    static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_ASKERS = 100_000;

    /** When the bucket of each asker is full again, in the nanoseconds of {@link #nanos}. */
    private final Cache<String, AtomicLong> fullAt = Caffeine.newBuilder()
            .maximumSize(MOST_ASKERS)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    private final java.util.function.LongSupplier nanos;

    Allowance(java.util.function.LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * What is left for an asker.
     *
     * @param allowed whether this time was still allowed
     * @param left how many more times at once
     * @param waitSeconds until one more is allowed when none is left, rounded up; otherwise until all are there again
     */
    record Left(boolean allowed, long left, long waitSeconds) {}

    /** Takes one, if there is one. */
    Left take(String asker, int perMinute) {
        long each = Math.max(1, MINUTE / perMinute);
        var full = bucket(asker);
        while (true) {
            long now = nanos.getAsLong();
            long before = full.get();
            long after = (before - now > 0 ? before : now) + each;
            long debt = after - now;
            if (debt > MINUTE) {
                return new Left(false, 0, seconds(debt - MINUTE));
            }
            if (full.compareAndSet(before, after)) {
                return new Left(true, (MINUTE - debt) / each, seconds(debt));
            }
        }
    }

    /** Whether nothing is left, without taking. */
    boolean isEmpty(String asker, int perMinute) {
        var full = fullAt.getIfPresent(asker);
        return full != null && full.get() - nanos.getAsLong() + Math.max(1, MINUTE / perMinute) > MINUTE;
    }

    private AtomicLong bucket(String asker) {
        return fullAt.get(asker, first -> new AtomicLong(nanos.getAsLong()));
    }

    private static long seconds(long nanos) {
        return Math.max(1, (nanos + 999_999_999) / 1_000_000_000);
    }
}
