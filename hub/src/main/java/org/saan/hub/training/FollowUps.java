package org.saan.hub.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was agreed at a session to be done afterwards. */
@Service
public class FollowUps {
    private static final int LONGEST = 1000;
    private static final int LONGEST_OWNER = 200;

    private final JdbcClient jdbc;
    private final org.saan.hub.platform.Once once;
    private final Audit audit;
    private final Clock clock;

    FollowUps(JdbcClient jdbc, org.saan.hub.platform.Once once, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes one down, once for each form. */
    @Transactional
    public void write(
            UUID session, SentForm form, String words, @Nullable String owner, @Nullable LocalDate due, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        var text = TrainingText.within("words", words, LONGEST);
        if (text == null) {
            throw Refusal.of("words", "training.words_missing");
        }
        var who = TrainingText.within("owner", owner, LONGEST_OWNER);
        once.once(form, viewer.accountId(), "training.follow_up", () -> {
            var id = Ids.next();
            int made = jdbc.sql("""
                            insert into training.follow_up (id, session_id, words, owner, due_on, written_by, written_at)
                            select :id, s.id, :words, :owner, :due, :by, :at from training.session s where s.id = :session
                            """)
                    .param("id", id)
                    .param("session", session)
                    .param("words", text)
                    .param("owner", who, java.sql.Types.VARCHAR)
                    .param("due", due, java.sql.Types.DATE)
                    .param("by", viewer.accountId())
                    .param("at", At.now(clock))
                    .update();
            if (made == 0) {
                throw new NotFound("session");
            }
            audit.record(
                    viewer, "training.follow_up_written", "session", session.toString(), null, Map.of("words", text));
            return id.toString();
        });
    }

    /** It is done, or is not after all. Says of which session it is. */
    @Transactional
    public UUID mark(UUID id, boolean done, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        var session = jdbc.sql("update training.follow_up set done_at = :at where id = :id returning session_id")
                .param("at", done ? At.now(clock) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("follow-up"));
        audit.record(
                viewer,
                done ? "training.follow_up_done" : "training.follow_up_open",
                "session",
                session.toString(),
                null,
                null);
        return session;
    }
}
