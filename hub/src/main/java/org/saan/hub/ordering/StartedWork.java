package org.saan.hub.ordering;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Says how much of the shares of groups has been begun, so that a change of an order takes no piece away that somebody is
 * making, has made or has delivered. A module that follows work publishes a bean; without one nothing has been begun.
 */
public interface StartedWork {
    /**
     * Pieces of each share that may not be taken back, in the transaction of the change, whose order is held; a share that is
     * not named has none.
     */
    Map<UUID, Integer> pieces(Collection<UUID> shares);
}
