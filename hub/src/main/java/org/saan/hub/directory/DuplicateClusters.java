package org.saan.hub.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pairs that hang together are shown together: each pair carries the lowest id of its cluster. */
@Component
class DuplicateClusters {
    private record Pair(UUID first, UUID second, UUID cluster) {}

    private final JdbcClient jdbc;

    DuplicateClusters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Brings the clusters of all open pairs up to date. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join() {
        var pairs = jdbc.sql("select first_id, second_id, cluster_id from directory.duplicate_pair order by 1, 2")
                .query((row, n) -> new Pair(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list();
        Map<UUID, UUID> lower = new HashMap<>();
        for (var pair : pairs) {
            var first = lowest(lower, pair.first());
            var second = lowest(lower, pair.second());
            boolean inOrder = first.toString().compareTo(second.toString()) <= 0;
            lower.put(inOrder ? second : first, inOrder ? first : second);
        }
        for (var pair : pairs) {
            var cluster = lowest(lower, pair.first());
            if (!cluster.equals(pair.cluster())) {
                jdbc.sql("""
                                update directory.duplicate_pair set cluster_id = :cluster
                                where first_id = :first and second_id = :second
                                """)
                        .param("cluster", cluster)
                        .param("first", pair.first())
                        .param("second", pair.second())
                        .update();
            }
        }
    }

    private static UUID lowest(Map<UUID, UUID> lower, UUID id) {
        var at = id;
        for (var next = lower.get(at); next != null && !next.equals(at); next = lower.get(at)) {
            at = next;
        }
        if (!at.equals(id)) {
            lower.put(id, at);
        }
        return at;
    }
}
