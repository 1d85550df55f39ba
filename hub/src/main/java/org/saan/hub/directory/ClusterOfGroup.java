package org.saan.hub.directory;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.GroupCare;
import org.saan.hub.identity.RetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A coordinator helps the groups of the own cluster into the hub. */
@Component
class ClusterOfGroup implements GroupCare {
    private final JdbcClient jdbc;

    ClusterOfGroup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As the register says of links to claim a group by. */
    @Bean
    static RetentionRule letGoOfClaimLinks() {
        return RetentionRule.days(
                "directory.claim_link",
                7,
                "delete from directory.claim_link where claim_id is null and valid_until < :before");
    }

    @Override
    public Optional<UUID> findCluster(UUID group) {
        return jdbc.sql("select cluster_id from directory.producer_group where id = :id and cluster_id is not null")
                .param("id", group)
                .query(UUID.class)
                .optional();
    }
}
