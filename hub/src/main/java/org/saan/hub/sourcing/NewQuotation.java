package org.saan.hub.sourcing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Incoterms;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.threeten.extra.YearWeek;

/**
 * A version of a quotation to be written.
 *
 * @param validUntil included
 * @param rate baht for one of the currency, with its source and day; absent for baht
 * @param incoterm of Incoterms 2020, with its named place
 * @param depositPercent of the total, before work begins
 */
public record NewQuotation(
        LocalDate validUntil,
        Currency currency,
        @Nullable Rate rate,
        String incoterm,
        String incotermPlace,
        int depositPercent,
        @Nullable String note,
        List<Line> lines) {
    /** In which buyers are quoted. */
    public static final List<String> CURRENCIES =
            List.of("THB", "USD", "EUR", "GBP", "JPY", "NOK", "SEK", "DKK", "CHF", "AUD", "SGD");

    private static final int LONGEST = 120;
    private static final int LONGEST_NOTE = 2000;
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(10_000_000);
    private static final int PLACES = 4;

    public NewQuotation {
        incotermPlace = incotermPlace.strip();
        note = note == null || note.isBlank() ? null : note.strip();
        lines = List.copyOf(lines);
    }

    /** What one of the currency costs in baht; entered with where it was read and for which day. */
    public record Rate(BigDecimal baht, String source, LocalDate on) {
        public Rate {
            source = source.strip();
        }
    }

    /** @param price of one, in the currency; up to four places where the currency has two, none where it has none */
    public record Line(UUID enquiryLineId, int quantity, YearWeek due, BigDecimal price) {
        /** Rounded half up to the minor unit, once, at the line: the total is the sum of these. */
        public Money amount(Currency currency) {
            return new Money(
                    price.multiply(BigDecimal.valueOf(quantity))
                            .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP),
                    currency);
        }
    }

    /** The sum of the lines as they are printed. */
    public Money total() {
        return lines.stream().map(line -> line.amount(currency)).reduce(Money.ofMinor(0, currency), Money::plus);
    }

    /** @throws Refusal at the first field that is wrong */
    void check(LocalDate today, YearWeek now) {
        if (validUntil.isBefore(today)) {
            throw Refusal.of("validUntil", "sourcing.quotation.bad_valid");
        }
        if (!CURRENCIES.contains(currency.getCurrencyCode())) {
            throw Refusal.of("currency", "sourcing.quotation.bad_currency");
        }
        checkRate(today);
        if (!Incoterms.CODES.contains(incoterm)) {
            throw Refusal.of("incoterm", "sourcing.quotation.bad_incoterm");
        }
        if (incotermPlace.isEmpty() || incotermPlace.length() > LONGEST) {
            throw Refusal.of("place", "sourcing.quotation.bad_place");
        }
        if (depositPercent < 0 || depositPercent > 100) {
            throw Refusal.of("deposit", "sourcing.quotation.bad_deposit");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Refusal.of("note", "sourcing.rfq.long_note", LONGEST_NOTE);
        }
        if (lines.isEmpty()) {
            throw Refusal.of("lines", "sourcing.quotation.no_lines");
        }
        lines.forEach(line -> check(line, now));
    }

    private void checkRate(LocalDate today) {
        if (currency.equals(Money.THB) != (rate == null)) {
            throw Refusal.of("rate", "sourcing.quotation.bad_rate");
        }
        if (rate != null
                && (rate.baht().signum() <= 0
                        || rate.baht().compareTo(HIGHEST) > 0
                        || rate.source().isEmpty()
                        || rate.source().length() > LONGEST
                        || rate.on().isAfter(today))) {
            throw Refusal.of("rate", "sourcing.quotation.bad_rate");
        }
    }

    private void check(Line line, YearWeek now) {
        int places = currency.getDefaultFractionDigits() == 0 ? 0 : PLACES;
        if (line.price().signum() <= 0
                || line.price().compareTo(HIGHEST) > 0
                || line.price().stripTrailingZeros().scale() > places) {
            throw Refusal.of("price-" + line.enquiryLineId(), "sourcing.quotation.bad_price", places);
        }
        if (line.quantity() < 1 || line.quantity() > 1_000_000) {
            throw Refusal.of("quantity-" + line.enquiryLineId(), "sourcing.quotation.bad_quantity");
        }
        if (line.due().isBefore(now)) {
            throw Refusal.of("due-" + line.enquiryLineId(), "sourcing.rfq.bad_due");
        }
    }
}
