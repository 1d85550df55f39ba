package org.saan.hub.ordering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearWeek;

/** A line of an order; {@code quantity = allocated + unallocated}, and {@code allocated = accepted + waiting}. */
public record LineView(
        UUID id,
        int position,
        String familyCode,
        int quantity,
        int allocated,
        int unallocated,
        int accepted,
        YearWeek release,
        YearWeek due,
        int grade,
        @Nullable Long maxPriceMinor,
        @Nullable Integer maxGroups,
        int batchMultiple,
        boolean oneLot) {
    public int waiting() {
        return allocated - accepted;
    }
}
