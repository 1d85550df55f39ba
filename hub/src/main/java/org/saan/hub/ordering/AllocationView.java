package org.saan.hub.ordering;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A share of a line at a group.
 *
 * @param counterQuantity what the group can make, while it asks for fewer
 * @param reason why it said no, or was taken back
 * @param minutes work by ISO week
 * @param version grows with every change; an answer names the one that was seen
 */
public record AllocationView(
        UUID id,
        UUID lineId,
        UUID groupId,
        String familyCode,
        AllocationState state,
        int quantity,
        @Nullable Integer counterQuantity,
        @Nullable String reason,
        long priceMinor,
        SortedMap<String, Integer> minutes,
        List<Reason> because,
        Instant offeredAt,
        int version,
        boolean agreedFewer) {

    /** Whether the group has said that it can make no more of the line: all of it, or what is beyond this share. */
    public boolean wantsNoMore() {
        return state == AllocationState.DECLINED
                || state == AllocationState.COUNTERED
                || state == AllocationState.ACCEPTED && agreedFewer;
    }
}
