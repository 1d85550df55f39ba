package org.saan.hub.ordering;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Free minutes of a group for one craft, by week: what neither its people nor its looms have given away.
 *
 * @param minutes by ISO week, for the weeks in which a line may be worked on
 */
record FreeTime(SortedMap<String, Integer> minutes) {

    /** Whole pieces that still fit after the set-up, in multiples of a batch. */
    int pieces(int minutesPerPiece, int setupMinutes, int batchMultiple) {
        long all = minutes.values().stream().mapToLong(Integer::intValue).sum() - setupMinutes;
        long pieces = Math.max(0, all / minutesPerPiece);
        return Math.toIntExact(Math.min(Integer.MAX_VALUE / 2, pieces - pieces % batchMultiple));
    }

    /**
     * Fits planned work into the free weeks: where it was planned as far as there is room, the rest from the first free
     * week on. The free time must be enough for all of it.
     */
    SortedMap<String, Integer> fit(SortedMap<String, Integer> planned) {
        var fitted = new TreeMap<String, Integer>();
        int homeless = 0;
        for (var week : planned.entrySet()) {
            int room = Math.min(week.getValue(), minutes.getOrDefault(week.getKey(), 0));
            if (room > 0) {
                fitted.put(week.getKey(), room);
            }
            homeless += week.getValue() - room;
        }
        for (var week : minutes.entrySet()) {
            int room = Math.min(homeless, week.getValue() - fitted.getOrDefault(week.getKey(), 0));
            if (room > 0) {
                fitted.merge(week.getKey(), room, Integer::sum);
                homeless -= room;
            }
        }
        if (homeless > 0) {
            throw new IllegalArgumentException(homeless + " minutes do not fit");
        }
        return fitted;
    }
}
