package org.saan.hub.production;

import java.util.Locale;

/** How far the work of a group has come. */
public enum WorkState {
    NEW,
    IN_WORK,
    PARTLY,
    /** Everything is at the hub; some of it may wait for inspection or be put right. */
    DELIVERED,
    /** Nothing is expected, inspected or put right any more. */
    DONE,
    /** All of it was taken back. */
    CANCELLED;

    public String key() {
        return "production.state." + name().toLowerCase(Locale.ROOT);
    }
}
