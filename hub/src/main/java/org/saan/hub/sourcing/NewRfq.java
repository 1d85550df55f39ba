package org.saan.hub.sourcing;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.threeten.extra.YearWeek;

/**
 * A request for quotation to be issued to chosen groups, for all lines of an enquiry that are of a craft.
 *
 * @param groups who is asked
 * @param answerBy last day on which an answer is in time
 * @param due week by the end of which the pieces must be at the hub
 */
public record NewRfq(
        UUID enquiryId,
        Set<UUID> groups,
        LocalDate answerBy,
        YearWeek due,
        @Nullable String note) {
    public static final int MOST_GROUPS = 50;
    private static final int LONGEST_NOTE = 1000;

    public NewRfq {
        groups = java.util.Collections.unmodifiableSet(new TreeSet<>(groups));
        note = note == null || note.isBlank() ? null : note.strip();
    }

    /** @throws Refusal at the first field that is wrong */
    void check(LocalDate today, YearWeek now) {
        if (groups.isEmpty() || groups.size() > MOST_GROUPS) {
            throw Refusal.of("groups", "sourcing.rfq.choose_groups", MOST_GROUPS);
        }
        if (answerBy.isBefore(today)) {
            throw Refusal.of("answerBy", "sourcing.rfq.bad_answer_by");
        }
        if (due.isBefore(now)) {
            throw Refusal.of("due", "sourcing.rfq.bad_due");
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Refusal.of("note", "sourcing.rfq.long_note", LONGEST_NOTE);
        }
    }
}
