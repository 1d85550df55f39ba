package org.saan.hub.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.directory.GroupCapacity.CraftCapacity;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/**
 * How many pieces of a craft one group alone still has time for, week by week, from the calendar that the group keeps less the
 * work it was given. It is what a buyer may hope for; a promise comes from a plan.
 */
@Service
public class FreeTime {
    /** Weeks that are looked at, from the next one on. */
    public static final int WEEKS = 26;

    private final Directory directory;
    private final JdbcClient jdbc;
    private final Clock clock;

    FreeTime(Directory directory, JdbcClient jdbc, Clock clock) {
        this.directory = directory;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Free time of these groups; those that are suspended are missing. */
    @Transactional(readOnly = true)
    public Map<UUID, Free> of(Collection<UUID> groups) {
        var first = YearWeek.from(LocalDate.ofInstant(clock.instant(), Printing.ZONE))
                .plusWeeks(1);
        var asked = Set.copyOf(groups);
        if (asked.isEmpty()) {
            return Map.of();
        }
        var given = given(asked, first);
        return directory.capacities(asked, first, WEEKS).stream()
                .collect(Collectors.toMap(
                        GroupCapacity::id,
                        group -> new Free(first, group, less(group.minutesByWeek(), given.get(group.id())))));
    }

    private Map<UUID, int[]> given(Set<UUID> groups, YearWeek first) {
        var given = new HashMap<UUID, int[]>();
        jdbc.sql("""
                        select group_id, week, sum(allocated_minutes) from ordering.group_work
                        where group_id in (:groups) and week between :first and :last group by group_id, week
                        """)
                .param("groups", groups)
                .param("first", Weeks.text(first))
                .param("last", Weeks.text(first.plusWeeks(WEEKS - 1)))
                .query(row -> {
                    given.computeIfAbsent(row.getObject(1, UUID.class), id -> new int[WEEKS])[
                                    Weeks.between(first, Weeks.parse(row.getString(2)))] =
                            row.getInt(3);
                });
        return given;
    }

    private static List<Integer> less(List<Integer> minutes, int @Nullable [] given) {
        var left = new ArrayList<Integer>();
        for (int week = 0; week < minutes.size(); week++) {
            left.add(Math.max(0, minutes.get(week) - (given == null ? 0 : given[week])));
        }
        return left;
    }

    /**
     * One group's time.
     *
     * @param first the first of the weeks
     * @param freeByWeek minutes of makers that are not given away
     */
    public record Free(YearWeek first, GroupCapacity group, List<Integer> freeByWeek) {
        public Free {
            freeByWeek = List.copyOf(freeByWeek);
        }

        public @Nullable LocalDate confirmedOn() {
            return group.confirmedOn();
        }

        /** Pieces that can be made until that week's end and are at the hub on that date. */
        public int piecesBy(String craft, LocalDate date) {
            int last = Weeks.between(first, YearWeek.from(date)) - group.hubLeadWeeks();
            return pieces(craft(craft), Math.min(last, freeByWeek.size()));
        }

        /** The Friday of the first week at whose end so many pieces can be at the hub; none within {@link #WEEKS}. */
        public @Nullable LocalDate earliest(String craft, int pieces) {
            var how = craft(craft);
            for (int weeks = 1; weeks <= freeByWeek.size(); weeks++) {
                if (pieces(how, weeks) >= pieces) {
                    return Weeks.friday(first.plusWeeks(weeks - 1L + group.hubLeadWeeks()));
                }
            }
            return null;
        }

        public boolean makes(@Nullable String craft) {
            return craft != null && craft(craft) != null;
        }

        /** What is free in each of the first weeks, in thousandths of the fullest of all. */
        public List<Integer> shares(int weeks) {
            int fullest = freeByWeek.stream().mapToInt(Integer::intValue).max().orElse(0);
            return freeByWeek.stream()
                    .limit(weeks)
                    .map(minutes -> fullest == 0 ? 0 : (int) (minutes * 1000L / fullest))
                    .toList();
        }

        private @Nullable CraftCapacity craft(String code) {
            return group.crafts().stream()
                    .filter(craft -> craft.familyCode().equals(code))
                    .findFirst()
                    .orElse(null);
        }

        private int pieces(@Nullable CraftCapacity craft, int weeks) {
            if (craft == null) {
                return 0;
            }
            long minutes = -craft.setupMinutes();
            for (int week = 0; week < weeks; week++) {
                minutes +=
                        Math.min(freeByWeek.get(week), craft.loomMinutesByWeek().get(week));
            }
            return (int) Math.max(0, minutes / craft.minutesPerPiece());
        }
    }
}
