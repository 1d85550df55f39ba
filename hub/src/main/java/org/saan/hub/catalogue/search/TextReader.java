package org.saan.hub.catalogue.search;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.saan.thaitext.ThaiText;

/** Reads texts with a vocabulary. Immutable, safe for many threads. */
final class TextReader {
    private final LabelFinder finder;
    private final boolean several;

    TextReader(Vocabulary vocabulary, SearchOptions options) {
        this.finder = new LabelFinder(options.vocabulary() ? vocabulary.labels() : List.of());
        this.several = options.several();
    }

    ReadText read(String text) {
        var normal = ThaiText.normal(text).toLowerCase(Locale.ROOT);
        var tokens = Token.of(normal);
        Map<Token, ThaiRun> runs = new IdentityHashMap<>();
        var same = new HashMap<String, ThaiRun>();
        for (var token : tokens) {
            if (token.kind() == Token.Kind.THAI) {
                runs.put(token, same.computeIfAbsent(token.text(), run -> ThaiRun.of(run, several)));
            }
        }
        return new ReadText(normal, tokens, runs, finder.find(normal, tokens, runs));
    }
}
