package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * What a group can do in a stretch of weeks: its time, its crafts, and what lessens them.
 *
 * @param hubLeadWeeks weeks from the group to the hub
 * @param minutesByWeek artisan minutes of each week, after season, leave and the group's own word
 * @param marks weeks with less time than usual, and why
 * @param confirmedOn when the group last confirmed its calendar
 */
public record GroupCapacity(
        UUID id,
        String code,
        LocalizedText name,
        LocalizedText province,
        @Nullable UUID clusterId,
        boolean inProgramme,
        boolean suspended,
        int hubLeadWeeks,
        List<Integer> minutesByWeek,
        List<SeasonMark> marks,
        List<CraftCapacity> crafts,
        @Nullable String leaderName,
        @Nullable String leaderPhone,
        @Nullable LocalDate confirmedOn) {

    public GroupCapacity {
        minutesByWeek = List.copyOf(minutesByWeek);
        marks = List.copyOf(marks);
        crafts = List.copyOf(crafts);
    }

    /** One craft of the group; looms limit it beside the people. */
    public record CraftCapacity(
            String familyCode,
            int grade,
            int minutesPerPiece,
            int setupMinutes,
            int minimumBatch,
            long priceMinor,
            List<Integer> loomMinutesByWeek) {
        public CraftCapacity {
            loomMinutesByWeek = List.copyOf(loomMinutesByWeek);
        }
    }

    /**
     * A week with less time.
     *
     * @param week counted from the first week asked for
     * @param factorPermille what is left of a usual week
     */
    public record SeasonMark(int week, String reason, int factorPermille) {}
}
