package org.saan.hub.ordering;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Viewer;

/**
 * What follows when a group has said yes. Ordering asks for it here and does not know who answers: the module that follows
 * work does. Changes happen within the transaction of the caller, which holds the order.
 */
public interface Work {
    /** The group has the share: its work order is made. */
    void begin(UUID allocation, Viewer viewer);

    /**
     * Pieces of the share that can still be taken back: not delivered, or delivered and turned down. The work is held until the
     * transaction ends.
     */
    int open(UUID allocation);

    /** Takes so many of the open pieces back; what is delivered stays as it is. */
    void withdraw(UUID allocation, int pieces, Viewer viewer);

    /** Where the groups tell of their work, for those of the shares that have any. */
    Map<UUID, Step> steps(Collection<UUID> allocations);

    /**
     * @param made pieces finished so far
     * @param path of the page on which the group tells how far it is
     */
    record Step(int made, int needed, String path) {}
}
