package org.saan.hub.ordering;

import java.util.Locale;

/** The way of an order as its buyer sees it, in this order. */
public enum OrderStage {
    ENQUIRY,
    QUOTED,
    SAMPLE,
    ORDERED,
    /** Every piece has a group that said yes. */
    SHARED_OUT,
    IN_WORK,
    COUNTED,
    PACKED,
    SHIPPED,
    DELIVERED;

    public String key() {
        return "mine.stage." + name().toLowerCase(Locale.ROOT);
    }
}
