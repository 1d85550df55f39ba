package org.saan.hub.catalogue.search;

/** How frequent words are in the index. */
interface Frequencies {
    /** How many documents have a word, those included that were replaced lately. */
    int frequency(String field, String word);

    /** How many documents there are, those included that were replaced lately. */
    int documents();
}
