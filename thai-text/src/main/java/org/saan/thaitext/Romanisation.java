package org.saan.thaitext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Suggests how a Thai name is written in Latin letters, by the Royal Thai General System (no tones, no lengths of vowels). A
 * suggestion is not a name: people and places write themselves as they please, and a person confirms it.
 *
 * <pre>{@code
 * Romanisation.suggest("เชียงใหม่").text()     // Chiang Mai
 * Romanisation.suggest("หนองบัวลำภู").text()   // Nong Bua Lam Phu
 * Romanisation.suggest("สะอาด").text()        // Sa-at
 * Romanisation.suggest("น่าน").syllables()     // [Syllable[thai=น่าน, latin=nan, rule=WRITTEN]]
 * Romanisation.suggest("ถนน").syllables()
 *     // [Syllable[thai=ถ, latin=tha, rule=UNWRITTEN_A], Syllable[thai=นน, latin=non, rule=UNWRITTEN_O]]
 * }</pre>
 *
 * <p>The text is cut into words, each word into syllables by the patterns in which vowels are written. Words whose reading the
 * letters do not tell, most of them from Pali and Sanskrit (ราช is ratcha), stand in a table.
 */
public final class Romanisation {
    private static final Map<String, String> TABLE = table();
    private static final ThaiWords WORDS = ThaiWords.standard().with(TABLE.keySet());

    private Romanisation() {}

    /** Why a syllable is written as it is. */
    public enum Rule {
        /** Its vowel is written. */
        WRITTEN,
        /** Between two consonants without a vowel is o: คน is khon. */
        UNWRITTEN_O,
        /** After a consonant that stands alone is a: ถนน is thanon. */
        UNWRITTEN_A,
        /** Two consonants share a vowel and are spoken apart: แสวง is sawaeng. */
        PARTED,
        /** The word stands in the table of exceptions. */
        TABLE,
        /** No rule reads it: it is left as it is. */
        UNREAD
    }

    /** A syllable, or a word of the table, in both scripts. */
    public record Syllable(String thai, String latin, Rule rule) {}

    /**
     * A suggestion and how it came about.
     *
     * @param complete whether every Thai letter was read
     */
    public record Suggestion(String text, List<Syllable> syllables, boolean complete) {
        public Suggestion {
            syllables = List.copyOf(syllables);
        }
    }

    /** How a name could be written. What is not Thai stays. */
    public static Suggestion suggest(String name) {
        return suggest(name, WORDS, TABLE);
    }

    /** How the rules alone write it, without the table. */
    static Suggestion byRule(String name) {
        return suggest(name, ThaiWords.standard(), Map.of());
    }

    private static Suggestion suggest(String name, ThaiWords words, Map<String, String> table) {
        var text = new StringBuilder();
        var all = new ArrayList<Syllable>();
        boolean complete = true;
        for (var word : words.split(ThaiText.normal(name))) {
            if (!WordTrie.isThaiLetter(word.charAt(0))) {
                text.append(ThaiDigits.toArabic(word));
                complete &= word.chars().noneMatch(c -> WordTrie.isThaiLetter((char) c));
                continue;
            }
            var syllables = syllables(word, table);
            complete &= syllables.stream().noneMatch(s -> s.rule() == Rule.UNREAD);
            var latin = joined(syllables);
            boolean apart = !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
            text.append(apart && !latin.isEmpty() ? " " : "").append(latin);
            all.addAll(syllables);
        }
        return new Suggestion(text.toString(), all, complete);
    }

    private static List<Syllable> syllables(String word, Map<String, String> table) {
        var spelt = table.get(word);
        if (spelt != null) {
            return List.of(new Syllable(word, spelt, Rule.TABLE));
        }
        var spoken = word.replaceAll("[\u0e2f\u0e46]", "");
        var syllables = Syllables.of(spoken);
        return syllables.isEmpty() && !spoken.isEmpty() ? List.of(new Syllable(word, word, Rule.UNREAD)) : syllables;
    }

    /** A hyphen keeps syllables apart that would be read together: sa-at, ta-ngao. */
    private static String joined(List<Syllable> syllables) {
        var word = new StringBuilder();
        for (var syllable : syllables) {
            var latin = syllable.latin();
            boolean unclear = !word.isEmpty()
                    && !latin.isEmpty()
                    && ("aeiou".indexOf(latin.charAt(0)) >= 0
                            || (latin.startsWith("ng") && "aeiou".indexOf(word.charAt(word.length() - 1)) >= 0));
            word.append(unclear ? "-" : "").append(latin);
        }
        return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static Map<String, String> table() {
        var all = new HashMap<String, String>();
        for (var line : WordLists.lines("romanised-words.txt")) {
            int tab = line.indexOf('\t');
            all.put(line.substring(0, tab), line.substring(tab + 1));
        }
        return Map.copyOf(all);
    }
}
