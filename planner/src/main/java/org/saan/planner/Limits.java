package org.saan.planner;

/**
 * How long to look for something better. Work is counted in inserts of a line, never in seconds, so that the same problem,
 * seed and work give the same plan on any machine.
 */
public record Limits(long work, long seed) {
    public static final Limits DEFAULT = new Limits(100_000, 1);
}
