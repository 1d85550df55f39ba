package org.saan.hub.production;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that arrive together and were dyed in one lot; pieces of two lots are two deliveries.
 *
 * @param once token of the form
 * @param said how many the group says it sent
 * @param counted how many the hub counted
 */
public record NewDelivery(
        UUID once,
        int said,
        int counted,
        @Nullable String dyeLot,
        @Nullable Colour colour) {
    public NewDelivery {
        dyeLot = dyeLot == null || dyeLot.isBlank() ? null : dyeLot.strip();
    }
}
