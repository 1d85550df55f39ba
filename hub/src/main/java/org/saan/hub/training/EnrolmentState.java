package org.saan.hub.training;

import java.util.Locale;

/** A wish to come: with a seat, offered one until a moment, waiting in the order of asking, or no longer. */
public enum EnrolmentState {
    CONFIRMED,
    OFFERED,
    WAITING,
    CANCELLED,
    REFUSED;

    /** Key of its word. */
    public String key() {
        return "training.enrolment." + name().toLowerCase(Locale.ROOT);
    }
}
