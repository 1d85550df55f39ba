package org.saan.hub.trade;

import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody told in a workshop, followed by the link they were given; no account, and nothing of others. */
@Service
public class ToldObstacles {
    private final JdbcClient jdbc;
    private final ObstacleReads reads;
    private final Obstacles obstacles;
    private final ObstacleNotices notices;
    private final Audit audit;

    ToldObstacles(JdbcClient jdbc, ObstacleReads reads, Obstacles obstacles, ObstacleNotices notices, Audit audit) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.obstacles = obstacles;
        this.notices = notices;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public ObstacleView get(TellerKey key) {
        return reads.get(id(key), Identity.SYSTEM);
    }

    /** It is solved. */
    @Transactional
    public void agree(TellerKey key) {
        var it = held(key);
        if (it.parentId() != null || it.state() != ObstacleState.ANSWERED) {
            throw new Refusal("trade.obstacle.changed");
        }
        obstacles.agree(it.id());
        audit.record(
                Identity.SYSTEM, "trade.obstacle_agreed", "obstacle", it.id().toString(), null, null);
    }

    /** It is not solved, and why. */
    @Transactional
    public void reopen(TellerKey key, String why) {
        var it = held(key);
        var words = ObstacleChecks.needed("why", why, ObstacleChecks.LONGEST_WORDS, "trade.obstacle.why_missing");
        if (it.parentId() != null) {
            throw new Refusal("trade.obstacle.changed");
        }
        obstacles.open(it, words, null);
        notices.said(it);
        audit.record(
                Identity.SYSTEM, "trade.obstacle_reopened", "obstacle", it.id().toString(), null, null);
    }

    private ObstacleView held(TellerKey key) {
        var id = id(key);
        jdbc.sql("select id from trade.obstacle where id = :id for update")
                .param("id", id)
                .query(row -> {});
        return reads.get(id, Identity.SYSTEM);
    }

    private UUID id(TellerKey key) {
        return jdbc.sql("select id from trade.obstacle where reporter_key_hash = :hash")
                .param("hash", key.hash())
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(() -> new NotFound("link"));
    }
}
