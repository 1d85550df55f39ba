package org.saan.hub.design;

import java.util.Locale;

/** To whom a design belongs. A traditional motif has no private owner. */
public enum DesignOwner {
    PERSON,
    GROUP,
    HUB,
    BUYER,
    COMMUNITY,
    PUBLIC_DOMAIN;

    public String key() {
        return "designs.owner." + name().toLowerCase(Locale.ROOT);
    }
}
