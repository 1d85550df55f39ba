package org.saan.hub.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.saan.hub.shared.Refusal;

/**
 * The answers of a paper as they are typed, one letter for each question: ก ข ค ง, a b c d or 1 2 3 4; a line or a point for one
 * that was left open. Spaces between do not matter.
 */
final class PaperAnswers {
    private static final List<String> SCRIPTS = List.of("กขคงจฉ", "abcdef", "123456", "๑๒๓๔๕๖");
    private static final String OPEN = "-.–_";

    private PaperAnswers() {}

    /**
     * @param field of the form, for what is wrong
     * @param choices how many each question has
     * @return the choice of each question from 1, 0 where it was left open
     */
    static List<Integer> read(String field, String typed, List<Integer> choices) {
        var letters = typed.replaceAll("[\\s,]", "").toLowerCase(Locale.ROOT);
        if (letters.length() != choices.size()) {
            throw Refusal.of(field, "assess.grid.length", letters.length(), choices.size());
        }
        var answers = new ArrayList<Integer>();
        for (int n = 0; n < letters.length(); n++) {
            var letter = letters.charAt(n);
            int choice = OPEN.indexOf(letter) >= 0 ? 0 : choice(letter);
            if (choice > choices.get(n) || choice < 0) {
                throw Refusal.of(field, "assess.grid.letter", String.valueOf(letter), n + 1);
            }
            answers.add(choice);
        }
        return answers;
    }

    private static int choice(char letter) {
        return SCRIPTS.stream()
                .mapToInt(script -> script.indexOf(letter) + 1)
                .filter(place -> place > 0)
                .findFirst()
                .orElse(-1);
    }

    /** How it is typed. */
    static String write(List<Integer> answers) {
        var text = new StringBuilder();
        answers.forEach(
                choice -> text.append(choice == 0 ? '-' : SCRIPTS.getFirst().charAt(choice - 1)));
        return text.toString();
    }
}
