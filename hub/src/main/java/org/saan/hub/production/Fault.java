package org.saan.hub.production;

import java.util.Locale;

/** The main reason why a piece is not accepted as it is. */
public enum Fault {
    COLOUR_BLEEDS,
    COLOUR_OFF,
    EDGE,
    SIZE,
    BROKEN_THREAD,
    PATTERN,
    STAIN,
    FINISH,
    SMELL,
    OTHER;

    public String key() {
        return "production.fault." + name().toLowerCase(Locale.ROOT);
    }
}
