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
 * @param freshness how old that word is
 * @param trustPermille what part of the time plans may lean on, by the age of the group's word: see {@link Freshness}
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
        @Nullable LocalDate confirmedOn,
        Freshness freshness,
        int trustPermille) {

    public GroupCapacity {
        if (trustPermille < 0 || trustPermille > 1000) {
            throw new IllegalArgumentException("trust of " + trustPermille + " permille");
        }
        minutesByWeek = List.copyOf(minutesByWeek);
        marks = List.copyOf(marks);
        crafts = List.copyOf(crafts);
    }

    /**
     * The same group with only so much time as plans may lean on. What it has promised already may be more: a plan then finds
     * nothing free, and nothing that was promised moves.
     */
    public GroupCapacity trusted() {
        return trustPermille == 1000
                ? this
                : new GroupCapacity(
                        id,
                        code,
                        name,
                        province,
                        clusterId,
                        inProgramme,
                        suspended,
                        hubLeadWeeks,
                        part(minutesByWeek),
                        marks,
                        crafts.stream()
                                .map(craft -> craft.withLoomMinutes(part(craft.loomMinutesByWeek())))
                                .toList(),
                        leaderName,
                        leaderPhone,
                        confirmedOn,
                        freshness,
                        trustPermille);
    }

    private List<Integer> part(List<Integer> minutes) {
        return minutes.stream()
                .map(m -> (int) ((long) m * trustPermille / 1000))
                .toList();
    }

    /** The same for somebody who may not have the leader's number. */
    GroupCapacity withoutPhone() {
        return new GroupCapacity(
                id,
                code,
                name,
                province,
                clusterId,
                inProgramme,
                suspended,
                hubLeadWeeks,
                minutesByWeek,
                marks,
                crafts,
                leaderName,
                null,
                confirmedOn,
                freshness,
                trustPermille);
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

        CraftCapacity withLoomMinutes(List<Integer> minutes) {
            return new CraftCapacity(
                    familyCode, grade, minutesPerPiece, setupMinutes, minimumBatch, priceMinor, minutes);
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
