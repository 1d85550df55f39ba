package org.saan.planner;

/** Told now and then how far the planner is, on the thread that called it. */
@FunctionalInterface
public interface Progress {
    Progress NONE = news -> {};

    void at(News news);

    /**
     * How far planning is.
     *
     * @param permille of the allowed work or time
     * @param objective points of the best plan so far
     * @param bound what is proven so far
     */
    record News(int permille, long objective, Bound bound) {}
}
