package org.saan.hub.training;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * How learners of a workshop are examined.
 *
 * @param questions of the test, the same before and after
 * @param task what they do in practice; absent until it is written
 * @param sat whether somebody has begun a test: its questions stay then
 */
public record Assessment(
        WorkshopHead workshop,
        List<Question> questions,
        boolean preOpen,
        boolean postOpen,
        boolean feedbackOpen,
        @Nullable LocalizedText task,
        boolean sat,
        int version) {
    public Assessment {
        questions = List.copyOf(questions);
    }

    /** Whether a test can be taken by its private link now. */
    public boolean open(Kind kind) {
        return kind == Kind.PRE ? preOpen : postOpen;
    }

    /** How many of an area are asked. */
    public long of(String area) {
        return questions.stream()
                .filter(question -> question.area().code().equals(area))
                .count();
    }

    /** Before the workshop, or after it. */
    public enum Kind {
        PRE,
        POST;

        public String key() {
            return "assess.test." + path();
        }

        /** In addresses. */
        public String path() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Kind of(String path) {
            return path.equals("post") ? POST : PRE;
        }
    }

    /**
     * A learner on papers of the test.
     *
     * @param number the test id: on what is printed instead of a name
     * @param code of the private link
     * @param pre points before; null until it is finished
     */
    public record TestId(
            UUID learner,
            String name,
            int number,
            String code,
            @Nullable Integer pre,
            @Nullable Integer post,
            int answeredPre,
            int answeredPost) {
        public @Nullable Integer points(Kind kind) {
            return kind == Kind.PRE ? pre : post;
        }

        public int answered(Kind kind) {
            return kind == Kind.PRE ? answeredPre : answeredPost;
        }
    }
}
