package org.saan.hub.identity;

import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may help a leader in, or say how a leader is reached: officers, and the coordinator of the leader's group. Whoever
 * can do either can come in as that leader, so a coordinator of another cluster cannot.
 */
@Component
class LeaderCare {
    private final JdbcClient jdbc;
    private final List<GroupCare> groups;

    LeaderCare(JdbcClient jdbc, List<GroupCare> groups) {
        this.jdbc = jdbc;
        this.groups = List.copyOf(groups);
    }

    void mustCareFor(UUID leader, Viewer viewer) {
        var group = jdbc.sql("select organisation_id from identity.account where id = :id and role = :role")
                .param("id", leader)
                .param("role", Role.GROUP_LEADER.name())
                .query(UUID.class)
                .optional();
        if (!viewer.runsTheProgramme() || group.isEmpty()) {
            throw new NotFound("account");
        }
        var others = groups.stream()
                .flatMap(source -> source.findCluster(group.get()).stream())
                .anyMatch(cluster -> !cluster.equals(viewer.organisationId()));
        if (viewer.is(Role.COORDINATOR) && others) {
            throw new Refusal("identity.leaders.other_cluster");
        }
    }
}
