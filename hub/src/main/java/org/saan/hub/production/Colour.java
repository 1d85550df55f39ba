package org.saan.hub.production;

import java.util.Locale;

/** A dye lot beside the colour that was agreed. */
public enum Colour {
    EXACT,
    /** Within the range that buyer and group agreed on. */
    WITHIN,
    LIGHTER,
    DARKER;

    public boolean agreed() {
        return this == EXACT || this == WITHIN;
    }

    public String key() {
        return "production.colour." + name().toLowerCase(Locale.ROOT);
    }
}
