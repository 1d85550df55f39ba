package org.saan.hub.training;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What learners thought of a workshop. Anonymous: the link only remembers that it was used, and of fewer than five answers
 * nothing is shown.
 */
@Service
public class WorkshopFeedback {
    /** Of fewer answers nothing is told. */
    public static final int FEWEST = 5;
    /** The questions, each with five faces. */
    public static final List<String> QUESTIONS = List.of("useful", "clear", "will_use");

    private static final int BEST = 5;
    private static final int LONGEST_WORDS = 1000;

    private final JdbcClient jdbc;
    private final AssessmentReads reads;
    private final Clock clock;

    WorkshopFeedback(JdbcClient jdbc, AssessmentReads reads, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.clock = clock;
    }

    /** @param useful 1 to 5, as the others */
    public record Given(
            int useful, int clear, int willUse, @Nullable String words) {}

    /**
     * What was said.
     *
     * @param answers how many; 0 also where they are hidden
     * @param hidden fewer than five answered: nothing is told
     * @param means of each question, one place
     * @param words in no order that says when they came
     */
    public record Summary(int answers, boolean hidden, List<BigDecimal> means, List<String> words) {
        public Summary {
            means = List.copyOf(means);
            words = List.copyOf(words);
        }
    }

    /**
     * Keeps an answer; a link answers once.
     *
     * @throws Refusal when a face is missing, the form is not open, or the link was used
     */
    @Transactional
    public void give(Sittings.Holder holder, Given given) {
        if (!reads.get(holder.workshop()).feedbackOpen()) {
            throw new Refusal("assess.feedback.closed");
        }
        face("useful", given.useful());
        face("clear", given.clear());
        face("will_use", given.willUse());
        var words = given.words() == null || given.words().isBlank()
                ? null
                : given.words().strip();
        if (words != null && words.length() > LONGEST_WORDS) {
            throw Refusal.of("words", "assess.too_long", LONGEST_WORDS);
        }
        int first = jdbc.sql("""
                        update training.test_id set feedback_given = true
                        where workshop_id = :workshop and learner_id = :learner and not feedback_given
                        """)
                .param("workshop", holder.workshop())
                .param("learner", holder.learner())
                .update();
        if (first == 0) {
            throw new Refusal("assess.feedback.given_already");
        }
        // A random id: one that grows with time would tell in which order they came.
        jdbc.sql("""
                        insert into training.feedback (id, workshop_id, given_on, useful, clear, will_use, words)
                        values (gen_random_uuid(), :workshop, :on, :useful, :clear, :use, :words)
                        """)
                .param("workshop", holder.workshop())
                .param("on", LocalDate.now(clock.withZone(Printing.ZONE)))
                .param("useful", given.useful())
                .param("clear", given.clear())
                .param("use", given.willUse())
                .param("words", words, java.sql.Types.VARCHAR)
                .update();
    }

    private static void face(String field, int value) {
        if (value < 1 || value > BEST) {
            throw Refusal.of(field, "assess.feedback.face_missing");
        }
    }

    @Transactional(readOnly = true)
    public Summary summary(UUID workshop, Viewer viewer) {
        Examiners.must(viewer);
        reads.get(workshop);
        var sums = jdbc.sql("""
                        select count(*)::int as answers, round(avg(useful), 1) as useful, round(avg(clear), 1) as clear,
                               round(avg(will_use), 1) as will_use
                        from training.feedback where workshop_id = :id
                        """)
                .param("id", workshop)
                .query((row, n) -> row.getInt("answers") < FEWEST
                        ? new Summary(0, row.getInt("answers") > 0, List.of(), List.of())
                        : new Summary(
                                row.getInt("answers"),
                                false,
                                List.of(
                                        row.getBigDecimal("useful"),
                                        row.getBigDecimal("clear"),
                                        row.getBigDecimal("will_use")),
                                List.of()))
                .single();
        return sums.answers() == 0
                ? sums
                : new Summary(
                        sums.answers(),
                        false,
                        sums.means(),
                        jdbc.sql("""
                                        select words from training.feedback where workshop_id = :id and words is not null
                                        order by id limit 500
                                        """)
                                .param("id", workshop)
                                .query((row, n) -> java.util.Objects.requireNonNull(row.getString(1)))
                                .list());
    }
}
