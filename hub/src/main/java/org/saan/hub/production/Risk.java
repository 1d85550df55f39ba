package org.saan.hub.production;

import java.util.Locale;

/** Why work may miss its due week; the rule is the function {@code production.pace}. */
public enum Risk {
    CALL,
    LATE,
    SILENT,
    PACE;

    public String key() {
        return "production.risk." + name().toLowerCase(Locale.ROOT);
    }
}
