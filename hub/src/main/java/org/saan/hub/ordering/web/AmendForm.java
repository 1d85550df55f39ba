package org.saan.hub.ordering.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.NewOrder;

/**
 * A change of an order as typed.
 *
 * @param seen state of the order that was on the page
 * @param looked mark of what was typed when its meaning was last shown; empty when it was not
 */
record AmendForm(
        @Nullable String once,
        @Nullable String seen,
        @Nullable String looked,
        @Nullable String reason,
        @Nullable String askedBy,
        @Nullable List<LineForm> lines) {

    AmendForm {
        once = Objects.requireNonNullElse(once, "");
        seen = Objects.requireNonNullElse(seen, "");
        looked = Objects.requireNonNullElse(looked, "");
        reason = Objects.requireNonNullElse(reason, "");
        askedBy = Objects.requireNonNullElse(askedBy, "");
        lines = lines == null
                ? List.of()
                : lines.stream()
                        .limit(NewOrder.MAX_LINES + 1L)
                        .map(line -> Objects.requireNonNullElseGet(line, LineForm::empty))
                        .toList();
    }

    /** Says whether two forms mean the same change. */
    String mark() {
        return Integer.toHexString(Objects.hash(String.valueOf(lines)));
    }

    AmendForm with(UUID token, String nowSeen, String nowLooked) {
        return new AmendForm(token.toString(), nowSeen, nowLooked, reason, askedBy, lines);
    }

    AmendForm withOneMoreLine() {
        var more = new ArrayList<>(Objects.requireNonNull(lines));
        more.add(LineForm.empty());
        return new AmendForm(once, seen, "", reason, askedBy, more);
    }

    /** @param line id of a present line; empty for one to be added, which then has a family */
    record LineForm(
            @Nullable String line,
            @Nullable String family,
            @Nullable String quantity,
            @Nullable String due,
            @Nullable String maxPrice,
            @Nullable String removed) {

        LineForm {
            line = Objects.requireNonNullElse(line, "");
            family = Objects.requireNonNullElse(family, "");
            quantity = Objects.requireNonNullElse(quantity, "");
            due = Objects.requireNonNullElse(due, "");
            maxPrice = Objects.requireNonNullElse(maxPrice, "");
            removed = Objects.requireNonNullElse(removed, "");
        }

        static LineForm empty() {
            return new LineForm(null, null, null, null, null, null);
        }

        boolean isNew() {
            return String.valueOf(line).isEmpty();
        }

        boolean goes() {
            return "yes".equals(removed);
        }
    }
}
