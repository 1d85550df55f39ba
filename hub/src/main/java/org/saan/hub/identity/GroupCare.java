package org.saan.hub.identity;

import java.util.Optional;
import java.util.UUID;

/** Whose groups a coordinator helps. The module that keeps clusters and groups publishes one as a bean. */
public interface GroupCare {
    /** The cluster that a group belongs to; empty when it is not known. */
    Optional<UUID> findCluster(UUID group);
}
