package org.saan.hub.catalogue.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param hits the asked stretch of them: first those that have all that was asked for, then, where these end within the stretch,
 *     some that are near it
 * @param total how many have all that was asked for
 * @param near whether some of the hits are only near
 * @param facets for every facet how many finds each value has, the most first; what was chosen of the facet itself is left out
 *     of account, so that a second value can be added. At most {@link #MOST_VALUES} values, and always the chosen ones
 * @param mended words that were taken for others
 * @param didYouMean the whole query as it could be written instead; absent when there is nothing better
 * @param notFound words that nothing has and that were therefore not asked for
 */
public record SearchAnswer(
        List<Hit> hits,
        long total,
        boolean near,
        Map<Facet, List<Count>> facets,
        List<Mending> mended,
        @Nullable String didYouMean,
        List<String> notFound) {
    public static final int MOST_VALUES = 200;

    /** Nothing was found, and nothing understood. */
    public static final SearchAnswer NOTHING =
            new SearchAnswer(List.of(), 0, false, Map.of(), List.of(), null, List.of());

    public SearchAnswer {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
        mended = List.copyOf(mended);
        notFound = List.copyOf(notFound);
    }

    /** How many finds have a value. */
    public record Count(String value, long count) {}

    /**
     * A find.
     *
     * @param titleTh the Thai title, cut where the asked words begin and end; empty when there is none
     * @param titleEn the English title, likewise
     * @param exact whether it has all that was asked for
     */
    public record Hit(String id, SearchDocument.Kind kind, List<Piece> titleTh, List<Piece> titleEn, boolean exact) {
        public Hit {
            titleTh = List.copyOf(titleTh);
            titleEn = List.copyOf(titleEn);
        }
    }

    /** A piece of a title; letters are never parted from their marks. */
    public record Piece(String text, boolean found) {}

    /** A stretch of the query that was taken for something else. */
    public record Mending(String written, String meant) {}
}
