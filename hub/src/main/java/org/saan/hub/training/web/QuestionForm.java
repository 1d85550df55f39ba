package org.saan.hub.training.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.NewQuestion;
import org.saan.hub.training.Question;

/** Reads the form of a question, and fills it in. */
final class QuestionForm {
    private QuestionForm() {}

    static NewQuestion read(Typed typed) {
        var level = typed.number("level", "assess.question.level_missing");
        var right = typed.number("right", "assess.question.right_missing");
        var choices = new ArrayList<LocalizedText>();
        for (int n = 1; n <= NewQuestion.MOST_CHOICES; n++) {
            var choice = text(typed, "choice" + n);
            if (choice == null) {
                continue;
            }
            if (choices.size() != n - 1) {
                throw Refusal.of("choice" + n + "_th", "assess.question.choice_gap");
            }
            choices.add(choice);
        }
        var text = text(typed, "text");
        if (text == null) {
            throw Refusal.of("text_th", "assess.question.text_missing");
        }
        return new NewQuestion(
                typed.value("area"),
                level == null ? 0 : level,
                text,
                choices,
                right == null ? 0 : right,
                typed.is("spoken", "yes"));
    }

    private static @Nullable LocalizedText text(Typed typed, String field) {
        var th = typed.value(field + "_th").strip();
        var en = typed.value(field + "_en").strip();
        return th.isEmpty() && en.isEmpty() ? null : new LocalizedText(th, en);
    }

    /** As it is now. */
    static Typed of(Question question) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("area", question.area().code());
        values.put("level", Integer.toString(question.level()));
        put(values, "text", question.text());
        for (int n = 0; n < question.choices().size(); n++) {
            put(values, "choice" + (n + 1), question.choices().get(n));
        }
        values.put("right", Integer.toString(question.right()));
        values.put("spoken", question.spoken() ? "yes" : "no");
        return Typed.of(values);
    }

    private static void put(Map<String, String> values, String field, LocalizedText text) {
        values.put(field + "_th", text.th() == null ? "" : text.th());
        values.put(field + "_en", text.en() == null ? "" : text.en());
    }
}
