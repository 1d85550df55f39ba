package org.saan.hub.training;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came of a workshop: who met the rule of the certificate, who lacks what, and how much the class learnt. */
@Service
public class TrainingResults {
    private final JdbcClient jdbc;

    TrainingResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person in a workshop.
     *
     * @param number the test id; null where none was given
     * @param minutes attended, of {@code ofMinutes}
     * @param metAt when the rule was first met
     * @param certificate number of the valid one
     */
    public record Result(
            UUID learner,
            String name,
            @Nullable Integer number,
            int minutes,
            int ofMinutes,
            @Nullable Integer pre,
            @Nullable Integer post,
            int preOf,
            int postOf,
            int works,
            int worksWaiting,
            boolean taskAccepted,
            @Nullable Instant metAt,
            @Nullable String certificate) {

        public Set<Trained.Lack> lacks() {
            return new Trained(minutes, ofMinutes, post, postOf, taskAccepted).lacks();
        }

        public boolean met() {
            return metAt != null;
        }

        /** Of who did both tests. */
        public @Nullable Gain gain() {
            return pre == null || post == null || preOf != postOf || preOf < 1 ? null : new Gain(pre, post, preOf);
        }
    }

    /** Everybody with a seat and everybody who came, in Thai order. */
    @Transactional(readOnly = true)
    public List<Result> list(UUID workshop, Viewer viewer) {
        Examiners.must(viewer);
        return jdbc.sql("""
                        select t.*, trim(concat_ws(' ', l.title || l.first_name, l.last_name)) as name,
                               (select min(i.number) from training.test_id i join training.learner o on o.id = i.learner_id
                                where i.workshop_id = t.workshop_id and o.one_id = t.learner_id) as number,
                               (select max(c.number) from training.certificate c join training.learner o on o.id = c.learner_id
                                where c.workshop_id = t.workshop_id and o.one_id = t.learner_id and c.revoked_at is null)
                                   as certificate
                        from training.trained t join training.learner l on l.id = t.learner_id
                        where t.workshop_id = :id
                        order by l.first_name collate "th-x-icu", l.last_name collate "th-x-icu", l.id limit 2000
                        """)
                .param("id", workshop)
                .query((row, n) -> new Result(
                        row.getObject("learner_id", UUID.class),
                        row.getString("name"),
                        row.getObject("number", Integer.class),
                        row.getInt("minutes"),
                        row.getInt("of_minutes"),
                        row.getObject("pre", Integer.class),
                        row.getObject("post", Integer.class),
                        row.getInt("pre_of"),
                        row.getInt("post_of"),
                        row.getInt("works"),
                        row.getInt("works_waiting"),
                        row.getObject("task_at") != null,
                        At.instant(row, "met_at"),
                        row.getString("certificate")))
                .list();
    }

    /** Of the learners who did both tests. */
    public static ClassGain gain(List<Result> results) {
        return ClassGain.of(results.stream()
                .map(Result::gain)
                .filter(java.util.Objects::nonNull)
                .toList());
    }
}
