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

    /**
     * The amount at the border of a document: half a satang and more goes up, in its size (−2.345 is −2.35). Once for each
     * line; a total is the sum of what is printed.
     */
    public static Money rounded(BigDecimal exact, Currency currency) {
        return new Money(exact.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
    }

    public static Money zero(Currency currency) {
        return ofMinor(0, currency);
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

    public Money minus(Money other) {
        return plus(new Money(other.amount.negate(), other.currency));
    }

    /** So many per cent of it, rounded once. */
    public Money percent(BigDecimal rate) {
        return rounded(amount.multiply(rate).movePointLeft(2), currency);
    }

    /** The same money in another currency, at a rate as it was given: so many of the other for one of this. */
    public Money in(Currency other, BigDecimal rate) {
        return rounded(amount.multiply(rate), other);
    }

    /** As programs write it: {@code 600.00}, never {@code 6E+2} or {@code 600}. */
    public String plain() {
        return amount.toPlainString();
    }
}
