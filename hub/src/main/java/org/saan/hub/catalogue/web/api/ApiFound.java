package org.saan.hub.catalogue.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param items products that have all that was asked for, best first, then some that are near it
 * @param totalItems how many have all that was asked for
 * @param facets how many findings each value has, by the name of the facet
 * @param didYouMean the query as it was understood, where something was mended
 * @param notFound words that nothing has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiFound(
        List<Item> items,
        long totalItems,
        int page,
        int limit,
        Map<String, List<Count>> facets,
        @Nullable String didYouMean,
        List<String> notFound) {
    ApiFound {
        items = List.copyOf(items);
        facets = Map.copyOf(facets);
        notFound = List.copyOf(notFound);
    }

    /** A product, and whether it has all that was asked for. */
    record Item(boolean exact, ApiProduct product) {}

    record Count(String value, long count) {}
}
