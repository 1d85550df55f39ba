package org.saan.hub.training;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One test of one learner while it is taken.
 *
 * @param number the test id of the learner
 * @param questions in the order in which they are asked
 * @param answers the choice by question, from 1; those left open are absent
 * @param finishedAt when nothing can be changed any more
 */
public record Sitting(
        WorkshopHead workshop,
        Assessment.Kind kind,
        int number,
        List<Question> questions,
        Map<UUID, Integer> answers,
        @Nullable Instant finishedAt) {
    public Sitting {
        questions = List.copyOf(questions);
        answers = Map.copyOf(answers);
    }

    public boolean finished() {
        return finishedAt != null;
    }

    /** The question at a place, from 1. */
    public Question at(int place) {
        return questions.get(place - 1);
    }

    public @Nullable Integer answer(int place) {
        return answers.get(at(place).id());
    }

    public int answered() {
        return answers.size();
    }

    /** The first place after that one that is open, from the beginning again where there is none; 0 when all are answered. */
    public int nextOpen(int after) {
        for (int n = 0; n < questions.size(); n++) {
            int place = (after + n) % questions.size() + 1;
            if (answer(place) == null) {
                return place;
            }
        }
        return 0;
    }

    /** How the answers came. */
    public enum How {
        PHONE,
        /** Read out, and entered by a trainer. */
        ORAL,
        /** Typed from paper by a trainer. */
        PAPER
    }
}
