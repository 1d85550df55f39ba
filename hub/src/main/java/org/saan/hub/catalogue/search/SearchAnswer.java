package org.saan.hub.catalogue.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param hits those that have all that was asked for first, then, on the last page, some that are only near it
 * @param total how many have all that was asked for
 * @param facets how many findings each value has. Counts of a facet leave out what is chosen in it, so that they tell what
 *     choosing another value would give. Of names at most 200, the most frequent first; steps of numbers in their order
 * @param mended what was taken for a misspelling
 * @param didYouMean the whole query as it was understood, where something was mended
 * @param notFound words that nothing here has
 */
public record SearchAnswer(
        List<Hit> hits,
        long total,
        Map<Facet, List<Count>> facets,
        List<Mending> mended,
        @Nullable String didYouMean,
        List<String> notFound) {

    public SearchAnswer {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
        mended = List.copyOf(mended);
        notFound = List.copyOf(notFound);
    }

    /** How many findings have a value. */
    public record Count(String value, long count) {}

    /** A word that nobody writes so, and what it was taken for. */
    public record Mending(String written, String meant) {}

    /**
     * A finding.
     *
     * @param titleTh in pieces; empty when there is none. So is the English one
     * @param exact whether it has all that was asked for
     */
    public record Hit(String id, SearchDocument.Kind kind, List<Piece> titleTh, List<Piece> titleEn, boolean exact) {
        public Hit {
            titleTh = List.copyOf(titleTh);
            titleEn = List.copyOf(titleEn);
        }
    }

    /** A piece of a title, and whether it is what was asked for. */
    public record Piece(String text, boolean found) {}
}
