package org.saan.hub.ordering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearWeek;

/**
 * A job as the group sees it: what, how many, by when, pay. Nothing of the buyer or of other groups.
 *
 * @param first first week with work, and {@code last} the last
 * @param due week in which the pieces must be at the hub
 */
public record OfferView(
        UUID id,
        String orderNumber,
        String familyCode,
        AllocationState state,
        int quantity,
        @Nullable Integer counterQuantity,
        @Nullable String reason,
        long priceMinor,
        @Nullable YearWeek first,
        @Nullable YearWeek last,
        YearWeek due,
        int batchMultiple,
        int version) {}
