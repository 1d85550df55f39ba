package org.saan.hub.trade;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.saan.hub.shared.LocalizedText;
import org.saan.thaitext.ThaiLikeness;
import org.saan.thaitext.ThaiText;
import org.saan.thaitext.ThaiWords;

/**
 * How alike two problems are told: the share of words that both use, where a word with a mistake of Thai spelling is the same word.
 * Thai and English are compared apart, and the liker of them counts.
 */
final class ObstacleLikeness {
    private static final ThaiWords WORDS = ThaiWords.craft();
    /** Words by which nothing is told apart. */
    private static final Set<String> EMPTY = Set.of(
            "ที่", "และ", "ของ", "ไม่", "ได้", "ให้", "เป็น", "มี", "จะ", "ต้อง", "ใน", "กับ", "แล้ว", "ว่า", "ก็",
            "มา", "ไป", "the", "a", "an", "and", "of", "to", "in", "is", "was", "it", "we", "our", "for", "not", "no",
            "at", "by");
    /** As {@link ThaiLikeness#distance}: two tone marks, or one letter. */
    private static final double SAME_WORD = 1.0;

    private static final int SHORT = 3;

    /** @param th words of the Thai text, with {@code en} those of the English */
    record Told(Set<String> th, Set<String> en) {}

    private ObstacleLikeness() {}

    static Told read(LocalizedText problem) {
        return new Told(words(problem.th()), words(problem.en()));
    }

    private static Set<String> words(@org.jspecify.annotations.Nullable String text) {
        return text == null
                ? Set.of()
                : WORDS.split(ThaiText.normal(text)).stream()
                        .map(word -> word.strip().toLowerCase(java.util.Locale.ROOT))
                        .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit) && !EMPTY.contains(word))
                        .collect(Collectors.toSet());
    }

    /** 1 for the same words, 0 for none in common. */
    static double of(Told left, Told right) {
        return Math.max(share(left.th(), right.th()), share(left.en(), right.en()));
    }

    private static double share(Set<String> left, Set<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        Set<String> both = new HashSet<>(left);
        both.retainAll(right);
        double same = both.size();
        var restOfRight = right.stream().filter(word -> !both.contains(word)).collect(Collectors.toList());
        for (var word : left) {
            if (!both.contains(word) && takeAlike(word, restOfRight)) {
                same++;
            }
        }
        return 2 * same / (left.size() + right.size());
    }

    private static boolean takeAlike(String word, List<String> others) {
        if (word.length() <= SHORT) {
            return false;
        }
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).length() > SHORT && ThaiLikeness.isWithin(word, others.get(i), SAME_WORD)) {
                others.remove(i);
                return true;
            }
        }
        return false;
    }
}
