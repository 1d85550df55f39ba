package org.saan.planner;

import java.util.List;

/** What came of planning. */
public sealed interface Outcome {

    /** A valid plan, and what is proven about every other. */
    sealed interface Planned extends Outcome {
        Plan plan();

        Bound bound();

        Explanation explanation();
    }

    /** Proven to be the best: no plan has fewer points. */
    record Optimal(Plan plan, Bound bound, Explanation explanation) implements Planned {}

    /** The best that was found. */
    record Feasible(Plan plan, Bound bound, StopReason stop, Explanation explanation) implements Planned {}

    /** Stopped on request; the plan is valid and the best until then. */
    record Cancelled(Plan plan, Bound bound, Explanation explanation) implements Planned {}

    /** The problem contradicts itself; all errors at once. */
    record Rejected(List<InputError> errors) implements Outcome {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }

    /** Why a plan was not looked for any longer. */
    enum StopReason {
        /** The work that was allowed is done. */
        WORK,
        /** The time that was allowed is over. */
        TIME
    }
}
