package org.saan.hub.trade;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A despatch as it is written down.
 *
 * @param once token of the form; the same form sent again is the same despatch
 * @param carrier who carries it, as the office calls them
 * @param tracking the carrier's number of it
 * @param cartons how many cartons, at least one
 * @param grossGrams weight with packing, in grams
 * @param on day on which it left the hub
 * @param expected day on which it should arrive
 * @param parts pieces of each order line; those of none are left out
 */
public record NewDespatch(
        UUID once,
        String carrier,
        @Nullable String tracking,
        int cartons,
        @Nullable Long grossGrams,
        LocalDate on,
        @Nullable LocalDate expected,
        List<Part> parts) {
    public NewDespatch {
        parts = List.copyOf(parts);
    }

    public record Part(UUID lineId, int pieces) {}
}
