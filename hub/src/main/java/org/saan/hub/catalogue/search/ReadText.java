package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text with its words and the labels that stand in it. The text is in normal form and lower case. */
record ReadText(String text, List<Token> tokens, Map<Token, ThaiRun> runs, List<Mention> mentions) {

    /** The words as a reader would count them. */
    List<String> words() {
        var words = new ArrayList<String>();
        for (var token : tokens) {
            var run = runs.get(token);
            if (run == null) {
                words.add(word(token));
            } else {
                words.addAll(run.words());
            }
        }
        return words;
    }

    /** The word that a token of a script with spaces is in the index. */
    String word(Token token) {
        return token.kind() == Token.Kind.WORD ? Token.stem(token.plain()) : token.text();
    }

    /** Words that are parts of others or come from cutting in another way, and sizes. */
    List<String> innerWords() {
        var words = new ArrayList<String>();
        runs.values().forEach(run -> words.addAll(run.inner()));
        for (var size : Sizes.in(text)) {
            words.add(size.whole());
            words.addAll(size.pairs());
        }
        return words;
    }
}
