package org.saan.hub.programme;

import java.util.Locale;

/** What an agency gives: money that stays, money that comes back, or work. */
public enum MeasureKind {
    GRANT,
    LOAN,
    SERVICE;

    /** Key of its word. */
    public String key() {
        return "support.kind." + name().toLowerCase(Locale.ROOT);
    }
}
