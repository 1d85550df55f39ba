package org.saan.hub.ordering;

import java.util.Locale;

/** What became of a share that was offered to a group. */
public enum AllocationState {
    OFFERED,
    ACCEPTED,
    /** The group can make fewer; the coordinator answers. */
    COUNTERED,
    DECLINED,
    /** Taken back by the coordinator, or with the whole order. */
    CANCELLED;

    /** Whether its pieces and minutes count. */
    public boolean isLive() {
        return this == OFFERED || this == ACCEPTED || this == COUNTERED;
    }

    public boolean isOpen() {
        return this == OFFERED || this == COUNTERED;
    }

    public String key() {
        return "ordering.allocation." + name().toLowerCase(Locale.ROOT);
    }
}
