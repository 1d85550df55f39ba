package org.saan.hub.directory;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.likeness.GroupFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads of groups what is compared. */
@Component
class DuplicateFacts {
    private static final String FACTS = """
            select g.id, g.name_th, g.province_code, g.district_code, g.subdistrict_code, g.moo,
                   (select p.first_name || ' ' || p.last_name from directory.membership m
                    join directory.person p on p.id = m.person_id
                    where m.group_id = g.id and m.role = 'LEADER' and m.until_date is null) as leader,
                   (select string_agg(f.number, ',' order by f.position) from directory.group_phone f
                    where f.group_id = g.id) as phones
            from directory.producer_group g
            """;

    private final JdbcClient jdbc;

    DuplicateFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All groups of a province: nobody is one with a group of another. */
    List<GroupFacts> ofProvince(String province) {
        return jdbc.sql(FACTS + " where g.province_code = :province order by g.id")
                .param("province", province)
                .query((row, n) -> facts(row))
                .list();
    }

    List<GroupFacts> of(List<UUID> groups) {
        return jdbc.sql(FACTS + " where g.id = any(:ids) order by g.id limit 1000")
                .param("ids", groups.toArray(UUID[]::new))
                .query((row, n) -> facts(row))
                .list();
    }

    private static GroupFacts facts(java.sql.ResultSet row) throws java.sql.SQLException {
        return new GroupFacts(
                row.getObject("id", UUID.class),
                row.getString("name_th"),
                row.getString("province_code"),
                row.getString("district_code"),
                row.getString("subdistrict_code"),
                row.getString("moo"),
                row.getString("leader"),
                split(row.getString("phones")));
    }

    private static List<String> split(@Nullable String phones) {
        return phones == null ? List.of() : Arrays.asList(phones.split(","));
    }
}
