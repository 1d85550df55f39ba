package org.saan.hub.programme;

import java.util.Locale;

/** Where a programme stands: prepared, running, or closed; a closed one is only read. */
public enum ProgrammeState {
    DRAFT,
    RUNNING,
    CLOSED;

    public String key() {
        return "programme.state." + name().toLowerCase(Locale.ROOT);
    }
}
