package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/**
 * What groups had said of weeks when these began: how much time they have, and whether they will be on leave. Leave that was
 * told of later is not leave here; the group was there to be given work.
 */
@Service
public class DeclaredWeeks {
    private final JdbcClient jdbc;
    private final CapacityCalendar calendar;
    private final Clock clock;

    DeclaredWeeks(JdbcClient jdbc, CapacityCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A week of a group.
     *
     * @param minutes that the group has; of leave, and of a week that was emptied later, what it would have had
     * @param leave whether leave was declared on a day before the week's Monday
     */
    public record Declared(YearWeek week, int minutes, boolean leave) {}

    private record Usual(String region, int minutes) {}

    private record Place(UUID group, String week) {}

    private record Leave(String first, String last, LocalDate on) {
        boolean covers(String week) {
            return first.compareTo(week) <= 0 && last.compareTo(week) >= 0;
        }
    }

    /** Programme groups and the day on which each was entered. */
    @Transactional(readOnly = true)
    public Map<UUID, LocalDate> listProgrammeGroups() {
        var all = new HashMap<UUID, LocalDate>();
        jdbc.sql("""
                        select id, (created_at at time zone 'Asia/Bangkok')::date from directory.producer_group
                        where in_programme limit 100000
                        """).query(row -> {
            all.put(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class));
        });
        return all;
    }

    /** So many weeks from the first on, of each of these groups; in order. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Declared>> read(Collection<UUID> groups, YearWeek first, int weeks) {
        var ids = groups.toArray(UUID[]::new);
        var usual = usual(ids);
        var leaves = leaves(ids);
        var emptied = emptiedBefore(ids, first, weeks);
        var tapped = tapped(ids, first, weeks);
        var all = new HashMap<UUID, List<Declared>>();
        for (var capacity : calendar.read(first, weeks, groups)) {
            var reasons = new HashMap<Integer, String>();
            capacity.marks().forEach(mark -> {
                if (mark.factorPermille() == 0) {
                    reasons.put(mark.week(), mark.reason());
                }
            });
            var rows = new ArrayList<Declared>();
            for (int i = 0; i < weeks; i++) {
                var week = first.plusWeeks(i);
                var place = new Place(capacity.id(), Weeks.text(week));
                boolean leave = false;
                boolean empty = false;
                if (CapacityCalendar.OWN_WORD.equals(reasons.get(i)) && tapped.contains(place)) {
                    empty = true;
                    leave = emptied.contains(place);
                } else if (CapacityCalendar.LEAVE.equals(reasons.get(i))) {
                    empty = true;
                    leave = leaves.getOrDefault(capacity.id(), List.of()).stream()
                            .anyMatch(
                                    one -> one.covers(place.week()) && one.on().isBefore(Weeks.monday(week)));
                }
                var of = usual.get(capacity.id());
                int minutes = empty && of != null
                        ? (int) ((long) of.minutes()
                                * calendar.season(of.region(), week).permille()
                                / 1000)
                        : capacity.minutesByWeek().get(i);
                rows.add(new Declared(week, minutes, leave));
            }
            all.put(capacity.id(), rows);
        }
        return all;
    }

    /** The present week, which has begun. */
    public YearWeek now() {
        return YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
    }

    private Map<UUID, Usual> usual(UUID[] ids) {
        var all = new HashMap<UUID, Usual>();
        jdbc.sql("""
                        select g.id, p.region_code, g.artisans * g.hours_per_week * 60 from directory.producer_group g
                        join directory.province p on p.code = g.province_code where g.id = any(:ids)
                        """).param("ids", ids).query(row -> {
            all.put(row.getObject(1, UUID.class), new Usual(row.getString(2), row.getInt(3)));
        });
        return all;
    }

    private Map<UUID, List<Leave>> leaves(UUID[] ids) {
        var all = new HashMap<UUID, List<Leave>>();
        jdbc.sql("""
                        select group_id, first_week, last_week, declared_on from directory.declared_leave
                        where group_id = any(:ids)
                        """).param("ids", ids).query(row -> {
            all.computeIfAbsent(row.getObject(1, UUID.class), g -> new ArrayList<>())
                    .add(new Leave(row.getString(2), row.getString(3), row.getObject(4, LocalDate.class)));
        });
        return all;
    }

    /** Weeks that a tap empties now. */
    private Set<Place> tapped(UUID[] ids, YearWeek first, int weeks) {
        return places("""
                select group_id, week from directory.week_word
                where technique = '' and left_permille = 0 and group_id = any(:ids) and week between :first and :last
                """, ids, first, weeks);
    }

    /** Weeks whose last word on the day before they began was that there is no time at all. */
    private Set<Place> emptiedBefore(UUID[] ids, YearWeek first, int weeks) {
        return places("""
                select group_id, week from (
                    select distinct on (group_id, week) group_id, week, left_permille from directory.week_tap
                    where technique = '' and undone_at is null and group_id = any(:ids)
                      and week between :first and :last and said_on < to_date(week, 'IYYY-"W"IW')
                    order by group_id, week, number desc) last
                where left_permille = 0
                """, ids, first, weeks);
    }

    private Set<Place> places(String sql, UUID[] ids, YearWeek first, int weeks) {
        return new HashSet<>(jdbc.sql(sql)
                .param("ids", ids)
                .param("first", Weeks.text(first))
                .param("last", Weeks.text(first.plusWeeks(weeks)))
                .query((row, n) -> new Place(row.getObject(1, UUID.class), row.getString(2)))
                .list());
    }
}
