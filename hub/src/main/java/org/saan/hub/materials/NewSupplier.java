package org.saan.hub.materials;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A supplier as it is entered.
 *
 * @param country ISO 3166-1, two letters
 */
public record NewSupplier(
        String code,
        LocalizedText name,
        @Nullable String contact,
        @Nullable String phone,
        String country) {}
