package org.saan.hub.sourcing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A buyer as others see it. */
public record BuyerView(
        UUID id,
        String code,
        String name,
        String country,
        @Nullable String email) {}
