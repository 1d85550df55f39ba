package org.saan.hub.trade;

import java.util.Locale;

/** How the teller of a problem agreed that it is solved: by themselves in the hub, or to somebody of the office. */
public enum AgreedHow {
    SELF,
    PHONE,
    MEETING,
    LETTER;

    /** Key of its word. */
    public String key() {
        return "trade.obstacle.how." + name().toLowerCase(Locale.ROOT);
    }
}
