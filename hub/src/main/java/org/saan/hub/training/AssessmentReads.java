package org.saan.hub.training;

import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how a workshop examines. A workshop of which nobody has said so is read as one that examines nothing yet. */
@Component
class AssessmentReads {
    private final JdbcClient jdbc;
    private final WorkshopHeads heads;
    private final QuestionReads questions;

    AssessmentReads(JdbcClient jdbc, WorkshopHeads heads, QuestionReads questions) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.questions = questions;
    }

    Assessment get(UUID workshop) {
        var head = heads.get(workshop);
        var asked = questions.ofTest(workshop);
        boolean sat = jdbc.sql("select exists (select 1 from training.sitting where workshop_id = :id)")
                .param("id", workshop)
                .query(Boolean.class)
                .single();
        return jdbc.sql("select * from training.assessment where workshop_id = :id")
                .param("id", workshop)
                .query((row, n) -> new Assessment(
                        head,
                        asked,
                        row.getBoolean("pre_open"),
                        row.getBoolean("post_open"),
                        row.getBoolean("feedback_open"),
                        row.getString("task_th") == null && row.getString("task_en") == null
                                ? null
                                : new LocalizedText(row.getString("task_th"), row.getString("task_en")),
                        sat,
                        row.getInt("version")))
                .optional()
                .orElseGet(() -> new Assessment(head, List.of(), false, false, false, null, false, 0));
    }

    /** Makes its row, where there is none. */
    void begin(UUID workshop) {
        heads.get(workshop);
        jdbc.sql("insert into training.assessment (workshop_id) values (:id) on conflict do nothing")
                .param("id", workshop)
                .update();
    }

    /** One change at a time. */
    void hold(UUID workshop) {
        jdbc.sql("select 1 from training.assessment where workshop_id = :id for update")
                .param("id", workshop)
                .query(row -> {});
    }

    List<Assessment.TestId> testIds(UUID workshop) {
        return jdbc.sql("""
                        select o.one_id, trim(concat_ws(' ', p.title || p.first_name, p.last_name)) as name,
                               t.number, t.code, pre.points as pre, post.points as post,
                               (select count(*) from training.answer a where a.sitting_id = pre.id)::int as answered_pre,
                               (select count(*) from training.answer a where a.sitting_id = post.id)::int as answered_post
                        from training.test_id t
                        join training.learner o on o.id = t.learner_id
                        join training.learner p on p.id = o.one_id
                        left join training.sitting pre on pre.workshop_id = t.workshop_id and pre.learner_id = t.learner_id
                            and pre.kind = 'PRE'
                        left join training.sitting post on post.workshop_id = t.workshop_id and post.learner_id = t.learner_id
                            and post.kind = 'POST'
                        where t.workshop_id = :id order by t.number limit 2000
                        """)
                .param("id", workshop)
                .query((row, n) -> new Assessment.TestId(
                        row.getObject("one_id", UUID.class),
                        row.getString("name"),
                        row.getInt("number"),
                        row.getString("code"),
                        row.getObject("pre", Integer.class),
                        row.getObject("post", Integer.class),
                        row.getInt("answered_pre"),
                        row.getInt("answered_post")))
                .list();
    }
}
