package org.saan.planner;

import java.util.List;

/** What came of planning. */
public sealed interface Outcome {

    /** A valid plan, with its reasons. Nothing is claimed about how far it is from the best. */
    record Feasible(Plan plan, Explanation explanation) implements Outcome {}

    /** Stopped on request; the plan is valid and the best until then. */
    record Cancelled(Plan best, Explanation explanation) implements Outcome {}

    /** The problem contradicts itself; all errors at once. */
    record Rejected(List<InputError> errors) implements Outcome {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }
}
