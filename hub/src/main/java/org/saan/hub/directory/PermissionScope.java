package org.saan.hub.directory;

import java.util.Locale;

/** What one organisation lets another see. */
public enum PermissionScope {
    /** Free weeks of its groups. */
    CAPACITY,
    /** Leaders and how they are reached. */
    CONTACTS,
    /** Designs that are not public. */
    DESIGNS;

    public String key() {
        return "people.scope." + name().toLowerCase(Locale.ROOT);
    }
}
