package org.saan.hub.ordering;

import java.util.Locale;

/** How far an order has come; it follows from its lines and allocations and is stored nowhere. */
public enum OrderState {
    /** Nothing is placed. */
    DRAFT,
    /** A plan waits for yes or no and nothing is placed yet. */
    PROPOSED,
    /** Groups have been asked; some answers, or some pieces, are missing. */
    OFFERED,
    /** Every piece is placed and every group has said yes. */
    ACCEPTED,
    CANCELLED;

    public String key() {
        return "ordering.state." + name().toLowerCase(Locale.ROOT);
    }
}
