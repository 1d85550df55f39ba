package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.threeten.extra.YearWeek;

/**
 * The calendar of a group, week by week, with everything that people need to say how much time they have.
 *
 * @param technique that the weeks are about; empty for all that the group makes
 * @param confirmedBy who last confirmed it, as far as that was noted
 * @param reminded whether the group has been asked to look at it and has not done so yet
 * @param usualMinutes of a week with all its makers
 */
public record GroupWeeks(
        UUID group,
        LocalizedText name,
        LocalizedText province,
        String technique,
        List<String> techniques,
        @Nullable String leader,
        @Nullable String phone,
        @Nullable LocalDate confirmedOn,
        @Nullable String confirmedBy,
        Freshness freshness,
        int trustPermille,
        boolean reminded,
        int usualMinutes,
        List<Week> weeks) {

    public GroupWeeks {
        techniques = List.copyOf(techniques);
        weeks = List.copyOf(weeks);
    }

    /** The week, when it is one of these. */
    public Week week(YearWeek wanted) {
        return weeks.stream()
                .filter(week -> week.week().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param leftPermille what counts now, of a usual week
     * @param said what the group itself says; null when it has said nothing
     * @param reason of its word
     * @param season what lessens the week by itself: a season of the region, or leave; empty when nothing does
     * @param seasonPermille what that leaves
     * @param workMinutes that the group has been asked for or has promised
     * @param undo the last tap, while it may be taken back
     */
    public record Week(
            YearWeek week,
            int minutes,
            int leftPermille,
            @Nullable Integer said,
            String reason,
            String season,
            int seasonPermille,
            boolean lent,
            List<Holiday> holidays,
            int workMinutes,
            List<Habit.Earlier> earlier,
            Habit habit,
            @Nullable UUID undo) {
        public Week {
            holidays = List.copyOf(holidays);
            earlier = List.copyOf(earlier);
        }
    }

    public record Holiday(LocalDate date, LocalizedText name) {}
}
