package org.saan.hub.directory;

import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/**
 * What the map of free time is asked.
 *
 * @param technique empty for all
 * @param familyCode of a craft; empty for all
 * @param last included
 * @param regionCode empty for all
 */
public record MapFilter(String technique, String familyCode, YearWeek first, YearWeek last, String regionCode) {
    /** Longer stretches say nothing that a year does not. */
    public static final int MOST_WEEKS = 52;

    public MapFilter {
        if (last.isBefore(first)) {
            last = first;
        }
        if (Weeks.between(first, last) >= MOST_WEEKS) {
            last = first.plusWeeks(MOST_WEEKS - 1L);
        }
    }

    public int weeks() {
        return Weeks.between(first, last) + 1;
    }
}
