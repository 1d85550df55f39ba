package org.saan.hub.sourcing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearWeek;

/** What an accepted quotation asks to be made. */
public record AcceptedQuotation(UUID id, String number, UUID buyerId, List<Line> lines) {
    public AcceptedQuotation {
        lines = List.copyOf(lines);
    }

    /** @param familyCode how it is planned; absent when it is of no craft */
    public record Line(@Nullable String familyCode, int quantity, YearWeek due) {}
}
