package org.saan.hub.settlement;

import java.math.BigDecimal;
import org.saan.hub.shared.Money;

/**
 * Tax that a payer keeps back for the Revenue Department, of the price before VAT. The rate is printed as it was given.
 *
 * @param vat on the same price
 */
public record Withholding(Money base, Money vat, BigDecimal percent, Money withheld) {

    /**
     * @param from in the unit of the base: smaller payments have nothing kept back
     */
    public static Withholding of(Money base, BigDecimal vatPercent, BigDecimal percent, Money from) {
        boolean due = base.amount().compareTo(from.amount()) >= 0;
        var rate = due ? percent : BigDecimal.ZERO;
        return new Withholding(base, base.percent(vatPercent), rate, base.percent(rate));
    }

    public Money toPay() {
        return base.plus(vat).minus(withheld);
    }
}
