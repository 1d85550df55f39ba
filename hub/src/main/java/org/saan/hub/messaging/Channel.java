package org.saan.hub.messaging;

import java.util.Locale;

/** A way to reach people. */
public enum Channel {
    IN_APP,
    EMAIL,
    LINE;

    public String key() {
        return "messaging.channel." + name().toLowerCase(Locale.ROOT);
    }
}
