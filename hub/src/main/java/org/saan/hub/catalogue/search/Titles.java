package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows in titles what was asked for. */
final class Titles {
    private final Set<Short> asked = new HashSet<>();

    Titles(Vocabulary vocabulary, List<QueryPart> parts) {
        for (var part : parts) {
            for (var id : part.concepts()) {
                vocabulary.downward(id).forEach(narrow -> asked.add(Shown.ofConcept(narrow)));
            }
            if (!part.optional() || parts.size() == 1) {
                part.words().forEach(word -> asked.add(Shown.ofWord(word)));
            }
        }
    }

    /** The title in pieces, of which some were found. */
    List<SearchAnswer.Piece> pieces(Shown.Title title) {
        var text = title.text();
        if (text.isEmpty()) {
            return List.of();
        }
        var found = new BitSet();
        for (var span : title.spans()) {
            if (asked.contains(span.number())) {
                found.set(span.from(), span.to());
            }
        }
        return found.isEmpty() ? List.of(new SearchAnswer.Piece(text, false)) : cut(text, found);
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
