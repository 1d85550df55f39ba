package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may see people and who may write about them. Whoever runs the programme sees names and roles; officers write about
 * everybody, coordinators about people of their own cluster, and each person sees and decides about themselves.
 */
@Component
class PeopleRules {
    private final JdbcClient jdbc;

    PeopleRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A day for a sentence, in both ways of counting years. */
    static LocalizedText written(LocalDate day) {
        return new LocalizedText(new Printing(Language.TH).date(day), new Printing(Language.EN).date(day));
    }

    static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("people");
        }
    }

    static void mustBeOfficer(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("people");
        }
    }

    boolean isOwn(UUID person, Viewer viewer) {
        return viewer.accountId().equals(account(person).orElse(null));
    }

    boolean isErased(UUID person) {
        return jdbc.sql("select erased_at is not null from directory.person where id = :id")
                .param("id", person)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound("person"));
    }

    Optional<UUID> account(UUID person) {
        return jdbc.sql("select account_id from directory.person where id = :id")
                .param("id", person)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new NotFound("person"));
    }

    void mustSeePerson(UUID person, Viewer viewer) {
        boolean own = isOwn(person, viewer);
        if (!own && !viewer.runsTheProgramme()) {
            throw new NotFound("person");
        }
    }

    boolean mayManagePerson(UUID person, Viewer viewer) {
        return viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)
                || viewer.is(Role.COORDINATOR)
                        && jdbc.sql("""
                                        select exists (select 1 from directory.membership m
                                                       join directory.producer_group g on g.id = m.group_id
                                                       where m.person_id = :person and g.cluster_id = :cluster)
                                        """)
                                .param("person", person)
                                .param("cluster", viewer.organisationId())
                                .query(Boolean.class)
                                .single();
    }

    void mustManagePerson(UUID person, Viewer viewer) {
        if (!mayManagePerson(person, viewer)) {
            throw new NotFound("person");
        }
    }

    boolean mayManageGroup(UUID group, Viewer viewer) {
        var cluster = cluster(group);
        return viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)
                || viewer.is(Role.COORDINATOR) && Objects.equals(viewer.organisationId(), cluster.orElse(null));
    }

    void mustManageGroup(UUID group, Viewer viewer) {
        if (!mayManageGroup(group, viewer)) {
            throw new NotFound("group");
        }
    }

    private Optional<UUID> cluster(UUID group) {
        return jdbc.sql("select cluster_id from directory.producer_group where id = :id")
                .param("id", group)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new NotFound("group"));
    }
}
