package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may see how a group and its leader are reached. Officers may, the coordinator of the group's own cluster, the group
 * itself, and whoever holds a permission for contacts that is in force. Everybody else asks through the cluster or the hub.
 * A leader who has withdrawn the consent to be phoned is phoned by nobody.
 */
@Component
class Contacts {
    /** A group whose column is the organisation's own, or that lets it have contacts. */
    private static final String OPEN_TO_ORGANISATION = """
            (%s = :reaching
             or exists (select 1 from directory.permission w
                        where w.receiver_id = :reaching and w.scope = 'CONTACTS' and w.revoked_at is null
                          and :reachedOn between w.from_date and w.until_date
                          and w.giver_id in (g.id, g.cluster_id)))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Contacts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Known(@Nullable UUID cluster, boolean refuses) {}

    ContactWay ofGroup(UUID group, Viewer viewer) {
        var known = jdbc.sql("""
                        select g.cluster_id,
                               exists (select 1 from directory.membership m
                                       join directory.consent_now c on c.person_id = m.person_id
                                       where m.group_id = g.id and m.role = 'LEADER' and m.until_date is null
                                         and c.purpose = 'contact_phone' and not c.given) as refuses
                        from directory.producer_group g where g.id = :id
                        """)
                .param("id", group)
                .query((row, n) -> new Known(row.getObject(1, UUID.class), row.getBoolean(2)))
                .optional();
        if (known.isEmpty()) {
            return ContactWay.THROUGH_HUB;
        }
        var cluster = known.get().cluster();
        if (isOwn(group, viewer)) {
            return ContactWay.DIRECT;
        }
        if (!mayReach(group, cluster, viewer)) {
            return cluster == null ? ContactWay.THROUGH_HUB : ContactWay.THROUGH_CLUSTER;
        }
        return known.get().refuses() ? ContactWay.NOT_BY_PHONE : ContactWay.DIRECT;
    }

    /** A person is reached as the groups are to which they belong; one that is open to the viewer is enough. */
    ContactWay ofPerson(UUID person, @Nullable UUID account, Viewer viewer) {
        if (viewer.accountId().equals(account)) {
            return ContactWay.DIRECT;
        }
        boolean refuses = jdbc.sql("""
                        select exists (select 1 from directory.consent_now
                                       where person_id = :id and purpose = 'contact_phone' and not given)
                        """).param("id", person).query(Boolean.class).single();
        if (refuses) {
            return ContactWay.NOT_BY_PHONE;
        }
        if (viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            return ContactWay.DIRECT;
        }
        var groups = jdbc.sql("""
                        select distinct g.id, g.cluster_id from directory.membership m
                        join directory.producer_group g on g.id = m.group_id
                        where m.person_id = :id and m.until_date is null order by 1 limit 50
                        """)
                .param("id", person)
                .query((row, n) -> new Place(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        if (groups.stream().anyMatch(at -> isOwn(at.group(), viewer) || mayReach(at.group(), at.cluster(), viewer))) {
            return ContactWay.DIRECT;
        }
        return groups.stream().anyMatch(at -> at.cluster() != null)
                ? ContactWay.THROUGH_CLUSTER
                : ContactWay.THROUGH_HUB;
    }

    private record Place(UUID group, @Nullable UUID cluster) {}

    /** The same capacity without its leader's name and number when the viewer may not have them. */
    GroupCapacity veil(GroupCapacity capacity, Viewer viewer) {
        return capacity.leaderPhone() == null || ofGroup(capacity.id(), viewer) == ContactWay.DIRECT
                ? capacity
                : capacity.withoutPhone();
    }

    /** The same rule for many groups at once: a condition on {@code g}, a row of producer_group, that may be null for no. */
    SqlPart reached(Viewer viewer) {
        if (viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            return new SqlPart("true", Map.of());
        }
        var own = viewer.is(Role.GROUP_LEADER) ? "g.id" : viewer.is(Role.COORDINATOR) ? "g.cluster_id" : "null";
        return new SqlPart(
                OPEN_TO_ORGANISATION.formatted(own), Map.of("reaching", viewer.organisationId(), "reachedOn", today()));
    }

    /** Notes at the permissions by which contacts of these groups are taken away that they were: copies outside stay there. */
    void noteTaken(List<UUID> groups, Viewer viewer) {
        if (viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            return;
        }
        var by = jdbc.sql("""
                        select distinct w.id from directory.permission w
                        join directory.producer_group g on w.giver_id in (g.id, g.cluster_id)
                        where w.receiver_id = :reaching and w.scope = 'CONTACTS' and w.revoked_at is null
                          and :today between w.from_date and w.until_date
                          and g.id = any(:groups) and g.cluster_id is distinct from :reaching
                        order by w.id
                        """)
                .param("reaching", viewer.organisationId())
                .param("today", today())
                .param("groups", groups.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        for (var permission : by) {
            jdbc.sql("""
                            insert into directory.permission_use (id, permission_id, account_id, used_at, kind)
                            values (:id, :permission, :account, :at, 'exported')
                            """)
                    .param("id", Ids.next())
                    .param("permission", permission)
                    .param("account", viewer.accountId())
                    .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private static boolean isOwn(UUID group, Viewer viewer) {
        return viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group);
    }

    private boolean mayReach(UUID group, @Nullable UUID cluster, Viewer viewer) {
        if (viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            return true;
        }
        boolean ofCluster =
                viewer.is(Role.COORDINATOR) && viewer.organisationId().equals(cluster);
        return ofCluster || permission(group, cluster, viewer).isPresent();
    }

    /** The permission for contacts by which the viewer's organisation reaches that group today. */
    private Optional<UUID> permission(UUID group, @Nullable UUID cluster, Viewer viewer) {
        return jdbc.sql("""
                        select id from directory.permission
                        where receiver_id = :receiver and scope = 'CONTACTS' and revoked_at is null
                          and :today between from_date and until_date
                          and (giver_id = :group or giver_id = cast(:cluster as uuid))
                        order by given_at limit 1
                        """)
                .param("receiver", viewer.organisationId())
                .param("today", today())
                .param("group", group)
                .param("cluster", cluster, java.sql.Types.OTHER)
                .query(UUID.class)
                .optional();
    }
}
