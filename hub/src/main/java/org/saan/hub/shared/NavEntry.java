package org.saan.hub.shared;

import java.util.Set;

/** A place in the main navigation that a module offers, for the roles that use it. */
public record NavEntry(int order, String wordKey, String path, String icon, Set<Role> roles) {
    public NavEntry {
        roles = Set.copyOf(roles);
    }
}
