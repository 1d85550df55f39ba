package org.saan.hub.materials;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * Who sells materials. Buyers and groups never see one.
 *
 * @param offers that are valid today
 */
public record SupplierView(
        UUID id,
        String code,
        LocalizedText name,
        @Nullable String contact,
        @Nullable String phone,
        String country,
        int offers) {}
