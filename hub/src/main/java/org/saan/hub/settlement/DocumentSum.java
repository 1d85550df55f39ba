package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.saan.hub.shared.Money;

/**
 * The sums of a document: each line is rounded, the discount is of the sum of the rounded lines, VAT is of what is left. What
 * is printed adds up to what is paid.
 */
public record DocumentSum(List<Money> lines, BigDecimal discountPercent, BigDecimal vatPercent) {
    public DocumentSum {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a document without lines");
        }
    }

    public static Money line(BigDecimal price, int quantity, Currency currency) {
        return Money.rounded(price.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    public Money gross() {
        return lines.stream().reduce(Money::plus).orElseThrow();
    }

    public Money discount() {
        return gross().percent(discountPercent);
    }

    public Money net() {
        return gross().minus(discount());
    }

    public Money vat() {
        return net().percent(vatPercent);
    }

    public Money total() {
        return net().plus(vat());
    }
}
