package org.saan.hub.training;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Begins tests, keeps their answers, counts their points. */
@Component
class SittingWrites {
    private final JdbcClient jdbc;
    private final WorkshopHeads heads;
    private final QuestionReads questions;
    private final Clock clock;

    SittingWrites(JdbcClient jdbc, WorkshopHeads heads, QuestionReads questions, Clock clock) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.questions = questions;
        this.clock = clock;
    }

    /** A test as it stands; one that nobody began has no answers. */
    Sitting read(Sittings.Holder holder, Assessment.Kind kind) {
        Map<UUID, Integer> answers = new HashMap<>();
        jdbc.sql("""
                        select a.question_id, a.choice from training.answer a join training.sitting s on s.id = a.sitting_id
                        where s.workshop_id = :workshop and s.learner_id = :learner and s.kind = :kind
                        """)
                .param("workshop", holder.workshop())
                .param("learner", holder.learner())
                .param("kind", kind.name())
                .query(row -> {
                    answers.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        var finished = jdbc.sql("""
                        select finished_at from training.sitting
                        where workshop_id = :workshop and learner_id = :learner and kind = :kind and finished_at is not null
                        """)
                .param("workshop", holder.workshop())
                .param("learner", holder.learner())
                .param("kind", kind.name())
                .query((row, n) -> At.when(row, "finished_at"))
                .optional()
                .orElse(null);
        return new Sitting(
                heads.get(holder.workshop()),
                kind,
                holder.number(),
                questions.ofTest(holder.workshop()),
                answers,
                finished);
    }

    /**
     * The test of a learner, begun where it was not, and held until the transaction ends.
     *
     * @throws Refusal when it is finished
     */
    UUID begin(Sittings.Holder holder, Assessment.Kind kind, Sitting.How how, @Nullable UUID by) {
        var started = started(holder, kind, how, by);
        if (started.finished()) {
            throw new Refusal("assess.test.finished_already");
        }
        return started.id();
    }

    record Started(UUID id, boolean finished, Sitting.How how) {}

    /** The same, finished or not. */
    Started started(Sittings.Holder holder, Assessment.Kind kind, Sitting.How how, @Nullable UUID by) {
        // The questions stay from the first test on.
        jdbc.sql("select 1 from training.assessment where workshop_id = :workshop for share")
                .param("workshop", holder.workshop())
                .query(row -> {});
        int asked = jdbc.sql("select count(*) from training.test_question where workshop_id = :workshop")
                .param("workshop", holder.workshop())
                .query(Integer.class)
                .single();
        if (asked == 0) {
            throw new Refusal("assess.test.empty");
        }
        jdbc.sql("""
                        insert into training.sitting (id, workshop_id, learner_id, kind, how, started_at, of_points, entered_by)
                        values (:id, :workshop, :learner, :kind, :how, :at, :asked, :by)
                        on conflict (workshop_id, learner_id, kind) do nothing
                        """)
                .param("id", Ids.next())
                .param("workshop", holder.workshop())
                .param("learner", holder.learner())
                .param("kind", kind.name())
                .param("how", how.name())
                .param("at", At.now(clock))
                .param("asked", asked)
                .param("by", by, java.sql.Types.OTHER)
                .update();
        var started = jdbc.sql("""
                        select id, finished_at is not null, how from training.sitting
                        where workshop_id = :workshop and learner_id = :learner and kind = :kind for update
                        """)
                .param("workshop", holder.workshop())
                .param("learner", holder.learner())
                .param("kind", kind.name())
                .query((row, n) -> new Started(
                        row.getObject(1, UUID.class), row.getBoolean(2), Sitting.How.valueOf(row.getString(3))))
                .single();
        if (!started.finished() && started.how() != how) {
            jdbc.sql("update training.sitting set how = :how, entered_by = :by where id = :id")
                    .param("how", how.name())
                    .param("by", by, java.sql.Types.OTHER)
                    .param("id", started.id())
                    .update();
        }
        return started;
    }

    void put(UUID sitting, UUID workshop, int place, int choice) {
        int kept = jdbc.sql("""
                        insert into training.answer (sitting_id, question_id, choice, answered_at)
                        select :sitting, t.question_id, c.position, :at
                        from training.test_question t
                        join training.choice c on c.question_id = t.question_id and c.position = :choice
                        where t.workshop_id = :workshop and t.position = :place
                        on conflict (sitting_id, question_id) do update
                            set choice = excluded.choice, answered_at = excluded.answered_at
                        """)
                .param("sitting", sitting)
                .param("workshop", workshop)
                .param("place", place)
                .param("choice", choice)
                .param("at", At.now(clock))
                .update();
        if (kept == 0) {
            throw new NotFound("choice");
        }
    }

    void finish(UUID sitting) {
        jdbc.sql("""
                        update training.sitting set finished_at = coalesce(finished_at, :at),
                            points = (select count(*) from training.answer a join training.question q on q.id = a.question_id
                                      where a.sitting_id = :id and a.choice = q.right_choice)
                        where id = :id
                        """).param("id", sitting).param("at", At.now(clock)).update();
    }

    void clear(UUID sitting) {
        jdbc.sql("delete from training.answer where sitting_id = :id")
                .param("id", sitting)
                .update();
    }
}
