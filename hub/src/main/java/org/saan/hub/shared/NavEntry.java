package org.saan.hub.shared;

import java.util.Set;

/**
 * A place in the main navigation that a module offers, for the roles that use it.
 *
 * @param order small ones first; where there are many, its menu too: below 12 daily, below 20 work and shipping, below 30 the
 *     programme, below 40 groups and people, below 60 the catalogue, the others the office
 */
public record NavEntry(int order, String wordKey, String path, String icon, Set<Role> roles) {
    public NavEntry {
        roles = Set.copyOf(roles);
    }
}
