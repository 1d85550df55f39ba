package org.saan.hub.ordering;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearWeek;

/** An answer to be given: for every line of the order, in its order. */
public record NewOrderResponse(@Nullable String note, List<Line> lines) {
    public NewOrderResponse {
        note = note == null || note.isBlank() ? null : note.strip();
        lines = List.copyOf(lines);
    }

    /** @param week may be absent when no piece is promised */
    public record Line(
            UUID line,
            @Nullable BigDecimal quantity,
            @Nullable YearWeek week) {}
}
