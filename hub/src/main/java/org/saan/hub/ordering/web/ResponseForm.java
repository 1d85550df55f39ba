package org.saan.hub.ordering.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.NewOrder;

/** An answer to a buyer as typed. */
record ResponseForm(
        @Nullable String once,
        @Nullable String note,
        @Nullable List<LineForm> lines) {
    ResponseForm {
        once = Objects.requireNonNullElse(once, "");
        note = Objects.requireNonNullElse(note, "");
        lines = lines == null
                ? List.of()
                : lines.stream()
                        .limit(NewOrder.MAX_LINES + 1L)
                        .map(line -> Objects.requireNonNullElseGet(line, () -> new LineForm(null, null, null)))
                        .toList();
    }

    record LineForm(
            @Nullable String line,
            @Nullable String quantity,
            @Nullable String week) {
        LineForm {
            line = Objects.requireNonNullElse(line, "");
            quantity = Objects.requireNonNullElse(quantity, "");
            week = Objects.requireNonNullElse(week, "");
        }
    }
}
