package org.saan.planner;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to look for something better. Work is counted in inserts of a line; the engine goes in rounds of a fixed number
 * of them, so the same problem, seed and work give the same plan and the same bound on any machine, with any number of
 * threads.
 *
 * @param work inserts of a line; 0 for the officer's spreadsheet alone
 * @param seed another seed may find another plan
 * @param threads how many threads may work; it changes nothing but the time
 * @param time stops after so long even if work is left; then the plan depends on the machine. Empty for no limit
 */
public record Limits(long work, long seed, int threads, Optional<Duration> time) {
    public static final Limits DEFAULT = new Limits(400_000, 1, 2, Optional.empty());

    public Limits {
        if (work < 0 || threads < 1) {
            throw new IllegalArgumentException("work " + work + ", threads " + threads);
        }
    }

    public Limits(long work, long seed) {
        this(work, seed, DEFAULT.threads(), Optional.empty());
    }

    /** As much work as fits into a time. */
    public static Limits ofTime(Duration time, long seed, int threads) {
        return new Limits(Long.MAX_VALUE, seed, threads, Optional.of(time));
    }
}
