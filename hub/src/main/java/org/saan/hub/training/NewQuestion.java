package org.saan.hub.training;

import java.util.List;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;

/**
 * A question as it is written.
 *
 * @param area code of competencies.csv
 * @param level 1 to 3
 * @param choices two to six, of which one is right
 * @param right which of them, from 1
 * @param spoken whether it is also understood when it is read out
 */
public record NewQuestion(
        String area, int level, LocalizedText text, List<LocalizedText> choices, int right, boolean spoken) {
    public static final int MOST_CHOICES = 6;
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_CHOICE = 300;

    public NewQuestion {
        choices = List.copyOf(choices);
    }

    void check() {
        if (Competencies.find(area).isEmpty()) {
            throw Refusal.of("area", "assess.question.area_missing");
        }
        if (level < 1 || level > Competencies.LEVELS) {
            throw Refusal.of("level", "assess.question.level_missing");
        }
        if (longest(text) > LONGEST_TEXT) {
            throw Refusal.of("text_th", "assess.too_long", LONGEST_TEXT);
        }
        if (choices.size() < 2 || choices.size() > MOST_CHOICES) {
            throw Refusal.of("choice1_th", "assess.question.choices_few", MOST_CHOICES);
        }
        if (choices.stream().anyMatch(choice -> longest(choice) > LONGEST_CHOICE)) {
            throw Refusal.of("choice1_th", "assess.too_long", LONGEST_CHOICE);
        }
        if (right < 1 || right > choices.size()) {
            throw Refusal.of("right", "assess.question.right_missing");
        }
    }

    private static int longest(LocalizedText text) {
        return Math.max(
                text.th() == null ? 0 : text.th().length(),
                text.en() == null ? 0 : text.en().length());
    }
}
