package org.saan.hub.catalogue.search;

import org.jspecify.annotations.Nullable;

/** A vocabulary with what was made of it to read texts and queries. */
record Language(Vocabulary vocabulary, TextReader texts, QueryReader queries) {
    /** The last one made: it takes a second of work, and an index is often opened and created with the same. */
    private static volatile @Nullable Made last;

    private record Made(Vocabulary from, SearchOptions options, Language language) {}

    static Language of(Vocabulary vocabulary, SearchOptions options) {
        var known = last;
        if (known != null && known.from() == vocabulary && known.options().equals(options)) {
            return known.language();
        }
        var words = options.vocabulary() ? vocabulary : Vocabulary.none();
        var texts = new TextReader(words, options);
        var like = options.fuzzy() ? new LikeLabels(words) : null;
        var made = new Language(words, texts, new QueryReader(texts, words, like));
        last = new Made(vocabulary, options, made);
        return made;
    }
}
