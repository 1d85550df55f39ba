package org.saan.hub.identity;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;

/**
 * Organisations that an account can be bound to. The module that keeps groups, clusters or buyers publishes one as a bean.
 */
public interface OrganisationSource {

    /** A group, cluster or buyer. */
    record Organisation(UUID id, String code, LocalizedText name) {}

    /** Whether people of that role belong to organisations of this source. */
    boolean serves(Role role);

    /** The organisation with that code, letter case aside. */
    Optional<Organisation> findByCode(String code);
}
