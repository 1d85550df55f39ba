package org.saan.hub.training;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prepares how the learners of a workshop are examined: the questions, the practical task, who has which test id. */
@Service
public class Assessments {
    /** Questions of a test, at most. */
    public static final int MOST_QUESTIONS = 60;

    private static final int LONGEST_TASK = 2000;

    private final JdbcClient jdbc;
    private final AssessmentReads reads;
    private final Audit audit;
    private final LastChanges changes;

    Assessments(JdbcClient jdbc, AssessmentReads reads, Audit audit, LastChanges changes) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.audit = audit;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    public Assessment get(UUID workshop, Viewer viewer) {
        Examiners.must(viewer);
        return reads.get(workshop);
    }

    /** Everybody with a seat or a test id, by number. */
    @Transactional(readOnly = true)
    public List<Assessment.TestId> testIds(UUID workshop, Viewer viewer) {
        Examiners.must(viewer);
        return reads.testIds(workshop);
    }

    /**
     * Assembles the test: so many questions of each area, those first that were asked least. The test after the workshop asks
     * the same ones as the test before it.
     *
     * @param counts by area
     * @param level at most that level
     * @param spokenOnly only those that are understood when they are read out
     * @throws Refusal when somebody began a test, or the bank has too few
     */
    @Transactional
    public void assemble(
            UUID workshop, int version, Map<String, Integer> counts, int level, boolean spokenOnly, Viewer viewer) {
        var before = held(workshop, version, viewer);
        if (before.sat()) {
            throw Refusal.of("count-C1", "assess.test.sat");
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (all < 1 || all > MOST_QUESTIONS || counts.values().stream().anyMatch(count -> count < 0)) {
            throw Refusal.of("count-C1", "assess.test.count_wrong", MOST_QUESTIONS);
        }
        jdbc.sql("delete from training.test_question where workshop_id = :id")
                .param("id", workshop)
                .update();
        int position = 1;
        for (var area : Competencies.all()) {
            int wanted = counts.getOrDefault(area.code(), 0);
            var chosen = jdbc.sql("""
                            select q.id from training.question q
                            where q.area = :area and q.level <= :level and q.retired_at is null and (q.spoken or not :spoken)
                            order by (select count(*) from training.test_question t where t.question_id = q.id), q.level, q.id
                            limit :wanted
                            """)
                    .param("area", area.code())
                    .param("level", level)
                    .param("spoken", spokenOnly)
                    .param("wanted", wanted)
                    .query(UUID.class)
                    .list();
            if (chosen.size() < wanted) {
                throw Refusal.of("count-" + area.code(), "assess.test.bank_small", chosen.size());
            }
            for (var question : chosen) {
                jdbc.sql("insert into training.test_question values (:workshop, :position, :question)")
                        .param("workshop", workshop)
                        .param("position", position++)
                        .param("question", question)
                        .update();
            }
        }
        audit.record(viewer, "training.test_assembled", "workshop", workshop.toString(), null, counts);
    }

    /** Opens or closes what learners can do by their private links. */
    @Transactional
    public void open(UUID workshop, int version, boolean pre, boolean post, boolean feedback, Viewer viewer) {
        var before = held(workshop, version, viewer);
        if ((pre || post) && before.questions().isEmpty()) {
            throw Refusal.of("pre", "assess.test.empty");
        }
        jdbc.sql("""
                        update training.assessment set pre_open = :pre, post_open = :post, feedback_open = :feedback
                        where workshop_id = :id
                        """)
                .param("pre", pre)
                .param("post", post)
                .param("feedback", feedback)
                .param("id", workshop)
                .update();
        audit.record(
                viewer,
                "training.test_opened",
                "workshop",
                workshop.toString(),
                Map.of("pre", before.preOpen(), "post", before.postOpen(), "feedback", before.feedbackOpen()),
                Map.of("pre", pre, "post", post, "feedback", feedback));
    }

    /** Says what the practical task is; null for none. */
    @Transactional
    public void task(UUID workshop, int version, @Nullable LocalizedText task, Viewer viewer) {
        held(workshop, version, viewer);
        var th = task == null ? null : task.th();
        var en = task == null ? null : task.en();
        if (th != null && th.length() > LONGEST_TASK || en != null && en.length() > LONGEST_TASK) {
            throw Refusal.of("task_th", "assess.too_long", LONGEST_TASK);
        }
        jdbc.sql("update training.assessment set task_th = :th, task_en = :en where workshop_id = :id")
                .param("th", th, java.sql.Types.VARCHAR)
                .param("en", en, java.sql.Types.VARCHAR)
                .param("id", workshop)
                .update();
        audit.record(viewer, "training.task_written", "workshop", workshop.toString(), null, null);
    }

    /** Gives everybody who has a seat and no test id one, in the order of their names. Doing it again changes nothing. */
    @Transactional
    public void giveTestIds(UUID workshop, Viewer viewer) {
        Examiners.must(viewer);
        reads.begin(workshop);
        reads.hold(workshop);
        var without = jdbc.sql("""
                        select e.learner_id from training.examined e join training.learner l on l.id = e.learner_id
                        where e.workshop_id = :id and not exists (
                            select 1 from training.test_id t join training.learner o on o.id = t.learner_id
                            where t.workshop_id = :id and o.one_id = e.learner_id)
                        order by l.first_name collate "th-x-icu", l.last_name collate "th-x-icu", l.id
                        """).param("id", workshop).query(UUID.class).list();
        int number = jdbc.sql("select coalesce(max(number), 0) from training.test_id where workshop_id = :id")
                .param("id", workshop)
                .query(Integer.class)
                .single();
        for (var learner : without) {
            jdbc.sql(
                            "insert into training.test_id (workshop_id, learner_id, number, code) values (:id, :learner, :n, :code)")
                    .param("id", workshop)
                    .param("learner", learner)
                    .param("n", ++number)
                    .param("code", Codes.next(Codes.LINK))
                    .update();
        }
    }

    private Assessment held(UUID workshop, int version, Viewer viewer) {
        Examiners.must(viewer);
        reads.begin(workshop);
        reads.hold(workshop);
        var seen = reads.get(workshop);
        if (seen.version() != version) {
            throw new Refusal("assess.changed").after(changes.of("workshop", List.of(workshop)));
        }
        jdbc.sql("update training.assessment set version = version + 1 where workshop_id = :id")
                .param("id", workshop)
                .update();
        return seen;
    }
}
