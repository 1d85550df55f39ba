package org.saan.hub.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The account of a leader as it stands in the list. */
public record LeaderRow(
        UUID id,
        String signInName,
        String name,
        @Nullable String phone,
        @Nullable String email,
        Instant createdAt) {}
