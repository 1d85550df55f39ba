package org.saan.hub.trade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is said about a problem between those who told it and those who answer. */
@Service
public class ObstacleComments {
    private final JdbcClient jdbc;
    private final ObstacleReads reads;
    private final ObstacleNotices notices;
    private final Once once;
    private final Audit audit;
    private final Clock clock;

    ObstacleComments(
            JdbcClient jdbc, ObstacleReads reads, ObstacleNotices notices, Once once, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.notices = notices;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says something.
     *
     * @param token of its form: said once, however often it is sent
     * @throws Refusal without words, or with too many
     */
    @Transactional
    public void say(UUID id, UUID token, String words, Viewer viewer) {
        var it = reads.get(id, viewer);
        var said = ObstacleChecks.needed(
                "comment", words, ObstacleChecks.LONGEST_COMMENT, "trade.obstacle.comment_missing");
        once.once(token, viewer.accountId(), "trade.obstacle_comment", (id + "|" + said).getBytes(UTF_8), () -> {
            var comment = Ids.next();
            jdbc.sql("""
                            insert into trade.obstacle_comment (id, obstacle_id, account_id, author, words, at)
                            values (:id, :obstacle, :account, :author, :words, :at)
                            """)
                    .param("id", comment)
                    .param("obstacle", id)
                    .param("account", viewer.accountId())
                    .param("author", viewer.name())
                    .param("words", said)
                    .param("at", At.now(clock))
                    .update();
            if (!ObstacleReads.office(viewer)) {
                notices.said(it);
            }
            audit.record(viewer, "trade.obstacle_said", "obstacle", id.toString(), null, null);
            return comment.toString();
        });
    }
}
