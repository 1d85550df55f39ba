package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;

/**
 * What an order costs its buyer, as it is agreed; it stays.
 *
 * @param rate baht for one of the currency; absent for baht
 * @param discountPercent of the sum of the lines
 * @param export whether the goods leave the country: VAT of 0 per cent
 * @param milestones per cent of each instalment, 100 together
 * @param prices of one, by order line
 */
public record NewTerms(
        Currency currency,
        @Nullable BigDecimal rate,
        @Nullable String rateSource,
        @Nullable LocalDate rateOn,
        BigDecimal discountPercent,
        boolean export,
        int dueDays,
        List<BigDecimal> milestones,
        Map<UUID, BigDecimal> prices) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public NewTerms {
        milestones = List.copyOf(milestones);
        prices = Map.copyOf(prices);
    }

    void check() {
        boolean foreign = !currency.equals(Money.THB);
        if (foreign
                        && (rate == null
                                || rate.signum() <= 0
                                || rateSource == null
                                || rateSource.length() < 3
                                || rateOn == null)
                || !foreign && (rate != null || rateSource != null || rateOn != null)) {
            throw Refusal.of("rate", "settlement.rate_needed");
        }
        if (discountPercent.signum() < 0 || discountPercent.compareTo(HUNDRED) > 0) {
            throw Refusal.of("discount", "settlement.percent");
        }
        if (dueDays < 0 || dueDays > 365) {
            throw Refusal.of("dueDays", "settlement.due_days");
        }
        Milestones.check(milestones);
    }
}
