package org.saan.hub.trade;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a problem of exporting: somebody takes it and says by when, answers it in words, and whoever told it agrees or opens
 * it again. One that is grouped under another has no life of its own: its parent's answer is its answer.
 */
@Service
public class Obstacles {
    private static final Logger log = LoggerFactory.getLogger(Obstacles.class);

    private final JdbcClient jdbc;
    private final ObstacleReads reads;
    private final ObstacleNotices notices;
    private final Audit audit;
    private final LastChanges changes;
    private final Clock clock;

    Obstacles(
            JdbcClient jdbc,
            ObstacleReads reads,
            ObstacleNotices notices,
            Audit audit,
            LastChanges changes,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.notices = notices;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    @Transactional(readOnly = true)
    public ObstacleView get(UUID id, Viewer viewer) {
        return reads.get(id, viewer);
    }

    /** What was said and agreed since it was told. */
    @Transactional(readOnly = true)
    public ObstacleView.Story story(UUID id, Viewer viewer) {
        return reads.story(reads.get(id, viewer).id());
    }

    /** Those that are grouped under it, as far as the reader may see them. */
    @Transactional(readOnly = true)
    public List<ObstacleView> under(UUID id, Viewer viewer) {
        return reads.under(reads.get(id, viewer).id(), viewer);
    }

    /** Who may own one: those who answer, by name. */
    @Transactional(readOnly = true)
    public Map<UUID, String> owners(Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        var all = new java.util.LinkedHashMap<UUID, String>();
        jdbc.sql("""
                        select id, name from identity.account
                        where role in ('ADMINISTRATOR', 'PROGRAMME_OFFICER', 'COORDINATOR', 'EXPORT_ADVISER') and disabled_at is null
                        order by name collate "th-x-icu", id limit 500
                        """).query(row -> {
            all.put(row.getObject(1, UUID.class), row.getString(2));
        });
        return all;
    }

    /**
     * Gives it an owner and a day.
     *
     * @param due today or later
     * @throws Refusal at the field that is wrong, or when it changed meanwhile
     */
    @Transactional
    public void own(UUID id, int version, UUID owner, LocalDate due, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        var it = held(id, version, viewer);
        if (it.state() != ObstacleState.HEARD && it.state() != ObstacleState.OWNED) {
            throw changed(id);
        }
        if (!owners(viewer).containsKey(owner)) {
            throw Refusal.of("owner", "trade.obstacle.owner_missing");
        }
        if (due.isBefore(today())) {
            throw Refusal.of("due", "trade.obstacle.due_past");
        }
        jdbc.sql("""
                        update trade.obstacle set state = 'OWNED', owner_account = :owner, due_on = :due,
                            version = version + 1 where id = :id
                        """).param("owner", owner).param("due", due).param("id", id).update();
        if (!owner.equals(viewer.accountId())) {
            notices.owned(it, owner, due);
        }
        audit.record(viewer, "trade.obstacle_owned", "obstacle", id.toString(), null, Map.of("due", due.toString()));
    }

    /**
     * Answers it, or writes the answer anew before its teller has agreed, and tells its teller and those of the ones under it.
     * Whoever answers one that nobody took is its owner.
     */
    @Transactional
    public void answer(UUID id, int version, LocalizedText answer, Viewer viewer) {
        ObstacleReads.mustBeOffice(viewer);
        var it = held(id, version, viewer);
        if (it.state() == ObstacleState.AGREED) {
            throw changed(id);
        }
        ObstacleChecks.text("answer", answer, ObstacleChecks.LONGEST_ANSWER);
        jdbc.sql("""
                        update trade.obstacle set state = 'ANSWERED', answer_th = :th, answer_en = :en, answered_by = :by,
                            answered_at = :at, owner_account = coalesce(owner_account, :by), due_on = coalesce(due_on, :today),
                            version = version + 1 where id = :id
                        """)
                .param("th", answer.th(), java.sql.Types.VARCHAR)
                .param("en", answer.en(), java.sql.Types.VARCHAR)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .param("today", today())
                .param("id", id)
                .update();
        notices.answered(it);
        audit.record(viewer, "trade.obstacle_answered", "obstacle", id.toString(), null, null);
        log.info("obstacle {} answered", id);
    }

    /**
     * Its teller agrees that it is solved. The office may write down what the teller said, and how.
     *
     * @param words who said what; needed where the office writes it
     */
    @Transactional
    public void agree(UUID id, int version, AgreedHow how, @Nullable String words, Viewer viewer) {
        var it = held(id, version, viewer);
        if (how == AgreedHow.SELF ? !it.mine() : !ObstacleReads.office(viewer)) {
            throw new Refusal("trade.obstacle.not_yours");
        }
        if (it.state() != ObstacleState.ANSWERED) {
            throw changed(id);
        }
        var said = how == AgreedHow.SELF
                ? ObstacleChecks.line("words", words, ObstacleChecks.LONGEST_WORDS)
                : ObstacleChecks.needed(
                        "words", words, ObstacleChecks.LONGEST_WORDS, "trade.obstacle.agreed_words_missing");
        close(id, how, said, viewer.accountId());
        audit.record(viewer, "trade.obstacle_agreed", "obstacle", id.toString(), null, Map.of("how", how.name()));
    }

    /** Who told it in a workshop agrees by their link. */
    void agree(UUID id) {
        close(id, AgreedHow.SELF, null, null);
    }

    private void close(UUID id, AgreedHow how, @Nullable String words, @Nullable UUID by) {
        jdbc.sql("""
                        insert into trade.obstacle_closure (id, obstacle_id, agreed_at, agreed_how, agreed_words, agreed_by)
                        values (:id, :obstacle, :at, :how, :words, :by)
                        """)
                .param("id", Ids.next())
                .param("obstacle", id)
                .param("at", At.now(clock))
                .param("how", how.name())
                .param("words", words, java.sql.Types.VARCHAR)
                .param("by", by, java.sql.Types.OTHER)
                .update();
        jdbc.sql("update trade.obstacle set state = 'AGREED', version = version + 1 where id = :id")
                .param("id", id)
                .update();
        log.info("obstacle {} agreed", id);
    }

    /** It is not solved, or no longer: said by its teller or by the office. Its owner has it again. */
    @Transactional
    public void reopen(UUID id, int version, @Nullable String words, Viewer viewer) {
        var it = held(id, version, viewer);
        if (!it.mine() && !ObstacleReads.office(viewer)) {
            throw new Refusal("trade.obstacle.not_yours");
        }
        var why = ObstacleChecks.needed("why", words, ObstacleChecks.LONGEST_WORDS, "trade.obstacle.why_missing");
        open(it, why, viewer.accountId());
        audit.record(viewer, "trade.obstacle_reopened", "obstacle", id.toString(), null, Map.of("reason", why));
    }

    /** @param by absent for one who follows a link */
    void open(ObstacleView it, String why, @Nullable UUID by) {
        if (it.state() != ObstacleState.ANSWERED && it.state() != ObstacleState.AGREED) {
            throw changed(it.id());
        }
        jdbc.sql("""
                        update trade.obstacle_closure set reopened_at = :at, reopened_words = :words, reopened_by = :by
                        where obstacle_id = :id and reopened_at is null
                        """)
                .param("at", At.now(clock))
                .param("words", why)
                .param("by", by, java.sql.Types.OTHER)
                .param("id", it.id())
                .update();
        jdbc.sql("update trade.obstacle set state = 'OWNED', version = version + 1 where id = :id")
                .param("id", it.id())
                .update();
        notices.reopened(it, why);
    }

    /** The newest state, alone with it until the transaction ends. */
    private ObstacleView held(UUID id, int version, Viewer viewer) {
        reads.get(id, viewer);
        jdbc.sql("select id from trade.obstacle where id = :id for update")
                .param("id", id)
                .query(row -> {});
        var it = reads.get(id, viewer);
        if (it.version() != version) {
            throw changed(id);
        }
        if (it.parentId() != null) {
            throw new Refusal("trade.obstacle.grouped", String.valueOf(it.parentNumber()));
        }
        return it;
    }

    private Refusal changed(UUID id) {
        return new Refusal("trade.obstacle.changed").after(changes.of("obstacle", List.of(id)));
    }
}
