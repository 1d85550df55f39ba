package org.saan.hub.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;

/**
 * Words for one field in one language.
 *
 * @param words empty to take the text away
 * @param seen revision of this text that the writer had before them, 0 when there was none; absent to write in any case
 */
public record TextInput(
        TextField field,
        Language language,
        String words,
        @Nullable Integer seen) {

    public TextInput {
        words = words.strip().replace("\r\n", "\n");
    }

    public TextInput(TextField field, Language language, String words) {
        this(field, language, words, null);
    }

    /** Name of its field in a form, such as {@code story_th}. */
    public String formField() {
        return field.code() + "_" + language.tag();
    }

    /** Everything that is wrong with it. */
    public List<Refusal> errors() {
        var errors = new ArrayList<Refusal>();
        if (words.codePointCount(0, words.length()) > field.longest()) {
            errors.add(Refusal.of(formField(), "catalogue.text.too_long", field.longest()));
        }
        if (words.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t')) {
            errors.add(Refusal.of(formField(), "catalogue.text.signs"));
        }
        return errors;
    }
}
