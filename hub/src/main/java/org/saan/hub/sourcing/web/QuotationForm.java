package org.saan.hub.sourcing.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Incoterms;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.EnquiryView;
import org.saan.hub.sourcing.NewQuotation;
import org.saan.hub.sourcing.QuotationView;
import org.saan.hub.sourcing.Quotations;

/** A version of a quotation as typed. Fields of lines are named after them: {@code price-LINE}. */
record QuotationForm(Map<String, String> typed) {
    private static final int USUAL_DEPOSIT = 30;
    private static final int DAYS_VALID = 30;

    QuotationForm {
        typed = Map.copyOf(typed);
    }

    /** The form as it opens: what was written last, or what was chosen from the answers. */
    static QuotationForm of(
            Shell shell,
            EnquiryView enquiry,
            @Nullable QuotationView quotation,
            Map<UUID, Quotations.Cost> costs,
            java.time.LocalDate today,
            String due) {
        var fields = new HashMap<String, String>();
        fields.put("validUntil", shell.date(today.plusDays(DAYS_VALID)));
        fields.put("currency", "THB");
        fields.put("incoterm", Incoterms.USUAL);
        fields.put("place", "");
        fields.put("deposit", String.valueOf(USUAL_DEPOSIT));
        for (var line : enquiry.lines()) {
            var cost = costs.get(line.id());
            fields.put("quantity-" + line.id(), shell.n(cost == null ? line.quantity() : cost.pieces()));
            fields.put("due-" + line.id(), due);
        }
        if (quotation != null) {
            fill(fields, shell, quotation.last());
        }
        return new QuotationForm(fields);
    }

    private static void fill(Map<String, String> fields, Shell shell, QuotationView.Version last) {
        fields.put("validUntil", shell.date(last.validUntil()));
        fields.put("currency", last.total().currency().getCurrencyCode());
        fields.put("incoterm", last.incoterm());
        fields.put("place", last.incotermPlace());
        fields.put("deposit", String.valueOf(last.depositPercent()));
        fields.put("note", last.note() == null ? "" : last.note());
        var rate = last.rate();
        if (rate != null) {
            fields.put("rate", rate.baht().toPlainString());
            fields.put("source", rate.source());
            fields.put("on", shell.date(rate.on()));
        }
        for (var line : last.lines()) {
            fields.put("quantity-" + line.enquiryLineId(), shell.n(line.quantity()));
            fields.put(
                    "price-" + line.enquiryLineId(),
                    line.price().stripTrailingZeros().toPlainString());
            fields.put("due-" + line.enquiryLineId(), Weeks.text(line.due()));
        }
    }

    String get(String field) {
        return typed.getOrDefault(field, "");
    }

    /** @throws Refusal at the first field that cannot be read */
    NewQuotation read(EnquiryView enquiry) {
        var currency = currency();
        var lines = new ArrayList<NewQuotation.Line>();
        for (var line : enquiry.lines()) {
            var at = "-" + line.id();
            int quantity = TypedAmounts.whole(get("quantity" + at), line.unitCode())
                    .orElseThrow(() -> Refusal.of("quantity" + at, "sourcing.quotation.bad_quantity"));
            if (quantity == 0) {
                continue;
            }
            lines.add(new NewQuotation.Line(
                    line.id(),
                    quantity,
                    Weeks.find(get("due" + at)).orElseThrow(() -> Refusal.of("due" + at, "sourcing.rfq.bad_due")),
                    TypedAmounts.number(get("price" + at))
                            .orElseThrow(() -> Refusal.of("price" + at, "sourcing.quotation.bad_price", 2))));
        }
        return new NewQuotation(
                TypedAmounts.day(get("validUntil"))
                        .orElseThrow(() -> Refusal.of("validUntil", "sourcing.enquiry.unreadable_date")),
                currency,
                rate(currency),
                get("incoterm"),
                get("place"),
                TypedAmounts.number(get("deposit"))
                        .filter(n -> n.stripTrailingZeros().scale() <= 0 && n.compareTo(BigDecimal.valueOf(100)) <= 0)
                        .map(BigDecimal::intValueExact)
                        .orElseThrow(() -> Refusal.of("deposit", "sourcing.quotation.bad_deposit")),
                get("note"),
                lines);
    }

    private Currency currency() {
        if (!NewQuotation.CURRENCIES.contains(get("currency"))) {
            throw Refusal.of("currency", "sourcing.quotation.bad_currency");
        }
        return Currency.getInstance(get("currency"));
    }

    private NewQuotation.@Nullable Rate rate(Currency currency) {
        if (currency.equals(Money.THB)) {
            return null;
        }
        return new NewQuotation.Rate(
                TypedAmounts.number(get("rate"))
                        .map(n -> n.setScale(8, RoundingMode.HALF_UP))
                        .orElseThrow(() -> Refusal.of("rate", "sourcing.quotation.bad_rate")),
                get("source"),
                TypedAmounts.day(get("on")).orElseThrow(() -> Refusal.of("rate", "sourcing.quotation.bad_rate")));
    }
}
