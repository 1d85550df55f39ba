package org.saan.hub.ordering;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearWeek;

/**
 * A change of a running order that somebody asked for.
 *
 * @param seen state of the order that it rests on, see {@link Amendments#seen}
 * @param askedBy one of {@link #ASKERS}
 * @param lines every line of the order, changed or not, and those to be added
 */
public record NewAmendment(
        String seen, @Nullable String reason, @Nullable String askedBy, List<Line> lines) {
    public static final Set<String> ASKERS = Set.of("buyer", "group", "programme");

    public NewAmendment {
        reason = reason == null || reason.isBlank() ? null : reason.strip();
        lines = List.copyOf(lines);
    }

    /**
     * A line as it shall be.
     *
     * @param id absent for a line to be added
     * @param family craft of a line to be added; that of a present one never changes
     * @param maxPriceMinor highest price a piece in satang; absent for no limit
     * @param removed whether the line shall go
     */
    public record Line(
            @Nullable UUID id,
            @Nullable String family,
            @Nullable BigDecimal quantity,
            @Nullable YearWeek due,
            @Nullable Long maxPriceMinor,
            boolean removed) {}
}
