package org.saan.hub.sourcing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.threeten.extra.YearWeek;

/**
 * A request as the group that is asked sees it: its lines and its own answer, and nothing of any other group or of the buyer.
 *
 * @param id of this group's copy
 * @param answerBy last day on which an answer is in time
 * @param open whether an answer is still heard
 * @param answer the last one
 */
public record OwnRfq(
        UUID id,
        String number,
        UUID groupId,
        LocalizedText group,
        Instant issuedAt,
        LocalDate answerBy,
        boolean open,
        @Nullable String note,
        List<Line> lines,
        @Nullable Answered answer) {
    public OwnRfq {
        lines = List.copyOf(lines);
    }

    /** @param due week by the end of which the pieces must be at the hub */
    public record Line(UUID id, LocalizedText name, String familyCode, int quantity, String unitCode, YearWeek due) {}

    /** What was answered, which version it is, and whether it came after the last day. */
    public record Answered(UUID id, int version, boolean late, Instant at, RfqAnswer said) {}
}
