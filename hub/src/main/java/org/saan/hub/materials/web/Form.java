package org.saan.hub.materials.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.materials.MaterialKind;
import org.saan.hub.materials.NewMaterial;
import org.saan.hub.materials.NewOffer;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.shared.web.TypedNumber;

/** Reads the forms of materials; numbers may be in Thai digits. */
final class Form {
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000L);
    private static final int PLACES = 8;

    private Form() {}

    static @Nullable String text(Typed typed, String field) {
        var words = typed.value(field).strip();
        return words.isEmpty() ? null : words;
    }

    /** Words in either language or both, from two fields. */
    static LocalizedText both(Typed typed, String field) {
        var found = maybe(typed, field);
        if (found == null) {
            throw Refusal.of(field + "Th", "materials.words_missing");
        }
        return found;
    }

    static @Nullable LocalizedText maybe(Typed typed, String field) {
        var th = text(typed, field + "Th");
        var en = text(typed, field + "En");
        return th == null && en == null ? null : new LocalizedText(th, en);
    }

    /** An amount; below nothing where a minus stands before it. */
    static BigDecimal amount(Typed typed, String field) {
        var found = number(field, typed.value(field).strip(), "materials.amount_wrong");
        if (found == null) {
            throw Refusal.of(field, "materials.amount_wrong");
        }
        return found;
    }

    static @Nullable BigDecimal number(String field, String text, String wrong) {
        if (text.isEmpty()) {
            return null;
        }
        var less = text.startsWith("-");
        var amount = TypedNumber.read(less ? text.substring(1) : text, MOST, PLACES)
                .orElseThrow(() -> Refusal.of(field, wrong));
        return less ? amount.negate() : amount;
    }

    /** A key that was chosen; one that the page does not offer was not sent by the page. */
    static UUID key(Typed typed, String field) {
        var found = maybeKey(typed, field);
        if (found == null) {
            throw Refusal.of(field, "materials.choose");
        }
        return found;
    }

    static @Nullable UUID maybeKey(Typed typed, String field) {
        var text = typed.value(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException forged) {
            throw new NotFound(field);
        }
    }

    static NewMaterial material(Typed typed) {
        var unit = typed.value("unit", "KGM");
        if (!NewMaterial.UNITS.contains(unit)) {
            throw new NotFound("unit");
        }
        var months = new ArrayList<Integer>();
        for (int month = 1; month <= 12; month++) {
            if (typed.is("month" + month, "yes")) {
                months.add(month);
            }
        }
        return new NewMaterial(
                typed.value("code").strip().toUpperCase(java.util.Locale.ROOT),
                typed.choice("kind", MaterialKind.YARN),
                both(typed, "name"),
                unit,
                fibres(typed),
                months,
                maybe(typed, "hazard"));
    }

    private static Map<String, BigDecimal> fibres(Typed typed) {
        var all = new TreeMap<String, BigDecimal>();
        for (var fibre : NewMaterial.FIBRES) {
            var percent = number("fibres", typed.value("fibre_" + fibre).strip(), "materials.fibres_wrong");
            if (percent != null && percent.signum() != 0) {
                if (percent.signum() < 0 || percent.stripTrailingZeros().scale() > 2) {
                    throw Refusal.of("fibres", "materials.fibres_wrong");
                }
                all.put(fibre, percent);
            }
        }
        return all;
    }

    /** Breaks are lines of quantity and price: {@code 30 = 1250}. */
    static NewOffer offer(Typed typed) {
        var currency = currency(typed);
        var breaks = new ArrayList<NewOffer.Break>();
        for (var line : typed.value("breaks").strip().split("[\\r\\n;]+")) {
            var parts = line.split("=");
            if (parts.length != 2) {
                throw Refusal.of("breaks", "materials.breaks_wrong");
            }
            var from = number("breaks", parts[0].strip(), "materials.breaks_wrong");
            var each = number("breaks", parts[1].strip(), "materials.breaks_wrong");
            if (from == null
                    || each == null
                    || each.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()
                    || breaks.stream().anyMatch(one -> one.from().compareTo(from) == 0)) {
                throw Refusal.of("breaks", "materials.breaks_wrong");
            }
            breaks.add(new NewOffer.Break(
                    from,
                    each.movePointRight(currency.getDefaultFractionDigits()).longValueExact()));
        }
        var lead = typed.number("lead", "materials.amount_wrong");
        return new NewOffer(
                key(typed, "supplier"),
                currency,
                amount(typed, "minimum"),
                amount(typed, "pack"),
                List.copyOf(breaks),
                lead == null ? -1 : lead,
                day(typed, "until"));
    }

    private static Currency currency(Typed typed) {
        var code = typed.value("currency", "THB");
        if (!List.of("THB", "USD", "LAK", "VND", "CNY").contains(code)) {
            throw new NotFound("currency");
        }
        return Currency.getInstance(code);
    }

    static LocalDate day(Typed typed, String field) {
        return typed.date(field, "materials.day_wrong");
    }
}
