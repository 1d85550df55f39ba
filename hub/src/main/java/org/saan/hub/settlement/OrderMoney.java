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
 * The money of an order as it stands now: what it costs with the quantities of today, what was asked for, what came in.
 *
 * @param rate baht for one of the currency, of the day of agreement; absent for baht
 * @param invoicedNet without what was taken back to be invoiced again
 * @param forGood taken back by credit notes and not to be invoiced again, VAT included
 * @param quotationVersion of the accepted quotation by which it was priced; absent where it was priced by hand
 * @param unpriced lines that came to the order later and have no price yet: they are in no sum
 */
public record OrderMoney(
        UUID orderId,
        String number,
        UUID buyerId,
        String buyer,
        List<Line> lines,
        int unpriced,
        DocumentSum sum,
        @Nullable BigDecimal rate,
        @Nullable String rateSource,
        @Nullable LocalDate rateOn,
        boolean export,
        int dueDays,
        @Nullable Integer quotationVersion,
        Instant agreedAt,
        List<Milestone> milestones,
        Money invoicedNet,
        Money invoicedVat,
        Money forGood,
        Money paid) {
    public OrderMoney {
        lines = List.copyOf(lines);
        milestones = List.copyOf(milestones);
    }

    public record Line(LocalizedText name, int quantity, String unitCode, BigDecimal price, Money amount) {}

    /** @param invoiced whether it was asked for */
    public record Milestone(int position, BigDecimal percent, Money net, boolean invoiced) {}

    public Money total() {
        return sum.total();
    }

    public Money invoiced() {
        return invoicedNet.plus(invoicedVat);
    }

    public Money outstanding() {
        return total().minus(forGood).minus(paid);
    }

    /** What was not asked for yet; below nothing when more was asked for than the order now costs. */
    public Money toInvoice() {
        return total().minus(invoiced());
    }

    /** In baht, at the rate that was agreed. */
    public Money baht() {
        return rate == null ? total() : total().in(Money.THB, rate);
    }
}
