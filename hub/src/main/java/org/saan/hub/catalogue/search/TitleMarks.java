package org.saan.hub.catalogue.search;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.saan.thaitext.ThaiText;

/** Finds in a title what a query asked for, so that it can be marked. A sign is never parted from the letter that bears it. */
final class TitleMarks {
    private final TextReader reader;
    private final Vocabulary vocabulary;
    private final Set<String> concepts = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    TitleMarks(TextReader reader, Vocabulary vocabulary, QueryReading reading) {
        this.reader = reader;
        this.vocabulary = vocabulary;
        for (var part : reading.parts()) {
            concepts.addAll(part.concepts());
            if (!part.optional()) {
                words.addAll(part.words());
            }
        }
    }

    List<SearchAnswer.Piece> of(String title) {
        if (title.isEmpty()) {
            return List.of();
        }
        var normal = ThaiText.normal(title);
        var read = reader.read(normal);
        if (read.text().length() != normal.length()) {
            return List.of(new SearchAnswer.Piece(normal, false));
        }
        var found = new BitSet();
        for (var mention : read.mentions()) {
            if (mention.label().concepts().stream().anyMatch(this::isAskedFor)) {
                found.set(mention.from(), mention.to());
            }
        }
        for (var token : read.tokens()) {
            mark(token, read, found);
        }
        return pieces(normal, found);
    }

    private boolean isAskedFor(String concept) {
        return vocabulary.upward(concept).stream().anyMatch(concepts::contains);
    }

    private void mark(Token token, ReadText read, BitSet found) {
        var run = read.runs().get(token);
        if (run == null) {
            var word = token.kind() == Token.Kind.WORD ? Token.stem(token.plain()) : token.text();
            if (words.contains(word)) {
                found.set(token.from(), token.to());
            }
            return;
        }
        int at = token.from();
        for (var word : run.words()) {
            if (words.contains(word)) {
                found.set(at, at + word.length());
            }
            at += word.length();
        }
    }

    private static List<SearchAnswer.Piece> pieces(String text, BitSet found) {
        if (found.isEmpty()) {
            return List.of(new SearchAnswer.Piece(text, false));
        }
        var breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
        breaks.setText(text);
        var pieces = new ArrayList<SearchAnswer.Piece>();
        int from = 0;
        boolean marked = false;
        for (int at = breaks.first(); at < text.length() && at != BreakIterator.DONE; at = breaks.next()) {
            boolean now = found.get(at);
            if (now != marked && at > from) {
                pieces.add(new SearchAnswer.Piece(text.substring(from, at), marked));
                from = at;
            }
            marked = now;
        }
        pieces.add(new SearchAnswer.Piece(text.substring(from), marked));
        return pieces;
    }
}
