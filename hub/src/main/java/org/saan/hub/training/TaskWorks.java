package org.saan.hub.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Once;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The practical task: what learners made, and whether a trainer accepts it or wants it again, and why. */
@Service
public class TaskWorks {
    /** Photos of one work, at most. */
    public static final int MOST_PHOTOS = 4;

    private static final int LONGEST_WORDS = 1000;

    private final JdbcClient jdbc;
    private final TrainingPhotos photos;
    private final Once once;
    private final Audit audit;
    private final Clock clock;
    private final ObjectMapper json;
    private final TransactionTemplate writing;

    TaskWorks(
            JdbcClient jdbc,
            TrainingPhotos photos,
            Once once,
            Audit audit,
            Clock clock,
            ObjectMapper json,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.photos = photos;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
        writing = new TransactionTemplate(transactions);
    }

    /** How far a work is. */
    public enum State {
        WAITING,
        ACCEPTED,
        AGAIN;

        public String key() {
            return "assess.task." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param photos how many there are */
    public record Work(
            UUID id,
            UUID workshop,
            UUID learner,
            @Nullable String words,
            State state,
            Instant sentAt,
            @Nullable String judgedWords,
            int photos,
            int version) {}

    /** Those of a workshop, the oldest that waits first. */
    @Transactional(readOnly = true)
    public List<Work> ofWorkshop(UUID workshop, Viewer viewer) {
        Examiners.must(viewer);
        return jdbc.sql("""
                        select t.*, l.one_id, jsonb_array_length(t.photos) as pictures
                        from training.task_work t join training.learner l on l.id = t.learner_id
                        where t.workshop_id = :workshop order by t.state = 'WAITING' desc, t.sent_at, t.id limit 2000
                        """)
                .param("workshop", workshop)
                .query((row, n) -> work(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Work get(UUID id, Viewer viewer) {
        Examiners.must(viewer);
        return jdbc.sql("""
                        select t.*, l.one_id, jsonb_array_length(t.photos) as pictures
                        from training.task_work t join training.learner l on l.id = t.learner_id where t.id = :id
                        """)
                .param("id", id)
                .query((row, n) -> work(row))
                .optional()
                .orElseThrow(() -> new NotFound("task"));
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                Objects.requireNonNull(row.getObject("workshop_id", UUID.class)),
                Objects.requireNonNull(row.getObject("one_id", UUID.class)),
                row.getString("words"),
                State.valueOf(row.getString("state")),
                At.when(row, "sent_at"),
                row.getString("judged_words"),
                row.getInt("pictures"),
                row.getInt("version"));
    }

    /**
     * Hands in the work of a learner: photos, words, or both. No transaction is open while photos are drawn.
     *
     * @throws Refusal when nothing is there, a photo is none, or a work waits already
     */
    public UUID send(UUID workshop, UUID learner, UUID form, @Nullable String words, List<byte[]> sent, Viewer viewer) {
        Examiners.must(viewer);
        var said = words == null || words.isBlank() ? null : words.strip();
        if (said == null && sent.isEmpty()) {
            throw Refusal.of("photos", "assess.task.nothing");
        }
        if (said != null && said.length() > LONGEST_WORDS) {
            throw Refusal.of("words", "assess.too_long", LONGEST_WORDS);
        }
        if (sent.size() > MOST_PHOTOS) {
            throw Refusal.of("photos", "media.too_many", MOST_PHOTOS);
        }
        var drawn = new ArrayList<List<PhotoSize>>();
        for (var photo : sent) {
            try {
                drawn.add(photos.keep(photo));
            } catch (Refusal no) {
                throw Refusal.of("photos", no.code(), no.args());
            }
        }
        return Objects.requireNonNull(writing.execute(status -> insert(workshop, learner, form, said, drawn, viewer)));
    }

    private UUID insert(
            UUID workshop,
            UUID learner,
            UUID form,
            @Nullable String words,
            List<List<PhotoSize>> drawn,
            Viewer viewer) {
        var written = "[" + String.join(",", drawn.stream().map(photos::write).toList()) + "]";
        boolean examined = jdbc.sql(
                        "select exists (select 1 from training.examined where workshop_id = :workshop and learner_id = :learner)")
                .param("workshop", workshop)
                .param("learner", learner)
                .query(Boolean.class)
                .single();
        if (!examined) {
            throw new NotFound("learner");
        }
        return UUID.fromString(once.once(
                form,
                viewer.accountId(),
                "training.task",
                (workshop + "|" + learner + "|" + words + "|" + written)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                () -> {
                    var id = Ids.next();
                    int made = jdbc.sql("""
                                    insert into training.task_work (id, workshop_id, learner_id, photos, words, sent_by, sent_at)
                                    values (:id, :workshop, :learner, cast(:photos as jsonb), :words, :by, :at)
                                    on conflict (workshop_id, learner_id) where state = 'WAITING' do nothing
                                    """)
                            .param("id", id)
                            .param("workshop", workshop)
                            .param("learner", learner)
                            .param("photos", written)
                            .param("words", words, java.sql.Types.VARCHAR)
                            .param("by", viewer.accountId())
                            .param("at", At.now(clock))
                            .update();
                    if (made == 0) {
                        throw Refusal.of("photos", "assess.task.waits_already");
                    }
                    audit.record(
                            viewer,
                            "training.task_sent",
                            "workshop",
                            workshop.toString(),
                            null,
                            Map.of("photos", drawn.size()));
                    return id.toString();
                }));
    }

    /**
     * A trainer accepts a work, or wants it again and says what is missing.
     *
     * @throws Refusal without words for "again", or when somebody judged it before
     */
    @Transactional
    public void judge(UUID id, int version, boolean accepted, @Nullable String words, Viewer viewer) {
        var work = get(id, viewer);
        var said = words == null || words.isBlank() ? null : words.strip();
        if (!accepted && said == null) {
            throw Refusal.of("words", "assess.task.again_why");
        }
        if (said != null && said.length() > LONGEST_WORDS) {
            throw Refusal.of("words", "assess.too_long", LONGEST_WORDS);
        }
        int done = jdbc.sql("""
                        update training.task_work set state = :state, judged_words = :words, judged_by = :by, judged_at = :at,
                            version = version + 1
                        where id = :id and version = :version and state = 'WAITING'
                        """)
                .param("state", (accepted ? State.ACCEPTED : State.AGAIN).name())
                .param("words", said, java.sql.Types.VARCHAR)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .param("id", id)
                .param("version", version)
                .update();
        if (done == 0) {
            throw Refusal.of("words", "assess.task.judged_already");
        }
        audit.record(
                viewer,
                accepted ? "training.task_accepted" : "training.task_again",
                "workshop",
                work.workshop().toString(),
                null,
                said == null ? null : Map.of("words", said));
    }

    /** A photo of a work, at most so wide. */
    @Transactional(readOnly = true)
    public byte[] photo(UUID id, int number, int width, Viewer viewer) {
        get(id, viewer);
        var written = json.readTree(jdbc.sql("select photos::text from training.task_work where id = :id")
                .param("id", id)
                .query(String.class)
                .single());
        JsonNode photo = written.get(number);
        if (photo == null) {
            throw new NotFound("photo");
        }
        return photos.bytes(photos.read(photo.toString()), width);
    }
}
