package org.saan.hub.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.search.Vocabulary;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.springframework.stereotype.Component;

/** Words of the craft vocabulary that stand in a text, with what they are called in the other language. */
@Component
public class Terms {
    private static final int SHORTEST = 3;
    private static final int MOST = 12;

    private record Word(String concept, String words, Language language) {}

    /** The words of a vocabulary, made once for each. */
    private record Words(Vocabulary of, List<Word> longestFirst) {}

    private final CraftWords craftWords;
    private final Concepts concepts;
    private volatile @Nullable Words words;

    Terms(CraftWords craftWords, Concepts concepts) {
        this.craftWords = craftWords;
        this.concepts = concepts;
    }

    private List<Word> words() {
        var vocabulary = craftWords.words();
        var known = words;
        if (known == null || known.of() != vocabulary) {
            known = new Words(vocabulary, longestFirst(vocabulary));
            words = known;
        }
        return known.longestFirst();
    }

    private static List<Word> longestFirst(Vocabulary vocabulary) {
        return vocabulary.labels().stream()
                .filter(label -> !label.mistake()
                        && (label.language().equals("th") || label.language().equals("en"))
                        && label.text().length() >= SHORTEST)
                .map(label -> new Word(label.concepts().getFirst(), label.text(), Language.of(label.language())))
                .sorted(Comparator.comparing((Word word) -> word.words().length())
                        .reversed()
                        .thenComparing(Word::words))
                .toList();
    }

    /** A word as it stands in the text, and the concept's name in both languages. */
    public record Term(String words, LocalizedText name) {}

    /** Longer words come first, and what is part of them is not offered again. */
    public List<Term> in(String text, Language language) {
        var rest = text.toLowerCase(Locale.ROOT);
        var found = new ArrayList<Term>();
        for (var label : words()) {
            if (label.language() == language && found.size() < MOST && stands(label, rest)) {
                found.add(new Term(label.words(), concepts.name(label.concept())));
                rest = rest.replace(label.words(), " | ");
            }
        }
        return found;
    }

    /** Thai has no spaces between words; in English a label is a whole word. */
    private static boolean stands(Word label, String text) {
        return text.contains(label.words())
                && (label.language() == Language.TH
                        || Pattern.compile("\\b" + Pattern.quote(label.words()) + "\\b")
                                .matcher(text)
                                .find());
    }
}
