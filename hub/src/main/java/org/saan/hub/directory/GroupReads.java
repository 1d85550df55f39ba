package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads groups for pages; every question includes who asks. */
@Component
class GroupReads {
    private final JdbcClient jdbc;
    private final Contacts contacts;

    GroupReads(JdbcClient jdbc, Contacts contacts) {
        this.jdbc = jdbc;
        this.contacts = contacts;
    }

    private static @Nullable LocalizedText cluster(ResultSet row) throws SQLException {
        var th = row.getString("cluster_th");
        return th == null ? null : new LocalizedText(th, row.getString("cluster_en"));
    }

    GroupView get(UUID id, Viewer viewer) {
        if (!viewer.runsTheProgramme()
                && !(viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(id))) {
            throw new NotFound("group");
        }
        var way = contacts.ofGroup(id, viewer);
        return jdbc.sql("""
                        select g.*, p.name_th as province_th, p.name_en as province_en, c.name_th as cluster_th, c.name_en as cluster_en,
                               s.name_th as subdistrict, d.name_th as district
                        from directory.producer_group g
                        join directory.province p on p.code = g.province_code
                        left join directory.cluster c on c.id = g.cluster_id
                        left join directory.subdistrict s on s.code = g.subdistrict_code
                        left join directory.district d on d.code = g.district_code
                        where g.id = :id
                        """)
                .param("id", id)
                .query((row, n) -> new GroupView(
                        id,
                        row.getInt("version"),
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getString("kind"),
                        new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                        address(
                                row.getString("house_no"),
                                row.getString("moo"),
                                row.getString("subdistrict"),
                                row.getString("district"),
                                row.getString("province_th"),
                                row.getString("postal_code")),
                        cluster(row),
                        row.getObject("members", Integer.class),
                        row.getObject("star", Integer.class),
                        row.getObject("registered_on", LocalDate.class),
                        row.getBoolean("in_programme"),
                        row.getBoolean("suspended"),
                        row.getInt("artisans"),
                        row.getInt("hours_per_week"),
                        row.getObject("capacity_confirmed_on", LocalDate.class),
                        way == ContactWay.DIRECT ? phones(id) : List.of(),
                        people(id),
                        capabilities(id),
                        leaves(id),
                        way))
                .optional()
                .orElseThrow(() -> new NotFound("group"));
    }

    private static String address(@org.jspecify.annotations.Nullable String... parts) {
        var prefixes = new String[] {"", "หมู่ ", "ต.", "อ.", "จ.", ""};
        return java.util.stream.IntStream.range(0, parts.length)
                .filter(i -> parts[i] != null)
                .mapToObj(i -> prefixes[i] + parts[i])
                .collect(Collectors.joining(" "));
    }

    List<String> phones(UUID group) {
        return jdbc.sql("select number from directory.group_phone where group_id = :id order by position limit 20")
                .param("id", group)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<GroupView.Person> people(UUID group) {
        return jdbc.sql("""
                        select p.title, p.first_name, p.last_name, m.role, m.from_date, m.until_date
                        from directory.membership m join directory.person p on p.id = m.person_id
                        where m.group_id = :id
                        order by m.until_date nulls first, m.role <> 'LEADER', p.first_name collate "th-x-icu", p.id
                        limit 500
                        """)
                .param("id", group)
                .query((row, n) -> new GroupView.Person(
                        Stream.of(row.getString("title"), row.getString("first_name"), row.getString("last_name"))
                                .filter(part -> part != null && !part.isEmpty())
                                .collect(Collectors.joining(" ")),
                        row.getString("role").equals("LEADER"),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("until_date", LocalDate.class)))
                .list();
    }

    private List<GroupView.Capability> capabilities(UUID group) {
        return jdbc.sql("""
                        select c.*, f.name_th, f.name_en
                        from directory.capability c join directory.product_family f on f.code = c.family_code
                        where c.group_id = :id order by f.position limit 100
                        """)
                .param("id", group)
                .query((row, n) -> new GroupView.Capability(
                        row.getString("family_code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getInt("grade"),
                        row.getInt("minutes_per_piece"),
                        row.getInt("setup_minutes"),
                        row.getInt("minimum_batch"),
                        row.getInt("looms"),
                        row.getLong("price_minor"),
                        row.getObject("confirmed_on", LocalDate.class)))
                .list();
    }

    private List<GroupView.Leave> leaves(UUID group) {
        return jdbc.sql("""
                        select id, first_week, last_week, reason, declared_on from directory.declared_leave
                        where group_id = :id order by first_week, id limit 100
                        """)
                .param("id", group)
                .query((row, n) -> new GroupView.Leave(
                        row.getObject("id", UUID.class),
                        row.getString("first_week"),
                        row.getString("last_week"),
                        row.getString("reason"),
                        row.getObject("declared_on", LocalDate.class)))
                .list();
    }
}
