package org.saan.hub.production;

import java.util.Locale;

/** How a group sees its own work: the word of those who make it comes before any forecast. */
public enum Feeling {
    ON_TIME,
    SLOW,
    /** Will not be done in time; the coordinator is asked to call. */
    CALL;

    public String key() {
        return "production.feeling." + name().toLowerCase(Locale.ROOT);
    }
}
