package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a document is about, as far as its words tell: concepts that it surely names, and those that it may name.
 *
 * @param sure from labels with one meaning, or chosen by its maker
 * @param maybe from parts of longer labels and from labels with several meanings
 */
record DocumentConcepts(Set<String> sure, Set<String> maybe) {

    static DocumentConcepts of(Set<String> chosen, List<ReadText> texts) {
        var sure = new HashSet<>(chosen);
        var maybe = new HashSet<String>();
        var shared = new ArrayList<Mention>();
        for (var text : texts) {
            for (var mention : text.mentions()) {
                if (mention.label().everyday() && !isBesideCraft(mention, text)) {
                    continue;
                }
                if (mention.label().isShared()) {
                    shared.add(mention);
                } else if (mention.inside()) {
                    maybe.addAll(mention.label().concepts());
                } else {
                    sure.addAll(mention.label().concepts());
                }
            }
        }
        for (var mention : shared) {
            var known =
                    mention.label().concepts().stream().filter(sure::contains).toList();
            maybe.addAll(known.isEmpty() ? mention.label().concepts() : known);
        }
        maybe.removeAll(sure);
        return new DocumentConcepts(sure, maybe);
    }

    /** An ordinary word is a craft word where it stands alone or right after one: กระเป๋าจาก, not ผลิตจากไม้ไผ่. */
    private static boolean isBesideCraft(Mention mention, ReadText text) {
        boolean free = isEdge(text.text(), mention.from() - 1) && isEdge(text.text(), mention.to());
        boolean latin = text.text().charAt(mention.from()) < 0x0e00;
        for (var other : text.mentions()) {
            if (other != mention && !other.label().everyday()) {
                if (latin || free || other.to() == mention.from()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetter(text.charAt(at));
    }
}
