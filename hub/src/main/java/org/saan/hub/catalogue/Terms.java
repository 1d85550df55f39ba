package org.saan.hub.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.springframework.stereotype.Component;

/** Words of the craft vocabulary that stand in a text, with what they are called in the other language. */
@Component
public class Terms {
    private static final int SHORTEST = 3;
    private static final int MOST = 12;

    private record Label(String concept, String words, Language language) {}

    private final List<Label> labels;
    private final Concepts concepts;

    Terms(Concepts concepts) {
        this.concepts = concepts;
        labels = TableFile.read("vocabulary/labels.csv").stream()
                .filter(row -> !row.get("kind").equals("misspelling")
                        && (row.get("lang").equals("th") || row.get("lang").equals("en"))
                        && row.get("label").length() >= SHORTEST)
                .map(row -> new Label(
                        row.get("concept_id"), row.get("label").toLowerCase(Locale.ROOT), Language.of(row.get("lang"))))
                .sorted(Comparator.comparing((Label label) -> label.words().length())
                        .reversed()
                        .thenComparing(Label::words))
                .toList();
    }

    /** A word as it stands in the text, and the concept's name in both languages. */
    public record Term(String words, LocalizedText name) {}

    /** Longer words come first, and what is part of them is not offered again. */
    public List<Term> in(String text, Language language) {
        var rest = text.toLowerCase(Locale.ROOT);
        var found = new ArrayList<Term>();
        for (var label : labels) {
            if (label.language() == language && found.size() < MOST && stands(label, rest)) {
                found.add(new Term(label.words(), concepts.name(label.concept())));
                rest = rest.replace(label.words(), " | ");
            }
        }
        return found;
    }

    /** Thai has no spaces between words; in English a label is a whole word. */
    private static boolean stands(Label label, String text) {
        return text.contains(label.words())
                && (label.language() == Language.TH
                        || Pattern.compile("\\b" + Pattern.quote(label.words()) + "\\b")
                                .matcher(text)
                                .find());
    }
}
