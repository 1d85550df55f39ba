package org.saan.hub.catalogue.search;

/** A vocabulary with what was made of it to read texts and queries. */
record Language(Vocabulary vocabulary, TextReader texts, QueryReader queries) {
    static Language of(Vocabulary vocabulary, SearchOptions options) {
        var words = options.vocabulary() ? vocabulary : Vocabulary.none();
        var texts = new TextReader(words, options);
        return new Language(
                words, texts, new QueryReader(texts, words, options.fuzzy() ? new LikeLabels(words) : null));
    }
}
