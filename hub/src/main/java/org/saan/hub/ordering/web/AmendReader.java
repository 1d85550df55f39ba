package org.saan.hub.ordering.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.Amendments;
import org.saan.hub.ordering.NewAmendment;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;

/** Reads a typed change; what cannot be read and what the rules refuse is said together. */
final class AmendReader {
    private static final int MOST_SATANG = 100_000_000;

    private final Map<String, Refusal> unreadable = new HashMap<>();
    private final NewAmendment wanted;

    AmendReader(AmendForm form) {
        var typed = Objects.requireNonNull(form.lines());
        wanted = new NewAmendment(
                String.valueOf(form.seen()),
                form.reason(),
                form.askedBy(),
                IntStream.range(0, typed.size())
                        .filter(i -> !isBlank(typed.get(i)))
                        .mapToObj(i -> line("lines[" + i + "].", typed.get(i)))
                        .toList());
    }

    /** A line to be added in which nothing was typed is none. */
    private static boolean isBlank(AmendForm.LineForm line) {
        return line.isNew() && (line.goes() || blank(line.family()) && blank(line.quantity()) && blank(line.due()));
    }

    NewAmendment wanted() {
        return wanted;
    }

    Map<String, String> errors(Amendments amendments, UUID order, Shell shell, Viewer viewer) {
        var all = new LinkedHashMap<String, String>();
        unreadable.forEach((field, refusal) -> all.put(field, shell.say(refusal)));
        amendments
                .errors(order, wanted, viewer)
                .forEach(refusal -> all.putIfAbsent(String.valueOf(refusal.field()), shell.say(refusal)));
        return all;
    }

    private NewAmendment.Line line(String at, AmendForm.LineForm typed) {
        return new NewAmendment.Line(
                OrderFormReader.id(String.valueOf(typed.line())),
                blank(typed.family()) ? null : typed.family(),
                quantity(at + "quantity", typed.quantity()),
                blank(typed.due())
                        ? null
                        : Weeks.find(String.valueOf(typed.due())).orElse(null),
                price(at + "maxPrice", typed.maxPrice()),
                typed.goes());
    }

    private @Nullable BigDecimal quantity(String field, @Nullable String text) {
        if (blank(text)) {
            return null;
        }
        var pieces = QuantityText.pieces(String.valueOf(text));
        if (pieces.isEmpty()) {
            unreadable.put(field, Refusal.of(field, "ordering.line.unreadable_quantity", String.valueOf(text)));
        }
        return pieces.orElse(null);
    }

    private @Nullable Long price(String field, @Nullable String text) {
        if (blank(text)) {
            return null;
        }
        var satang = QuantityText.baht(String.valueOf(text))
                .map(baht -> baht.movePointRight(2).stripTrailingZeros())
                .filter(amount -> amount.scale() <= 0 && amount.compareTo(BigDecimal.valueOf(MOST_SATANG)) <= 0);
        if (satang.isEmpty()) {
            unreadable.put(field, Refusal.of(field, "ordering.line.bad_price"));
        }
        return satang.map(BigDecimal::longValueExact).orElse(null);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
