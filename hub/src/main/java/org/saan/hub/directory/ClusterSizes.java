package org.saan.hub.directory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many groups each cluster has, and people in them, today. Counting passes over everybody, so the figures of a list may
 * be some seconds old; those of one cluster's own page are not from here.
 */
@Component
class ClusterSizes {
    private static final Duration STAND = Duration.ofSeconds(5);

    record Size(int groups, int people) {
        static final Size NOTHING = new Size(0, 0);
    }

    private record Known(Map<UUID, Size> sizes, long at) {
        boolean serves(Collection<UUID> clusters) {
            return System.nanoTime() - at < STAND.toNanos() && sizes.keySet().containsAll(clusters);
        }
    }

    private final JdbcClient jdbc;
    private volatile Known known = new Known(Map.of(), System.nanoTime() - STAND.toNanos());

    ClusterSizes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sizes of at least these clusters; one that was made a moment ago is counted. */
    Map<UUID, Size> of(Collection<UUID> clusters) {
        if (!known.serves(clusters)) {
            count(clusters);
        }
        return known.sizes();
    }

    private synchronized void count(Collection<UUID> clusters) {
        if (known.serves(clusters)) {
            return;
        }
        var sizes = new HashMap<UUID, Size>();
        jdbc.sql("""
                        select c.id, g.groups, p.people from directory.cluster c
                        left join (select cluster_id, count(*) as groups from directory.producer_group
                                   group by cluster_id) g on g.cluster_id = c.id
                        left join (select cluster_id, count(*) as people
                                   from (select distinct g.cluster_id, m.person_id from directory.membership m
                                         join directory.producer_group g on g.id = m.group_id
                                         where m.until_date is null) one
                                   group by cluster_id) p on p.cluster_id = c.id
                        """).query(row -> {
            sizes.put(row.getObject(1, UUID.class), new Size(row.getInt(2), row.getInt(3)));
        });
        known = new Known(Map.copyOf(sizes), System.nanoTime());
    }
}
