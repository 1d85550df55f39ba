package org.saan.hub.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount of one currency, exact to its minor unit (satang, cents). */
public record Money(BigDecimal amount, Currency currency) {
    public static final Currency THB = Currency.getInstance("THB");

    public Money {
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    public static Money ofMinor(long minor, Currency currency) {
        return new Money(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()), currency);
    }

    public long minor() {
        return amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact();
    }

    public Money times(long count) {
        return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " plus " + other.currency);
        }
        return new Money(amount.add(other.amount), currency);
    }
}
