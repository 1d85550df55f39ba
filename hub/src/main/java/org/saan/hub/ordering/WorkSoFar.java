package org.saan.hub.ordering;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * How much work groups have had. Plans give work first to those that had little, where that costs nothing or little. Ordering asks
 * for it here and does not know who answers: the module that counts the programme does.
 */
public interface WorkSoFar {
    /** Of those of the groups of which anything is known. */
    Map<UUID, Had> of(Collection<UUID> groups);

    /**
     * The weeks just past, leave left out.
     *
     * @param minutes of paid work
     * @param time minutes that the group offered
     */
    record Had(long minutes, long time) {}
}
