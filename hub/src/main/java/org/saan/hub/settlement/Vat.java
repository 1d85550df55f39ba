package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.saan.hub.shared.Money;

/**
 * Value added tax of a document: computed once on the sum of its lines, never line by line.
 *
 * @param net before the tax
 */
public record Vat(Money net, Money tax) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static Vat on(Money net, BigDecimal percent) {
        return new Vat(net, net.percent(percent));
    }

    public static Vat onLines(List<Money> lines, BigDecimal percent) {
        return on(lines.stream().reduce(Money::plus).orElseThrow(), percent);
    }

    /** The tax that is inside a price. */
    public static Vat inside(Money gross, BigDecimal percent) {
        var tax = new Money(
                gross.amount()
                        .multiply(percent)
                        .divide(
                                HUNDRED.add(percent),
                                gross.currency().getDefaultFractionDigits(),
                                RoundingMode.HALF_UP),
                gross.currency());
        return new Vat(gross.minus(tax), tax);
    }

    public Money gross() {
        return net.plus(tax);
    }
}
