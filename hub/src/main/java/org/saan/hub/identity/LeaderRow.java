package org.saan.hub.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account of a leader as it stands in the list.
 *
 * @param asksSince the leader cannot get in and asked for a sheet
 */
public record LeaderRow(
        UUID id,
        String signInName,
        String name,
        @Nullable String phone,
        @Nullable String email,
        Instant createdAt,
        @Nullable Instant asksSince) {}
