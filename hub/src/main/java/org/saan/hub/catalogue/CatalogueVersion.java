package org.saan.hub.catalogue;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.saan.hub.shared.PublicVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which changes of the catalogue this node has seen: looked up again after half a second, by one of those who ask. The last change
 * alone does not tell: one of an older transaction may become visible after it.
 */
@Component
class CatalogueVersion implements PublicVersion {
    private static final long MILLIS = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicLong lookedAt = new AtomicLong(Long.MIN_VALUE);
    private volatile long last;

    CatalogueVersion(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public long now() {
        long now = clock.millis();
        long before = lookedAt.get();
        if ((before > now || before <= now - MILLIS) && lookedAt.compareAndSet(before, now)) {
            last = jdbc.sql("""
                            select coalesce(max(id), 0)
                                 + coalesce((select max(id) from catalogue.change
                                             where tx < pg_snapshot_xmin(pg_current_snapshot())), 0)
                            from catalogue.change
                            """).query(Long.class).single();
        }
        return last;
    }
}
