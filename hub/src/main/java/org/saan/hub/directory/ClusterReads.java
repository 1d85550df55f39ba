package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/** Reads clusters for pages. */
@Component
class ClusterReads {
    private final JdbcClient jdbc;
    private final CapacityCalendar calendar;

    ClusterReads(JdbcClient jdbc, CapacityCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    ClusterDetail get(UUID id, YearWeek first, int weeks) {
        var groups = groups(id);
        return jdbc.sql("""
                        select c.*, (select count(distinct m.person_id) from directory.membership m
                                     join directory.producer_group g on g.id = m.group_id
                                     where g.cluster_id = c.id and m.until_date is null) as people
                        from directory.cluster c where c.id = :id
                        """)
                .param("id", id)
                .query((row, n) -> new ClusterDetail(
                        id,
                        row.getInt("version"),
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getString("region_code"),
                        row.getInt("people"),
                        groups,
                        former(id),
                        techniques(id),
                        minutes(groups, first, weeks)))
                .optional()
                .orElseThrow(() -> new NotFound("cluster"));
    }

    private List<ClusterDetail.Group> groups(UUID cluster) {
        return jdbc.sql("""
                        select g.id, g.code, g.name_th, g.name_en, p.name_th as province_th, p.name_en as province_en,
                               g.artisans, g.suspended, cm.from_date, l.id as leader_id,
                               nullif(trim(concat_ws(' ', l.title, l.first_name, l.last_name)), '') as leader,
                               (select count(distinct m.person_id) from directory.membership m
                                where m.group_id = g.id and m.until_date is null) as people
                        from directory.producer_group g
                        join directory.province p on p.code = g.province_code
                        join directory.cluster_membership cm on cm.group_id = g.id and cm.until_date is null
                        left join directory.membership h
                               on h.group_id = g.id and h.role = 'LEADER' and h.until_date is null
                        left join directory.person l on l.id = h.person_id
                        where g.cluster_id = :id
                        order by g.name_th collate "th-x-icu", g.code limit 2000
                        """)
                .param("id", cluster)
                .query((row, n) -> new ClusterDetail.Group(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                        row.getObject("leader_id", UUID.class),
                        row.getString("leader"),
                        row.getInt("people"),
                        row.getInt("artisans"),
                        row.getBoolean("suspended"),
                        row.getObject("from_date", LocalDate.class)))
                .list();
    }

    private List<ClusterDetail.Former> former(UUID cluster) {
        return jdbc.sql("""
                        select g.id, g.name_th, g.name_en, cm.from_date, cm.until_date
                        from directory.cluster_membership cm join directory.producer_group g on g.id = cm.group_id
                        where cm.cluster_id = :id and cm.until_date is not null
                        order by cm.until_date desc, g.code limit 200
                        """)
                .param("id", cluster)
                .query((row, n) -> new ClusterDetail.Former(
                        row.getObject("id", UUID.class),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("until_date", LocalDate.class)))
                .list();
    }

    private List<ClusterDetail.Technique> techniques(UUID cluster) {
        return jdbc.sql("""
                        select f.code, f.name_th, f.name_en, f.technique, count(*) as groups
                        from directory.capability k
                        join directory.producer_group g on g.id = k.group_id
                        join directory.product_family f on f.code = k.family_code
                        where g.cluster_id = :id and not g.suspended
                        group by f.code order by groups desc, f.position limit 100
                        """)
                .param("id", cluster)
                .query((row, n) -> new ClusterDetail.Technique(
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getString("technique"),
                        row.getInt("groups")))
                .list();
    }

    private List<Long> minutes(List<ClusterDetail.Group> groups, YearWeek first, int weeks) {
        var sums = new long[weeks];
        var working = groups.stream()
                .filter(group -> !group.suspended())
                .map(ClusterDetail.Group::id)
                .toList();
        if (!working.isEmpty()) {
            for (var capacity : calendar.read(first, weeks, working)) {
                for (int week = 0; week < weeks; week++) {
                    sums[week] += capacity.minutesByWeek().get(week);
                }
            }
        }
        return java.util.Arrays.stream(sums).boxed().toList();
    }
}
