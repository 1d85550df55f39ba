package org.saan.hub.training;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said at the door of a session: somebody came, left, or is not here after all.
 *
 * @param learner who it is, where the list says so
 * @param code of a badge, where it was read or typed
 * @param words who it is, where nobody was found: a name and a phone
 * @param how by which way they were found
 * @param minutes how long they were there, where a list on paper says so
 * @param device which tablet, in its own words
 */
public record DoorNote(
        What what,
        How how,
        @Nullable UUID learner,
        @Nullable String code,
        NewLearner.@Nullable Words words,
        boolean online,
        @Nullable Integer minutes,
        String device) {

    /** What happened. */
    public enum What {
        CAME,
        LEFT,
        NOT_HERE
    }

    /** How it is known. */
    public enum How {
        QR,
        SEARCH,
        PAPER,
        IMPORT;

        /** Whether it was written down afterwards: then its moment is not when they came. */
        boolean afterwards() {
            return this == PAPER || this == IMPORT;
        }
    }
}
