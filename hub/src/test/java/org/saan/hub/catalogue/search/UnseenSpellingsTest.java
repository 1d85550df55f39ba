package org.saan.hub.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saan.thaitext.ThaiWords;

/**
 * How many labels of the vocabulary are still understood when they are written as the vocabulary does not have them: spellings are
 * made by rules from labels of six letters or more that mean one thing. Floors stand a little under what was reached.
 */
class UnseenSpellingsTest {
    private static final Vocabulary WORDS = Vocabulary.standard();
    private static final QueryReader READER =
            Language.of(WORDS, SearchOptions.ALL).queries();

    /** A way of writing wrongly, for labels of these languages. */
    enum Rule {
        TONE_LEFT_OUT("th", 0.93, word -> word.replaceFirst("[่้๊๋]", "")),
        ALL_TONES_LEFT_OUT("th", 0.85, word -> word.replaceAll("[่้๊๋]", "")),
        AI_MAI_MUAN("th", 0.93, word -> word.contains("ไ") ? word.replace('ไ', 'ใ') : word.replace('ใ', 'ไ')),
        R_FOR_L("th", 0.9, word -> word.contains("ร") ? word.replaceFirst("ร", "ล") : word.replaceFirst("ล", "ร")),
        SARA_AM_IN_TWO("th", 0.9, word -> word.replaceAll("([่้๊๋]?)ำ", "ั$1ม")),
        S_OF_ANOTHER_KIND("th", 0.9, word -> word.replaceFirst("[ศษ]", "ส")),
        VOWEL_SHORT("th", 0.85, word -> word.replaceFirst("ี", "ิ").replaceFirst("ู", "ุ")),
        KH_WITHOUT_H(
                "th-Latn",
                0.8,
                word -> word.replaceFirst("kh", "k").replaceFirst("ph", "p").replaceFirst("th", "t")),
        LONG_VOWELS(
                "th-Latn",
                0.8,
                word -> word.replaceFirst("ee", "i").replaceFirst("oo", "u").replaceFirst("aa", "a")),
        VOWELS_DRAWN_OUT("th-Latn", 0.8, word -> word.replaceFirst("(?<![aeiou])a(?![aeiou])", "aa")),
        JOK_FOR_CHOK("th-Latn", 0.8, word -> word.replaceFirst("ch", "j")),
        R_FOR_L_IN_LATIN(
                "th-Latn", 0.8, word -> word.contains("r") ? word.replaceFirst("r", "l") : word.replaceFirst("l", "r")),
        LETTER_DOUBLED("en", 0.93, word -> twice(word, word.length() / 2)),
        LETTER_LEFT_OUT("en", 0.85, word -> without(word, word.length() / 2)),
        LETTERS_SWAPPED("en", 0.85, word -> swapped(word, word.length() / 2)),
        LETTER_LEFT_OUT_OF_THAI_IN_LATIN("th-Latn", 0.7, word -> without(word, word.length() / 2)),
        LETTER_LEFT_OUT_OF_MALAY("id ms", 0.8, word -> without(word, word.length() / 2)),
        LETTERS_SWAPPED_IN_MALAY("id ms", 0.8, word -> swapped(word, word.length() / 2)),
        LETTER_LEFT_OUT_OF_FILIPINO("tl fil", 0.8, word -> without(word, word.length() / 2)),
        SIGNS_LEFT_OUT_OF_VIETNAMESE("vi", 0.9, Token::plain),
        TONE_LEFT_OUT_OF_LAO("lo", 0.9, word -> word.replaceFirst("[່້]", ""));

        final List<String> languages;
        final double floor;
        final UnaryOperator<String> wrong;

        Rule(String languages, double floor, UnaryOperator<String> wrong) {
            this.languages = List.of(languages.split(" "));
            this.floor = floor;
            this.wrong = wrong;
        }
    }

    private static String twice(String word, int at) {
        return word.substring(0, at) + word.charAt(at) + word.substring(at);
    }

    private static String without(String word, int at) {
        return word.substring(0, at) + word.substring(at + 1);
    }

    private static String swapped(String word, int at) {
        // Signs of their own are left where they are.
        return at < 1
                ? word
                : word.substring(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.substring(at + 1);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("labels are understood in spellings that the vocabulary does not hold")
    void understands(Rule rule) {
        var known = WORDS.labels().stream().map(Label::text).collect(Collectors.toSet());
        var right = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        var labels = new ArrayList<>(WORDS.labels());
        java.util.Collections.shuffle(labels, new java.util.Random(5));
        for (var label : labels) {
            var text = rule.wrong.apply(label.text());
            if (rule.languages.contains(label.language())
                    && label.text().length() >= 6
                    && !label.everyday()
                    && !label.mistake()
                    && !text.equals(label.text())
                    && !known.contains(text)
                    && !ThaiWords.standard().isWord(text)
                    && right.size() + wrong.size() < 300) {
                (isUnderstood(text, label) ? right : wrong).add(text + "=" + label.text());
            }
        }
        int all = right.size() + wrong.size();
        assertThat(all).as("spellings made by " + rule).isGreaterThan(3);
        assertThat((double) right.size() / all)
                .as("%s of %d; not understood: %s", rule, all, wrong.subList(0, Math.min(25, wrong.size())))
                .isGreaterThanOrEqualTo(rule.floor);
    }

    /** Whether what is asked for are the concepts of the label, broader or narrower ones. */
    private static boolean isUnderstood(String text, Label label) {
        var asked = new LinkedHashSet<String>();
        READER.read(text).parts().forEach(part -> asked.addAll(part.concepts()));
        return asked.stream().anyMatch(id -> label.concepts().stream().anyMatch(right -> WORDS.areInLine(id, right)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("what is made up of the same letters is not understood: nonsense stays nonsense")
    void leavesNonsenseAlone(Rule rule) {
        var random = new SplittableRandom(11);
        int taken = 0;
        int all = 0;
        for (var label : WORDS.labels()) {
            if (rule.languages.contains(label.language())
                    && label.text().length() >= 6
                    && label.text().length() <= 12
                    && all < 200) {
                var letters = label.text()
                        .replace(" ", "")
                        .chars()
                        .mapToObj(c -> (char) c)
                        .collect(Collectors.toCollection(ArrayList::new));
                for (int i = letters.size() - 1; i > 0; i--) {
                    java.util.Collections.swap(letters, i, random.nextInt(i + 1));
                }
                var text = letters.stream().map(String::valueOf).collect(Collectors.joining());
                all++;
                boolean read = READER.read(text).parts().stream().anyMatch(QueryPart::isMended);
                taken += read ? 1 : 0;
            }
        }
        assertThat((double) taken / Math.max(1, all)).isLessThanOrEqualTo(0.12);
    }
}
