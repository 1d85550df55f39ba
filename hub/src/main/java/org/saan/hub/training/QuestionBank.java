package org.saan.hub.training;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The questions of tests. Trainers write them, and word them better; what was once asked stays as it was asked. */
@Service
public class QuestionBank {
    public static final ListShape SHAPE =
            new ListShape("/questions", List.of("area", "asked", "-written"), List.of("area", "level", "kind"), 25);
    /** What the list can be narrowed to besides area and level. */
    public static final List<String> KINDS = List.of("spoken", "pictured", "retired");

    private final JdbcClient jdbc;
    private final QuestionReads reads;
    private final TrainingPhotos photos;
    private final Once once;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate writing;

    QuestionBank(
            JdbcClient jdbc,
            QuestionReads reads,
            TrainingPhotos photos,
            Once once,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.photos = photos;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
        writing = new TransactionTemplate(transactions);
    }

    @Transactional(readOnly = true)
    public Found<Question> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every question of the list, in its order. */
    @Transactional(readOnly = true)
    public List<Question> all(ListQuery query, Viewer viewer) {
        return rows(query, viewer).all();
    }

    private ListRows<Question> rows(ListQuery query, Viewer viewer) {
        Examiners.must(viewer);
        var params = new HashMap<String, Object>();
        var parts = new ArrayList<String>();
        parts.add(query.filter("kind").equals("retired") ? "q.retired_at is not null" : "q.retired_at is null");
        if (query.filter("kind").equals("spoken")) {
            parts.add("q.spoken");
        }
        if (query.filter("kind").equals("pictured")) {
            parts.add("q.picture is not null");
        }
        if (!query.filter("area").isEmpty()) {
            parts.add("q.area = :area");
            params.put("area", query.filter("area"));
        }
        if (!query.filter("level").isEmpty()) {
            parts.add("q.level::text = :level");
            params.put("level", query.filter("level"));
        }
        if (!query.search().isEmpty()) {
            parts.add("position(:words in lower(concat_ws(' ', q.text_th, q.text_en))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        var order = switch (query.sort()) {
            case "asked" -> ListOrder.by("asked", "q.id");
            case "written" -> ListOrder.by("q.written_at", "q.id");
            default -> ListOrder.by("q.area", "q.level", "q.id");
        };
        return new ListRows<>(
                jdbc,
                QuestionReads.COLUMNS,
                " from training.question q where " + String.join(" and ", parts),
                params,
                order.downwards(query.descending()),
                (row, n) -> reads.question(row));
    }

    @Transactional(readOnly = true)
    public Question get(UUID id, Viewer viewer) {
        Examiners.must(viewer);
        return reads.find(id).orElseThrow(() -> new NotFound("question"));
    }

    /** Writes a question; the same form sent again is the same question. */
    @Transactional
    public UUID write(UUID form, NewQuestion question, Viewer viewer) {
        Examiners.must(viewer);
        question.check();
        return UUID.fromString(once.once(
                form,
                viewer.accountId(),
                "training.question",
                question.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                () -> insert(question, null, viewer).toString()));
    }

    /**
     * Words a question better. One that was never asked is written anew in its place; one that was asked stays for those who
     * answered it, and the new one is asked from now on.
     *
     * @throws Refusal when another has taken its place already
     */
    @Transactional
    public UUID replace(UUID id, NewQuestion question, Viewer viewer) {
        Examiners.must(viewer);
        question.check();
        open(id);
        retire(id, viewer);
        return insert(question, id, viewer);
    }

    /** It is asked in no new test; tests that have it keep it. */
    @Transactional
    public void retire(UUID id, Viewer viewer) {
        Examiners.must(viewer);
        open(id);
        jdbc.sql("update training.question set retired_at = :at, retired_by = :by where id = :id")
                .param("at", At.now(clock))
                .param("by", viewer.accountId())
                .param("id", id)
                .update();
        audit.record(viewer, "training.question_retired", "question", id.toString(), null, null);
    }

    private void open(UUID id) {
        boolean retired = jdbc.sql("select retired_at is not null from training.question where id = :id for update")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> new NotFound("question"));
        if (retired) {
            throw new Refusal("assess.question.retired_already");
        }
    }

    private UUID insert(NewQuestion question, @Nullable UUID replaces, Viewer viewer) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into training.question (id, area, level, text_th, text_en, right_choice, spoken, picture, replaces,
                            written_by, written_at)
                        values (:id, :area, :level, :th, :en, :right, :spoken,
                                (select picture from training.question where id = :replaces), :replaces, :by, :at)
                        """)
                .param("id", id)
                .param("area", question.area())
                .param("level", question.level())
                .param("th", question.text().th(), java.sql.Types.VARCHAR)
                .param("en", question.text().en(), java.sql.Types.VARCHAR)
                .param("right", question.right())
                .param("spoken", question.spoken())
                .param("replaces", replaces, java.sql.Types.OTHER)
                .param("by", viewer.accountId())
                .param("at", At.now(clock))
                .update();
        for (int n = 0; n < question.choices().size(); n++) {
            var choice = question.choices().get(n);
            jdbc.sql("insert into training.choice (question_id, position, text_th, text_en) values (:id, :n, :th, :en)")
                    .param("id", id)
                    .param("n", n + 1)
                    .param("th", choice.th(), java.sql.Types.VARCHAR)
                    .param("en", choice.en(), java.sql.Types.VARCHAR)
                    .update();
        }
        audit.record(
                viewer, "training.question_written", "question", id.toString(), null, Map.of("area", question.area()));
        return id;
    }

    /**
     * Gives a question its picture.
     *
     * @throws Refusal when it is no picture, or the question was answered already
     */
    public void picture(UUID id, byte[] content, Viewer viewer) {
        get(id, viewer);
        List<PhotoSize> sizes = photos.keep(content);
        writing.executeWithoutResult(status -> {
            int done = jdbc.sql("""
                            update training.question set picture = cast(:picture as jsonb)
                            where id = :id and retired_at is null
                              and not exists (select 1 from training.answer where question_id = :id)
                            """)
                    .param("picture", photos.write(sizes))
                    .param("id", id)
                    .update();
            if (done == 0) {
                throw Refusal.of("photos", "assess.question.answered");
            }
            audit.record(viewer, "training.question_pictured", "question", id.toString(), null, null);
        });
    }

    /** The picture, at most so wide; it is part of a test, and no secret to those who may see the question. */
    @Transactional(readOnly = true)
    public byte[] picture(UUID id, int width, Viewer viewer) {
        var question = get(id, viewer);
        if (!question.pictured()) {
            throw new NotFound("picture");
        }
        return photos.bytes(question.picture(), width);
    }
}
