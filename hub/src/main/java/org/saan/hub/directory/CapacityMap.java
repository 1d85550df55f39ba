package org.saan.hub.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where in the country there is time for a craft. Free is what plans may lean on and is not given away yet; looms limit it
 * as people do.
 */
@Service
public class CapacityMap {
    private final JdbcClient jdbc;
    private final CapacityCalendar calendar;

    CapacityMap(JdbcClient jdbc, CapacityCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    private record Of(UUID group, String province, int usualMinutes) {}

    private record Place(UUID group, String week) {}

    private static final class Sum {
        int groups;
        int freeGroups;
        long minutes;
        int weeks;
    }

    /** Provinces with a group that does the craft, in Thai order. */
    @Transactional(readOnly = true)
    public List<ProvinceCapacity> provinces(MapFilter filter, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("provinces");
        }
        var groups = groups(filter);
        var families = families(filter);
        var given = given(filter);
        var sums = new HashMap<String, Sum>();
        var capacities = groups.isEmpty()
                ? List.<GroupCapacity>of()
                : calendar.read(filter.first(), filter.weeks(), groups.keySet());
        for (var capacity : capacities) {
            var of = groups.get(capacity.id());
            if (of != null) {
                add(
                        sums.computeIfAbsent(of.province(), code -> new Sum()),
                        capacity.trusted(),
                        of,
                        families,
                        filter,
                        given);
            }
        }
        return jdbc
                .sql("select code, name_th, name_en, region_code from directory.province"
                        + " order by name_th collate \"th-x-icu\" limit 100")
                .query((row, n) -> province(
                        row.getString(1),
                        new LocalizedText(row.getString(2), row.getString(3)),
                        row.getString(4),
                        sums.getOrDefault(row.getString(1), new Sum())))
                .list()
                .stream()
                .filter(province -> province.groups() > 0)
                .toList();
    }

    private static ProvinceCapacity province(String code, LocalizedText name, String region, Sum sum) {
        return new ProvinceCapacity(code, name, region, sum.groups, sum.freeGroups, sum.minutes, sum.weeks);
    }

    private static void add(
            Sum sum, GroupCapacity capacity, Of of, Set<String> families, MapFilter filter, Map<Place, Integer> given) {
        int weeks = 0;
        long minutes = 0;
        for (int i = 0; i < filter.weeks(); i++) {
            int week = i;
            int people = capacity.minutesByWeek().get(i)
                    - given.getOrDefault(
                            new Place(capacity.id(), Weeks.text(filter.first().plusWeeks(i))), 0);
            long looms = capacity.crafts().stream()
                    .filter(craft -> families.contains(craft.familyCode()))
                    .mapToLong(craft -> craft.loomMinutesByWeek().get(week))
                    .sum();
            long free = Math.max(0, Math.min(people, looms));
            minutes += free;
            weeks += free > 0 && free * 2 >= of.usualMinutes() ? 1 : 0;
        }
        sum.groups++;
        sum.minutes += minutes;
        sum.weeks += weeks;
        sum.freeGroups += weeks > 0 ? 1 : 0;
    }

    private Map<UUID, Of> groups(MapFilter filter) {
        return jdbc
                .sql("""
                        select g.id, g.province_code, least(g.artisans, k.looms) * g.hours_per_week * 60 as usual
                        from directory.producer_group g
                        join directory.province p on p.code = g.province_code
                        join (select c.group_id, sum(c.looms) as looms from directory.capability c
                              join directory.product_family f on f.code = c.family_code
                              where (:technique = '' or f.technique = :technique) and (:family = '' or f.code = :family)
                              group by c.group_id) k on k.group_id = g.id
                        where not g.suspended and (:region = '' or p.region_code = :region)
                        order by g.code limit 100000
                        """)
                .param("region", filter.regionCode())
                .param("technique", filter.technique())
                .param("family", filter.familyCode())
                .query((row, n) -> new Of(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)))
                .list()
                .stream()
                .collect(Collectors.toMap(Of::group, of -> of));
    }

    private Set<String> families(MapFilter filter) {
        return Set.copyOf(jdbc.sql("""
                        select code from directory.product_family
                        where (:technique = '' or technique = :technique) and (:family = '' or code = :family)
                        """)
                .param("technique", filter.technique())
                .param("family", filter.familyCode())
                .query((row, n) -> row.getString(1))
                .list());
    }

    private Map<Place, Integer> given(MapFilter filter) {
        var given = new HashMap<Place, Integer>();
        jdbc.sql("""
                        select group_id, week, sum(allocated_minutes) from ordering.group_work
                        where week between :first and :last group by group_id, week
                        """)
                .param("first", Weeks.text(filter.first()))
                .param("last", Weeks.text(filter.last()))
                .query(row -> {
                    given.put(new Place(row.getObject(1, UUID.class), row.getString(2)), row.getInt(3));
                });
        return given;
    }

    /** Techniques that groups have, in the order of the crafts. */
    @Transactional(readOnly = true)
    public List<String> techniques() {
        return jdbc.sql(
                        "select technique from directory.product_family group by technique order by min(position) limit 100")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
