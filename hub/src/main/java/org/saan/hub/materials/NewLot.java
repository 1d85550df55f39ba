package org.saan.hub.materials;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came in together.
 *
 * @param once token of the form
 * @param dyeBath as the dyer calls it; what was dyed together matches
 * @param origin country, ISO 3166-1
 * @param quantity in the unit of the material
 */
public record NewLot(
        UUID once,
        UUID materialId,
        @Nullable UUID supplierId,
        @Nullable String dyeBath,
        @Nullable String origin,
        BigDecimal quantity,
        LocalDate receivedOn) {}
