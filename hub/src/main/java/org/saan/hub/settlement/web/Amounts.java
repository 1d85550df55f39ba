package org.saan.hub.settlement.web;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.web.Typed;
import org.saan.thaitext.NumberReading;
import org.saan.thaitext.ThaiNumbers;

/** Numbers as people type them, Thai digits and commas included. Nothing is rounded in silence. */
final class Amounts {
    private static final int LONGEST = 40;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

    private Amounts() {}

    static Optional<BigDecimal> number(String text) {
        return !text.isBlank()
                        && text.length() <= LONGEST
                        && ThaiNumbers.read(text) instanceof NumberReading.Number(var amount)
                        && amount.abs().compareTo(MOST) <= 0
                        && amount.scale() <= 8
                ? Optional.of(amount)
                : Optional.empty();
    }

    /** @throws Refusal beside the field */
    static BigDecimal number(Typed typed, String field, String wrong) {
        return number(typed.value(field)).orElseThrow(() -> Refusal.of(field, wrong));
    }

    static @Nullable BigDecimal numberOrNone(Typed typed, String field, String wrong) {
        return typed.value(field).isBlank() ? null : number(typed, field, wrong);
    }

    /** An amount that has no more places than its currency: 1,234.50 yen are refused. */
    static Money money(Typed typed, String field, Currency currency) {
        var number = number(typed, field, "settlement.amount_wrong");
        if (number.signum() < 0) {
            throw Refusal.of(field, "settlement.amount_wrong");
        }
        if (number.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw Refusal.of(
                    field,
                    "settlement.places",
                    currency.getCurrencyCode(),
                    currency.getDefaultFractionDigits(),
                    Money.rounded(number, currency).plain());
        }
        return Money.rounded(number, currency);
    }

    static Money moneyOrNothing(Typed typed, String field) {
        return typed.value(field).isBlank() ? Money.zero(Money.THB) : money(typed, field, Money.THB);
    }

    /** Without needless zeros: {@code 7}, {@code 0.75}. */
    static String percent(BigDecimal percent) {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    /** A price of one with all its places, two at least: {@code 1,250.00}, {@code 1.2345}. */
    static String price(BigDecimal price) {
        return new DecimalFormat("#,##0.00######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(price);
    }
}
