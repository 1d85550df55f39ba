package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the groups of a page or of a file, in the order in which they are named. */
@Component
class GroupLines {
    private static final String COLUMNS = """
            g.id, g.code, g.name_th, g.name_en, p.name_th as province_th, p.name_en as province_en,
            c.name_th as cluster_th, c.name_en as cluster_en, g.artisans, g.in_programme, g.suspended,
            g.capacity_confirmed_on,
            (select array_agg(k.family_code order by k.family_code)
             from directory.capability k where k.group_id = g.id) as families
            """;

    private static final String JOINED = """
            from directory.producer_group g
            join directory.province p on p.code = g.province_code
            left join directory.cluster c on c.id = g.cluster_id
            """;

    private final JdbcClient jdbc;
    private final Contacts contacts;

    GroupLines(JdbcClient jdbc, Contacts contacts) {
        this.jdbc = jdbc;
        this.contacts = contacts;
    }

    List<GroupRow> rows(List<UUID> ids) {
        var read = new HashMap<UUID, GroupRow>();
        jdbc.sql("select " + COLUMNS + JOINED + " where g.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    var group = row(row);
                    read.put(group.id(), group);
                });
        return inOrder(ids, read);
    }

    /**
     * With the people to ask, where the viewer may reach the group ({@link Contacts}); nobody has the phones of a leader who
     * does not want to be phoned.
     */
    List<GroupLine> lines(List<UUID> ids, Viewer viewer) {
        var reached = contacts.reached(viewer);
        var read = new HashMap<UUID, GroupLine>();
        jdbc.sql("select " + COLUMNS + """
                        , g.external_id, g.kind, d.name_th as district_th, d.name_en as district_en, s.name_th as subdistrict_th,
                        s.name_en as subdistrict_en, g.postal_code, g.members, g.star, g.registered_on,
                        case when seen.contact then (select concat_ws(' ', r.title, r.first_name, nullif(r.last_name, ''))
                            from directory.membership m join directory.person r on r.id = m.person_id
                            where m.group_id = g.id and m.role = 'LEADER' and m.until_date is null) end as leader,
                        case when seen.contact and not exists (select 1 from directory.membership m
                                join directory.consent_now n on n.person_id = m.person_id
                                where m.group_id = g.id and m.role = 'LEADER' and m.until_date is null
                                  and n.purpose = 'contact_phone' and not n.given)
                            then (select array_agg(f.number order by f.position)
                                from directory.group_phone f where f.group_id = g.id) end as phones
                        """ + JOINED + """
                        left join directory.district d on d.code = g.district_code
                        left join directory.subdistrict s on s.code = g.subdistrict_code
                        cross join lateral (select coalesce(""" + reached.sql() + """
                        , false) as contact) seen
                        where g.id = any(:ids)
                        """)
                .params(reached.params())
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    var group = row(row);
                    read.put(
                            group.id(),
                            new GroupLine(
                                    group,
                                    row.getString("external_id"),
                                    row.getString("kind"),
                                    name(row, "district"),
                                    name(row, "subdistrict"),
                                    row.getString("postal_code"),
                                    row.getObject("members", Integer.class),
                                    row.getObject("star", Integer.class),
                                    row.getObject("registered_on", LocalDate.class),
                                    row.getString("leader"),
                                    texts(row, "phones")));
                });
        return inOrder(ids, read);
    }

    /** A group that was deleted in between is left out. */
    private static <T> List<T> inOrder(List<UUID> ids, Map<UUID, T> read) {
        return ids.stream().map(read::get).filter(Objects::nonNull).toList();
    }

    private static GroupRow row(ResultSet row) throws SQLException {
        return new GroupRow(
                row.getObject("id", UUID.class),
                row.getString("code"),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                name(row, "cluster"),
                row.getInt("artisans"),
                texts(row, "families"),
                row.getBoolean("in_programme"),
                row.getBoolean("suspended"),
                row.getObject("capacity_confirmed_on", LocalDate.class));
    }

    private static @Nullable LocalizedText name(ResultSet row, String what) throws SQLException {
        var th = row.getString(what + "_th");
        return th == null ? null : new LocalizedText(th, row.getString(what + "_en"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
