package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.saan.thaitext.ThaiText;

/** Shows in titles what was asked for. */
final class Titles {
    private final TextReader reader;
    private final Vocabulary vocabulary;
    private final Set<String> concepts = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    Titles(TextReader reader, Vocabulary vocabulary, List<QueryPart> parts) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        for (var part : parts) {
            concepts.addAll(part.concepts());
            if (!part.optional() || parts.size() == 1) {
                words.addAll(part.words());
            }
        }
    }

    /** The title in pieces, of which some were found. */
    List<SearchAnswer.Piece> pieces(String title) {
        if (title.isEmpty()) {
            return List.of();
        }
        var text = ThaiText.normal(title);
        if ((concepts.isEmpty() && words.isEmpty())
                || text.toLowerCase(Locale.ROOT).length() != text.length()) {
            return List.of(new SearchAnswer.Piece(text, false));
        }
        return cut(text, found(reader.read(text)));
    }

    private BitSet found(ReadText read) {
        var found = new BitSet();
        for (var mention : read.mentions()) {
            boolean asked = mention.label().concepts().stream()
                    .anyMatch(id -> vocabulary.upward(id).stream().anyMatch(concepts::contains));
            if (asked && !mention.label().everyday()) {
                found.set(mention.from(), mention.to());
            }
        }
        for (var token : read.tokens()) {
            var run = read.runs().get(token);
            if (run == null) {
                if (words.contains(read.word(token))) {
                    found.set(token.from(), token.to());
                }
                continue;
            }
            int at = token.from();
            for (var word : run.words()) {
                if (words.contains(word)) {
                    found.set(at, at + word.length());
                }
                at += word.length();
            }
        }
        for (var size : Sizes.in(read.text())) {
            if (words.contains(size.whole()) || size.pairs().stream().anyMatch(words::contains)) {
                found.set(size.from(), size.to());
            }
        }
        return found;
    }

    private static List<SearchAnswer.Piece> cut(String text, BitSet found) {
        var pieces = new ArrayList<SearchAnswer.Piece>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || (found.get(i) != found.get(from) && mayPart(text, i))) {
                pieces.add(new SearchAnswer.Piece(text.substring(from, i), found.get(from)));
                from = i;
            }
        }
        return pieces;
    }

    private static boolean mayPart(String text, int at) {
        int next = text.codePointAt(at);
        boolean hangs = switch (Character.getType(next)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> next == 0x200d || next == 0x0e33 || next == 0x0eb3;
        };
        char before = text.charAt(at - 1);
        boolean inside = Character.isHighSurrogate(before) && Character.isLowSurrogate(text.charAt(at));
        return !hangs && !inside && before != 0x200d && ThaiRun.mayPart(text, at);
    }
}
