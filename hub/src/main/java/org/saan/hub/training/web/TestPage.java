package org.saan.hub.training.web;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;
import org.saan.hub.training.Question;
import org.saan.hub.training.Sitting;

/**
 * One question of a test, or what is told when all are answered.
 *
 * @param place of the question, from 1; 0 when the test can be handed in
 * @param action where answers go
 * @param back where somebody goes who is done
 * @param pictures where pictures of questions are
 */
record TestPage(Shell shell, Sitting sitting, int place, String action, String back, String pictures) {
    /** @param at the wanted question; 0 for the first that is open, less for the end */
    static TestPage of(Shell shell, Sitting sitting, int at, String action, String back, String pictures) {
        int place = sitting.finished() || at < 0
                ? 0
                : at == 0
                        ? sitting.nextOpen(0)
                        : Math.min(at, sitting.questions().size());
        return new TestPage(shell, sitting, place, action, back, pictures);
    }

    boolean done() {
        return place == 0;
    }

    Question question() {
        return sitting.at(place);
    }

    @Nullable
    Integer given() {
        return sitting.answer(place);
    }

    int count() {
        return sitting.questions().size();
    }

    int open() {
        return count() - sitting.answered();
    }

    String to(int at) {
        return action + "?at=" + at;
    }

    String picture() {
        return pictures + question().id() + "/picture/640.jpg";
    }
}
