package org.saan.hub.sourcing.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.Words;
import org.saan.hub.sourcing.QuotationView;

/** A version of a quotation in words, alike on screen and on paper. Amounts have all their decimals, as documents do. */
record QuotationWords(Words words, Language language, QuotationView quotation, QuotationView.Version version) {

    /** Words of quotations, such as {@code total}. */
    String say(String key, Object... args) {
        return words.say(language, "sourcing.quotation." + key, args);
    }

    private Printing print() {
        return new Printing(language);
    }

    /** A line as it is printed. */
    record Line(String name, String quantity, String price, String amount, String due) {}

    List<Line> lines() {
        return version.lines().stream()
                .map(line -> new Line(
                        line.name().in(language),
                        print().number(line.quantity()) + "\u00a0" + unit(line.unitCode()),
                        price(line.price()),
                        amount(line.amount()),
                        print().date(Weeks.friday(line.due()))))
                .toList();
    }

    private String unit(String code) {
        var key = "sourcing.unit." + code;
        return words.has(key) ? words.say(language, key) : code;
    }

    /** With at least as many decimals as the currency has. */
    private String price(BigDecimal price) {
        int places = version.total().currency().getDefaultFractionDigits();
        var plain = price.stripTrailingZeros();
        return String.format(java.util.Locale.ROOT, "%,." + Math.max(places, plain.scale()) + "f", plain);
    }

    String amount(Money money) {
        return String.format(
                java.util.Locale.ROOT, "%,." + money.currency().getDefaultFractionDigits() + "f", money.amount());
    }

    String currency() {
        return version.total().currency().getCurrencyCode();
    }

    String total() {
        return currency() + "\u00a0" + amount(version.total());
    }

    /** The conditions, each a sentence. */
    List<String> terms() {
        var terms = new ArrayList<String>();
        terms.add(say("valid", print().date(version.validUntil())));
        terms.add(say("term", version.incoterm(), version.incotermPlace()));
        terms.add(version.depositPercent() == 0 ? say("no_deposit") : say("deposit_terms", version.depositPercent()));
        var rate = rate();
        if (rate != null) {
            terms.add(rate);
        }
        return terms;
    }

    private @Nullable String rate() {
        var rate = version.rate();
        return rate == null
                ? null
                : say("rate_terms", currency(), rate.baht().toPlainString(), rate.source(), print().date(rate.on()));
    }
}
