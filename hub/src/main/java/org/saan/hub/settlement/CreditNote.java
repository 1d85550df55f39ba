package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;

/**
 * A credit note (UNTDID 1001 code 381): what is taken back of an invoice. It never changes.
 *
 * @param was the net of the invoice before it, after those that came earlier
 */
public record CreditNote(
        UUID id,
        String number,
        UUID invoiceId,
        String invoice,
        Instant invoicedAt,
        UUID orderId,
        String order,
        UUID buyerId,
        String buyer,
        CreditReason reason,
        String words,
        Money discount,
        Money net,
        BigDecimal vatPercent,
        Money vat,
        Money total,
        Money was,
        Instant issuedAt,
        List<Line> lines) {
    public CreditNote {
        lines = List.copyOf(lines);
    }

    /** @param invoiceLine the line of the invoice whose pieces they are; absent for an amount */
    public record Line(
            @Nullable Integer invoiceLine,
            LocalizedText name,
            int quantity,
            String unitCode,
            BigDecimal price,
            Money amount) {}

    /** The net that is right. */
    public Money becomes() {
        return was.minus(net);
    }
}
