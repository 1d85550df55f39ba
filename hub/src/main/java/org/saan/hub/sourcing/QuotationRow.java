package org.saan.hub.sourcing;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Money;

/**
 * A quotation in the list.
 *
 * @param version the one that the buyer has, or the draft where nothing was sent
 * @param declined why the buyer said no to that version; a key under {@code sourcing.decline}
 */
public record QuotationRow(
        UUID id,
        String number,
        String enquiryNumber,
        String organisation,
        QuotationState state,
        int version,
        Money total,
        LocalDate validUntil,
        @Nullable String declined) {}
