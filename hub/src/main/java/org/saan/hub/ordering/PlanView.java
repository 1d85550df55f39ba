package org.saan.hub.ordering;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest plan of an order: being made, waiting for a decision, or ended.
 *
 * @param permille how far it is
 * @param failure why there is no plan; set only when it failed
 * @param basis version of the order that it was made from; null until it is proposed
 * @param news of the plan while it is made; null before the first
 */
public record PlanView(
        UUID id,
        State state,
        int permille,
        @Nullable Proposal proposal,
        @Nullable Failure failure,
        @Nullable String basis,
        @Nullable News news) {

    /**
     * How good the best plan so far is, in points of about one baht, fewer being better.
     *
     * @param firstPoints of the first plan that was found
     * @param leastPoints no plan has fewer; null while nothing is proven
     * @param begunAt when the work began, so that what is left can be told
     */
    public record News(
            long firstPoints, long points, @Nullable Long leastPoints, Instant begunAt) {
        /** By how much the best so far is better than the first, in whole percent. */
        public int betterPercent() {
            return firstPoints <= 0 ? 0 : (int) ((firstPoints - points) * 100 / firstPoints);
        }

        /** At most so much better is possible, in whole percent rounded up; null while nothing is proven. */
        public @Nullable Integer gapPercent() {
            return leastPoints == null ? null : gap(points, leastPoints);
        }
    }

    /** By how much of its points a plan could at most be better, in whole percent rounded up. */
    static int gap(long points, long least) {
        return points <= least || points <= 0 ? 0 : (int) Math.min(100, Math.ceilDiv((points - least) * 100, points));
    }

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
