package org.saan.hub.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.threeten.extra.YearWeek;

/**
 * A group with its weeks, past and coming.
 *
 * @param dryOn Monday of the first week from which on it is without work for longer than the rule allows; absent when none is seen
 * @param idle available weeks without paid work in a row up to now
 * @param last what the last whole window was; absent for a group whose first week is not over
 * @param past weeks of the window, in order
 * @param coming weeks from the present one on
 */
public record GroupAtRisk(
        UUID id,
        String code,
        LocalizedText name,
        LocalizedText province,
        @Nullable LocalizedText cluster,
        @Nullable LocalDate dryOn,
        int idle,
        Outlook.Risk risk,
        @Nullable Last last,
        List<Past> past,
        List<Outlook.Coming> coming) {
    public GroupAtRisk {
        past = List.copyOf(past);
        coming = List.copyOf(coming);
    }

    /** @param failures parts of the rule that are not met, in order */
    public record Last(
            int available,
            int paid,
            int leave,
            BigDecimal ratio,
            int longestGap,
            BigDecimal used,
            int orders,
            List<Continuity.Failure> failures) {
        public Last {
            failures = List.copyOf(failures);
        }

        public boolean isContinuous() {
            return failures.isEmpty();
        }
    }

    /** @param waiting minutes that were accepted and are not paid yet */
    public record Past(YearWeek week, int capacity, int paid, int waiting, Continuity.State state, int orders) {}
}
