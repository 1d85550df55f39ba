package org.saan.hub.identity;

import java.time.Instant;
import java.util.UUID;
import org.saan.hub.shared.Role;

/** An account as it stands in the list. */
public record AccountRow(
        UUID id,
        String signInName,
        String name,
        Role role,
        boolean hasPassword,
        boolean secondFactor,
        boolean disabled,
        Instant createdAt) {}
