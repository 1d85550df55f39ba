package org.saan.hub.training;

import java.util.List;
import java.util.UUID;

/** What became of a form by which one person or several sign up. */
public sealed interface SignUp {
    /**
     * They are in.
     *
     * @param enrolments in the order of the form
     */
    record Done(List<UUID> enrolments, int confirmed, int waiting) implements SignUp {
        public Done {
            enrolments = List.copyOf(enrolments);
        }
    }

    /** There are seats for some of them only: the group says whether these come, or all wait. Nothing was entered. */
    record Choose(int seats, int people) implements SignUp {
        public int rest() {
            return people - seats;
        }
    }

    /** How a group wants it when there are too few seats. */
    enum Choice {
        ASK,
        SOME_NOW,
        ALL_WAIT
    }
}
