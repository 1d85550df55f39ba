package org.saan.hub.ordering;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/** Minutes that are given away, by group, craft and week; the database never lets them pass the capacity. */
@Component
class GroupTime {
    private final JdbcClient jdbc;

    GroupTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Minutes given away: of the people when the craft is empty, else of the looms of that craft. */
    record Place(UUID group, String family, String week) {}

    /** All minutes given away from a week on. */
    Map<Place, Integer> given(YearWeek first) {
        var given = new HashMap<Place, Integer>();
        jdbc.sql("""
                        select group_id, '' as family_code, week, allocated from ordering.group_week
                        where week >= :first and allocated > 0
                        union all
                        select group_id, family_code, week, allocated from ordering.group_craft_week
                        where week >= :first and allocated > 0
                        """).param("first", Weeks.text(first)).query(row -> {
            given.put(new Place(row.getObject(1, UUID.class), row.getString(2), row.getString(3)), row.getInt(4));
        });
        return given;
    }

    /** Holds these weeks of groups until the transaction ends, taken by group and week as everybody takes them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Collection<Place> places) {
        var sorted = places.stream()
                .map(place -> new Place(place.group(), "", place.week()))
                .distinct()
                .sorted(Comparator.comparing(Place::group).thenComparing(Place::week))
                .toList();
        for (var place : sorted) {
            jdbc.sql("""
                            insert into ordering.group_week as w (group_id, week, capacity) values (:group, :week, 0)
                            on conflict (group_id, week) do update set capacity = w.capacity
                            """)
                    .param("group", place.group())
                    .param("week", place.week())
                    .update();
        }
    }

    /** Weeks in which live shares of an order lie. */
    List<Place> ofOrder(UUID order) {
        return jdbc.sql("""
                        select distinct a.group_id, w.week from ordering.allocation_week w
                        join ordering.allocation a on a.id = w.allocation_id
                        join ordering.order_line l on l.id = a.line_id
                        where l.order_id = :order and ordering.is_live(a.state)
                        """)
                .param("order", order)
                .query((row, n) -> new Place(row.getObject(1, UUID.class), "", row.getString(2)))
                .list();
    }

    /**
     * Takes hold of the weeks of a group for one craft, brings their capacity up to date, and says what is free in them.
     * Weeks that are full stay full even where the group has less time now than it had promised.
     *
     * @param first week that {@code capacity} begins with
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public FreeTime hold(GroupCapacity capacity, YearWeek first, String family, List<String> weeks) {
        var looms = capacity.crafts().stream()
                .filter(craft -> craft.familyCode().equals(family))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(capacity.code() + " does not do " + family))
                .loomMinutesByWeek();
        SortedMap<String, Integer> free = new TreeMap<>();
        for (var week : weeks.stream().sorted().toList()) {
            int at = Weeks.between(first, Weeks.parse(week));
            int people = jdbc.sql("""
                            insert into ordering.group_week as w (group_id, week, capacity)
                            values (:group, :week, :capacity)
                            on conflict (group_id, week) do update
                            set capacity = greatest(excluded.capacity, w.allocated)
                            returning capacity - allocated
                            """)
                    .param("group", capacity.id())
                    .param("week", week)
                    .param("capacity", capacity.minutesByWeek().get(at))
                    .query(Integer.class)
                    .single();
            int ofLooms = jdbc.sql("""
                            insert into ordering.group_craft_week as w (group_id, family_code, week, capacity)
                            values (:group, :family, :week, :capacity)
                            on conflict (group_id, family_code, week) do update
                            set capacity = greatest(excluded.capacity, w.allocated)
                            returning capacity - allocated
                            """)
                    .param("group", capacity.id())
                    .param("family", family)
                    .param("week", week)
                    .param("capacity", looms.get(at))
                    .query(Integer.class)
                    .single();
            if (Math.min(people, ofLooms) > 0) {
                free.put(week, Math.min(people, ofLooms));
            }
        }
        return new FreeTime(free);
    }
}
