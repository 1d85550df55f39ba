package org.saan.hub.ordering.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order as typed, before anything is read from it. */
record OrderForm(
        @Nullable String once,
        @Nullable String buyer,
        @Nullable String note,
        @Nullable List<LineForm> lines) {

    /** One more than an order may have, so that the surplus is told. */
    private static final int MOST_LINES = org.saan.hub.ordering.NewOrder.MAX_LINES + 1;

    OrderForm {
        once = Objects.requireNonNullElse(once, "");
        buyer = Objects.requireNonNullElse(buyer, "");
        note = Objects.requireNonNullElse(note, "");
        lines = lines == null || lines.isEmpty()
                ? List.of(LineForm.empty())
                // A form of a strange sender may leave lines out.
                : lines.stream()
                        .limit(MOST_LINES)
                        .map(line -> Objects.requireNonNullElseGet(line, LineForm::empty))
                        .toList();
    }

    /** The same content under this token; under a new one when it is null. */
    OrderForm withToken(@Nullable UUID token) {
        return new OrderForm(
                Objects.requireNonNullElseGet(token, UUID::randomUUID).toString(), buyer, note, lines);
    }

    OrderForm withOneMoreLine() {
        var more = new ArrayList<>(Objects.requireNonNull(lines));
        more.add(LineForm.empty());
        return new OrderForm(once, buyer, note, more);
    }

    OrderForm withoutLine(int index) {
        var fewer = new ArrayList<>(Objects.requireNonNull(lines));
        if (index >= 0 && index < fewer.size()) {
            fewer.remove(index);
        }
        return new OrderForm(once, buyer, note, fewer);
    }

    /** One line as typed. */
    record LineForm(
            @Nullable String family,
            @Nullable String quantity,
            @Nullable String release,
            @Nullable String due,
            @Nullable String grade,
            @Nullable String maxPrice,
            @Nullable String oneLot,
            @Nullable String maxGroups,
            @Nullable String batchMultiple) {

        LineForm {
            family = Objects.requireNonNullElse(family, "");
            quantity = Objects.requireNonNullElse(quantity, "");
            release = Objects.requireNonNullElse(release, "");
            due = Objects.requireNonNullElse(due, "");
            grade = Objects.requireNonNullElse(grade, "1");
            maxPrice = Objects.requireNonNullElse(maxPrice, "");
            oneLot = Objects.requireNonNullElse(oneLot, "");
            maxGroups = Objects.requireNonNullElse(maxGroups, "");
            batchMultiple = Objects.requireNonNullElse(batchMultiple, "1");
        }

        static LineForm empty() {
            return new LineForm(null, null, null, null, null, null, null, null, null);
        }
    }
}
