package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;

/**
 * An invoice. But for what was paid and taken back of it, it never changes.
 *
 * @param milestone the instalment; absent where it is all that was left
 * @param rate baht for one of the currency, of the day of agreement
 */
public record InvoiceView(
        UUID id,
        String number,
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        String buyer,
        @Nullable Integer milestone,
        @Nullable BigDecimal rate,
        Money discount,
        Money net,
        BigDecimal vatPercent,
        Money vat,
        Money total,
        Money creditedNet,
        Money creditedVat,
        Money paid,
        LocalDate dueOn,
        Instant issuedAt,
        List<Line> lines) {
    public InvoiceView {
        lines = List.copyOf(lines);
    }

    public record Line(LocalizedText name, int quantity, String unitCode, BigDecimal price, Money amount) {}

    /** Taken back by credit notes. */
    public Money credited() {
        return creditedNet.plus(creditedVat);
    }

    public Money outstanding() {
        return total.minus(credited()).minus(paid);
    }

    public boolean isPaid() {
        return outstanding().amount().signum() == 0;
    }

    /** All of it was taken back. */
    public boolean isCredited() {
        return total.minor() > 0 && credited().equals(total);
    }

    public boolean isOverdue(LocalDate today) {
        return !isPaid() && today.isAfter(dueOn);
    }
}
