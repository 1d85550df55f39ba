package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;

/** What an import did: it adds up to the rows given. */
public record UpsertCounts(int created, int updated, int unchanged, List<UUID> createdIds) {
    public UpsertCounts {
        createdIds = List.copyOf(createdIds);
    }
}
