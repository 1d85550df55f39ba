package org.saan.hub.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads people for pages. */
@Component
class PeopleReads {
    private final JdbcClient jdbc;
    private final Contacts contacts;
    private final PeopleRules rules;
    private final Consents consents;

    PeopleReads(JdbcClient jdbc, Contacts contacts, PeopleRules rules, Consents consents) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.rules = rules;
        this.consents = consents;
    }

    static String name(ResultSet row) throws SQLException {
        var title = row.getString("title");
        return ((title == null ? "" : title + " ") + row.getString("first_name") + " " + row.getString("last_name"))
                .strip();
    }

    static @Nullable LocalizedText cluster(ResultSet row) throws SQLException {
        var th = row.getString("cluster_th");
        return th == null ? null : new LocalizedText(th, row.getString("cluster_en"));
    }

    PersonView get(UUID id, Viewer viewer) {
        rules.mustSeePerson(id, viewer);
        var account = rules.account(id).orElse(null);
        var way = contacts.ofPerson(id, account, viewer);
        boolean manages = rules.mayManagePerson(id, viewer);
        return jdbc.sql("select * from directory.person where id = :id")
                .param("id", id)
                .query((row, n) -> new PersonView(
                        id,
                        row.getInt("version"),
                        Objects.requireNonNullElse(row.getString("title"), ""),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        way == ContactWay.DIRECT ? row.getString("phone") : null,
                        way,
                        account,
                        row.getObject("erased_at") == null
                                ? null
                                : row.getObject("erased_at", OffsetDateTime.class)
                                        .toInstant(),
                        manages,
                        viewer.accountId().equals(account),
                        terms(id)))
                .optional()
                .orElseThrow(() -> new NotFound("person"));
    }

    List<PersonView.Term> terms(UUID person) {
        return jdbc.sql("""
                        select m.id, m.role, m.from_date, m.until_date, g.id as group_id, g.code, g.name_th, g.name_en,
                               c.name_th as cluster_th, c.name_en as cluster_en
                        from directory.membership m
                        join directory.producer_group g on g.id = m.group_id
                        left join directory.cluster c on c.id = g.cluster_id
                        where m.person_id = :person
                        order by m.until_date desc nulls first, m.from_date desc, m.id limit 500
                        """)
                .param("person", person)
                .query((row, n) -> new PersonView.Term(
                        row.getObject("id", UUID.class),
                        row.getObject("group_id", UUID.class),
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        cluster(row),
                        PersonRole.valueOf(row.getString("role")),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("until_date", LocalDate.class)))
                .list();
    }

    GroupPeople ofGroup(UUID group) {
        record Head(String code, LocalizedText name) {}
        var head = jdbc.sql("select code, name_th, name_en from directory.producer_group where id = :id")
                .param("id", group)
                .query((row, n) -> new Head(row.getString(1), new LocalizedText(row.getString(2), row.getString(3))))
                .optional()
                .orElseThrow(() -> new NotFound("group"));
        var people = jdbc.sql("""
                        select m.id as term, m.role, m.from_date, m.until_date, p.id, p.title, p.first_name, p.last_name
                        from directory.membership m join directory.person p on p.id = m.person_id
                        where m.group_id = :group
                        order by m.until_date desc nulls first,
                                 array_position(array['LEADER', 'DEPUTY', 'TRAINER', 'MEMBER'], m.role),
                                 p.first_name collate "th-x-icu", p.id limit 1000
                        """)
                .param("group", group)
                .query((row, n) -> new GroupPeople.One(
                        row.getObject("term", UUID.class),
                        row.getObject("id", UUID.class),
                        name(row),
                        PersonRole.valueOf(row.getString("role")),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("until_date", LocalDate.class),
                        Map.of()))
                .list();
        var said = consents.now(people.stream().map(GroupPeople.One::personId).toList());
        var now = new ArrayList<GroupPeople.One>();
        var before = new ArrayList<GroupPeople.One>();
        for (var one : people) {
            (one.until() == null ? now : before)
                    .add(new GroupPeople.One(
                            one.termId(),
                            one.personId(),
                            one.name(),
                            one.role(),
                            one.from(),
                            one.until(),
                            said.getOrDefault(one.personId(), Map.of())));
        }
        return new GroupPeople(group, head.code(), head.name(), now, before);
    }
}
