package org.saan.planner;

/** Told now and then how far the planner is, on its own thread. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (permille, objective) -> {};

    /** Permille of the work done, and the points of the best plan so far. */
    void at(int permille, long objective);
}
