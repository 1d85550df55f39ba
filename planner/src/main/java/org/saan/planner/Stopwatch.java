package org.saan.planner;

import java.time.Duration;
import java.util.Optional;

/** The time that planning may take. The only place that looks at a clock, and only where a time limit was asked for. */
final class Stopwatch {
    private final Optional<Duration> limit;
    private final long begun;

    /** Begins now. */
    Stopwatch(Optional<Duration> limit) {
        this.limit = limit;
        begun = limit.isPresent() ? System.nanoTime() : 0;
    }

    /** Part of the time that is over, 0 without a limit. It may be more than 1. */
    double passed() {
        return limit.map(time -> (double) (System.nanoTime() - begun) / Math.max(1, time.toNanos()))
                .orElse(0.0);
    }
}
