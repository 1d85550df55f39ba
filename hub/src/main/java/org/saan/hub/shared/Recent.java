package org.saan.hub.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that may be a little old: looked up when it is first asked for and again once it is older than allowed, by one of
 * those who ask. Safe for many threads. A failed look-up leaves what was known and is tried again by the next who asks.
 */
public final class Recent<T> {
    private final Duration age;
    private final Clock clock;
    private final Supplier<T> lookUp;
    private volatile @Nullable Known<T> known;

    private record Known<T>(T what, Instant at) {}

    /**
     * @param age the oldest that is given away
     */
    public Recent(Duration age, Clock clock, Supplier<T> lookUp) {
        this.age = age;
        this.clock = clock;
        this.lookUp = lookUp;
    }

    public T get() {
        var last = known;
        return last == null || isOld(last) ? look() : last.what();
    }

    private synchronized T look() {
        var last = known;
        if (last == null || isOld(last)) {
            // The moment before the look-up: what changes while it runs is not taken for younger than it is.
            var at = clock.instant();
            last = new Known<>(lookUp.get(), at);
            known = last;
        }
        return last.what();
    }

    /** A clock that was set back makes everything old. */
    private boolean isOld(Known<T> last) {
        var now = clock.instant();
        return last.at().plus(age).isBefore(now) || last.at().isAfter(now);
    }
}
