package org.saan.hub.trade;

import java.util.Locale;

/** How far a despatch is. */
public enum DespatchState {
    ON_THE_WAY,
    DELIVERED,
    /** It was written by mistake: nothing left with it. */
    WITHDRAWN;

    public String key() {
        return "trade.state." + name().toLowerCase(Locale.ROOT);
    }
}
