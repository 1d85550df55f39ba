package org.saan.thaitext;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Cuts Thai text, which has no spaces between words, into words: of all ways to fill the text with words of the dictionary the one
 * with the fewest, and the longer word first where two ways are equal. Joined again the words are the text, and no cut falls
 * inside what a reader sees as one character.
 *
 * <pre>{@code
 * ThaiWords.standard().split("กลุ่มทอผ้าบ้านดอน")              // [กลุ่ม, ทอ, ผ้า, บ้าน, ดอน]
 * ThaiWords.craft().split("ผ้าหม้อห้อมแพร่ 12 ผืน")        // [ผ้า, หม้อห้อม, แพร่,  , 12,  , ผืน]
 * ThaiWords.craft().with(List.of("บ้านน้ำใส")).split("ทอผ้าบ้านน้ำใส")  // [ทอ, ผ้า, บ้านน้ำใส]
 * ThaiWords.standard().isWord("สวรรค์")                      // true
 * }</pre>
 *
 * <p>The standard words are those of ICU4J's dictionary; the words of crafts come with this library. Text should be in its
 * {@linkplain ThaiText#normal normal form}: other ways of typing a word are not in a dictionary. Immutable, safe for many threads.
 */
public final class ThaiWords {
    private static final int WORD = 100;
    private static final int OWN_WORD = 95;
    /** A dictionary also names the letters; in running text a letter alone is nearly always a word cut wrong. */
    private static final int LETTER = 127;

    private static final int UNKNOWN = 220;
    private static final int FAR = Integer.MAX_VALUE / 2;

    private final WordTrie words;

    private ThaiWords(WordTrie words) {
        this.words = words;
    }

    private static final class Standard {
        static final ThaiWords WORDS = load();

        private static ThaiWords load() {
            var trie = new WordTrie();
            WordLists.forEachOfIcu(word -> trie.add(word, word.length() > 1 ? WORD : LETTER));
            return new ThaiWords(trie);
        }
    }

    private static final class Craft {
        static final ThaiWords WORDS = standard().with(WordLists.lines("craft-words.txt"));
    }

    /** The words of ICU4J's Thai dictionary. */
    public static ThaiWords standard() {
        return Standard.WORDS;
    }

    /** The standard words and those of weaving, dyeing, basketry, pottery and their places. */
    public static ThaiWords craft() {
        return Craft.WORDS;
    }

    /** These words and others, which come first where two ways are equal. What is not of Thai letters alone is left out. */
    public ThaiWords with(Collection<String> others) {
        var trie = words.copy();
        for (var other : others) {
            var word = ThaiText.normal(other);
            if (!word.isEmpty() && word.chars().allMatch(c -> WordTrie.isThaiLetter((char) c))) {
                trie.add(word, OWN_WORD);
            }
        }
        return new ThaiWords(trie);
    }

    /** Whether it is a word of the dictionary. */
    public boolean isWord(String text) {
        int node = WordTrie.ROOT;
        for (int i = 0; i < text.length() && node != WordTrie.NONE; i++) {
            node = WordTrie.isThaiLetter(text.charAt(i)) ? words.child(node, text.charAt(i)) : WordTrie.NONE;
        }
        return node > WordTrie.ROOT && words.cost(node) != 0;
    }

    /** The words of a text with the spaces and signs between them. */
    public List<String> split(String text) {
        var ends = new int[text.length()];
        int count = ends(text, ends);
        var pieces = new ArrayList<String>(count);
        int from = 0;
        for (int i = 0; i < count; i++) {
            pieces.add(text.substring(from, ends[i]));
            from = ends[i];
        }
        return pieces;
    }

    /** Where words end, into {@code ends}; how many there are. */
    int ends(String text, int[] ends) {
        int count = 0;
        boolean foreign = false;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && WordTrie.isThaiLetter(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                count = thai(text, at, end, ends, count);
            } else {
                end = other(text, at);
                foreign |= !isPlain(text, at, end);
                ends[count++] = end;
            }
            at = end;
        }
        return foreign ? onlyBetweenCharacters(text, ends, count) : count;
    }

    /** The cheapest way through a run of Thai letters, found from its beginning to its end. */
    private int thai(String text, int from, int to, int[] ends, int count) {
        int length = to - from;
        var cost = new int[length + 1];
        var back = new int[length + 1];
        var part = parts(text, from, to);
        Arrays.fill(cost, 1, length + 1, FAR);
        for (int i = 0; i < length; i++) {
            if (cost[i] == FAR) {
                continue;
            }
            int node = WordTrie.ROOT;
            boolean clusterEnded = false;
            for (int j = i; j < length; j++) {
                node = node == WordTrie.NONE ? node : words.child(node, text.charAt(from + j));
                if (node == WordTrie.NONE && clusterEnded) {
                    break;
                }
                int word = node == WordTrie.NONE ? 0 : words.cost(node);
                int end = part[j + 1];
                if (end == 0 || (word == 0 && clusterEnded)) {
                    continue;
                }
                int step = cost[i] + (word == 0 ? UNKNOWN : word);
                if (step <= cost[end]) {
                    cost[end] = step;
                    back[end] = word == 0 ? ~i : i;
                }
                clusterEnded = true;
            }
        }
        return trace(from, length, back, ends, count);
    }

    /** For each place the one where a word that ends there may end: there, after signs, or 0 for nowhere. */
    private static int[] parts(String text, int from, int to) {
        var part = new int[to - from + 1];
        for (int i = 1; i <= to - from; i++) {
            int end = afterSigns(text, from + i, to);
            part[i] = end == to || ThaiClusters.mayPart(text, end) ? end - from : 0;
        }
        return part;
    }

    /** The signs of repeating and of shortening stay with the word before them. */
    private static int afterSigns(String text, int from, int to) {
        int end = from;
        while (end < to && (text.charAt(end) == '\u0e46' || text.charAt(end) == '\u0e2f')) {
            end++;
        }
        return end;
    }

    /** The ends in order; clusters in no word that follow each other are one piece. */
    private static int trace(int from, int length, int[] back, int[] ends, int count) {
        int pieces = 0;
        boolean unknownAfter = false;
        for (int at = length; at > 0; ) {
            boolean unknown = back[at] < 0;
            if (!(unknown && unknownAfter)) {
                ends[count + pieces++] = from + at;
            }
            unknownAfter = unknown;
            at = unknown ? ~back[at] : back[at];
        }
        for (int l = count, r = count + pieces - 1; l < r; l++, r--) {
            int end = ends[l];
            ends[l] = ends[r];
            ends[r] = end;
        }
        return count + pieces;
    }

    /** The end of what is not Thai: a word of other letters, a number with its separators, spaces, or one sign. */
    private static int other(String text, int from) {
        int first = text.codePointAt(from);
        int end = from + Character.charCount(first);
        if (Character.isDigit(first)) {
            while (end < text.length()
                    && (isDigit(text, end) || (".,".indexOf(text.charAt(end)) >= 0 && isDigit(text, end + 1)))) {
                end++;
            }
        } else if (Character.isLetter(first)) {
            while (end < text.length() && isOtherLetter(text, end)) {
                end += Character.charCount(text.codePointAt(end));
            }
        } else if (Character.isWhitespace(first)) {
            while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                end++;
            }
        }
        while (end < text.length() && (NormalForm.isMark(text.charAt(end)) || text.charAt(end) == '\u0e33')) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String text, int i) {
        return i < text.length() && Character.isDigit(text.charAt(i));
    }

    private static boolean isOtherLetter(String text, int i) {
        int c = text.codePointAt(i);
        return (Character.isLetter(c) && !WordTrie.isThaiLetter(text.charAt(i)))
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isPlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= 0x300 && (text.charAt(i) < 0x0e00 || text.charAt(i) > 0x0e7f)) {
                return false;
            }
        }
        return true;
    }

    /** Other scripts have characters of several signs: cuts inside one are taken back. */
    private static int onlyBetweenCharacters(String text, int[] ends, int count) {
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (characters.isBoundary(ends[i])) {
                ends[kept++] = ends[i];
            }
        }
        return kept;
    }
}
