package org.saan.planner;

/** Asked often while planning; once it says yes, the planner stops with the best plan so far. */
@FunctionalInterface
public interface Cancellation {
    Cancellation NEVER = () -> false;

    boolean wanted();
}
