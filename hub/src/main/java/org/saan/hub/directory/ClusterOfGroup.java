package org.saan.hub.directory;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.GroupCare;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A coordinator helps the groups of the own cluster into the hub. */
@Component
class ClusterOfGroup implements GroupCare {
    private final JdbcClient jdbc;

    ClusterOfGroup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<UUID> findCluster(UUID group) {
        return jdbc.sql("select cluster_id from directory.producer_group where id = :id and cluster_id is not null")
                .param("id", group)
                .query(UUID.class)
                .optional();
    }
}
