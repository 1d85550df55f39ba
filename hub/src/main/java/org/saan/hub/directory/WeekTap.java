package org.saan.hub.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearWeek;

/**
 * One tap on one week.
 *
 * @param id made by the page, so that a tap that is sent again is the same tap
 * @param technique that it is about; empty for all that the group makes
 * @param leftPermille of a usual week: none, half or all; null takes the group's word away, and the season counts
 * @param reason empty, a known reason, or people's own words
 * @param said who said it, when somebody else writes it down
 */
public record WeekTap(
        UUID id,
        YearWeek week,
        String technique,
        @Nullable Integer leftPermille,
        String reason,
        @Nullable Said said) {
    public static final int NONE = 0;
    public static final int HALF = 500;
    public static final int FULL = 1000;

    public WeekTap {
        reason = reason.strip();
        if (leftPermille != null && leftPermille != NONE && leftPermille != HALF && leftPermille != FULL) {
            throw new IllegalArgumentException("a week is none, half or full, not " + leftPermille);
        }
    }
}
