package org.saan.hub.catalogue.search;

import java.util.List;

/**
 * One thing that a query asks for.
 *
 * @param concepts what it can mean; any of them will do
 * @param words as they are written, to be found in texts
 * @param optional whether a document need not have it
 * @param trust 1 for what is written so in the vocabulary, less for what was recognised in spite of its spelling
 * @param mended how it should have been written; empty when nothing was mended
 */
record QueryPart(
        List<String> concepts, List<String> words, boolean optional, float trust, int from, int to, String mended) {
    QueryPart {
        concepts = List.copyOf(concepts);
        words = List.copyOf(words);
    }

    boolean isMended() {
        return !mended.isEmpty();
    }
}
