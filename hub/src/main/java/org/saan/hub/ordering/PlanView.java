package org.saan.hub.ordering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest plan of an order: being made, waiting for a decision, or ended.
 *
 * @param permille how far it is
 * @param failure why there is no plan; set only when it failed
 */
public record PlanView(
        UUID id,
        State state,
        int permille,
        @Nullable Proposal proposal,
        @Nullable Failure failure) {

    /** Life of a plan. */
    public enum State {
        WAITING,
        RUNNING,
        PROPOSED,
        FAILED,
        STOPPED,
        ACCEPTED,
        DISCARDED;

        public boolean isBeingMade() {
            return this == WAITING || this == RUNNING;
        }
    }

    /** A pin that cannot be kept, or an accident: a key of the message files, the group that it is about, the reason. */
    public record Failure(
            String code,
            @Nullable UUID groupId,
            int pieces,
            @Nullable Reason reason) {}
}
