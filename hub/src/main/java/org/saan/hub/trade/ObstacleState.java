package org.saan.hub.trade;

import java.util.Locale;

/**
 * How far a problem of exporting has come: heard, taken by somebody with a day, answered, and agreed to be solved by whoever told
 * it. Only they end it; it may be opened again.
 */
public enum ObstacleState {
    HEARD,
    OWNED,
    ANSWERED,
    AGREED;

    /** Key of its word. */
    public String key() {
        return "trade.obstacle.state." + name().toLowerCase(Locale.ROOT);
    }
}
