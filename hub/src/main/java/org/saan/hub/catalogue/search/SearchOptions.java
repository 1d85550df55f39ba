package org.saan.hub.catalogue.search;

/**
 * What the engine does beyond looking for words; each can be left out to see what it is worth.
 *
 * @param vocabulary whether words have meanings
 * @param fuzzy whether misspelt words are recognised
 * @param several whether Thai is cut into words in more than one way
 */
public record SearchOptions(boolean vocabulary, boolean fuzzy, boolean several) {
    public static final SearchOptions ALL = new SearchOptions(true, true, true);
}
