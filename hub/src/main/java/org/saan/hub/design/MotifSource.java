package org.saan.hub.design;

import java.util.Locale;

/** Where a motif comes from; what a community holds needs its recorded consent. */
public enum MotifSource {
    OWN,
    COMMUNITY,
    PUBLIC_DOMAIN;

    public String key() {
        return "designs.motif." + name().toLowerCase(Locale.ROOT);
    }
}
