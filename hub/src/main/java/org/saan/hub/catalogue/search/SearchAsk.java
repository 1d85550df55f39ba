package org.saan.hub.catalogue.search;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the search. What is absent or empty does not narrow.
 *
 * @param words as they were typed; blank asks for everything that fits the rest
 * @param kinds things to buy, or who makes them
 * @param chosen values of facets: one of those of each facet. A concept holds its narrower ones
 * @param priceFrom baht of one piece, included; so is {@code priceTo}. What has no price in baht is left out then
 * @param minimumAtMost pieces of the smallest order, included
 * @param leadWeeksAtMost weeks until an order is ready, included
 * @param groups only what these make
 * @param from how many findings to pass over
 * @param size how many to give, 100 at most
 * @param language {@code th} or {@code en}, for the order by title
 */
public record SearchAsk(
        String words,
        Set<SearchDocument.Kind> kinds,
        Map<Facet, Set<String>> chosen,
        @Nullable BigDecimal priceFrom,
        @Nullable BigDecimal priceTo,
        @Nullable Integer minimumAtMost,
        @Nullable Integer leadWeeksAtMost,
        @Nullable Set<String> groups,
        Sort sort,
        int from,
        int size,
        String language) {
    /** Deeper pages are not turned to: who wants them narrows. */
    public static final int DEEPEST = 10_000;

    /** In which order. Whatever is equal in it stands by how well it fits, then by id. */
    public enum Sort {
        BEST,
        TITLE,
        PRICE,
        PRICE_DOWN,
        LEAD,
        NEWEST
    }

    public SearchAsk {
        kinds = Set.copyOf(kinds);
        var copy = new EnumMap<Facet, Set<String>>(Facet.class);
        chosen.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                copy.put(facet, Set.copyOf(values));
            }
        });
        chosen = Map.copyOf(copy);
        groups = groups == null ? null : Set.copyOf(groups);
        if (from < 0 || from > DEEPEST || size < 0 || size > 100) {
            throw new IllegalArgumentException("findings " + from + " to " + (from + size));
        }
    }

    /** The best findings for words alone. */
    public static SearchAsk of(String words, int size, String language) {
        return new SearchAsk(words, Set.of(), Map.of(), null, null, null, null, null, Sort.BEST, 0, size, language);
    }

    /** The same, in another order or at another place. */
    public SearchAsk at(Sort otherSort, int otherFrom, int otherSize) {
        return new SearchAsk(
                words,
                kinds,
                chosen,
                priceFrom,
                priceTo,
                minimumAtMost,
                leadWeeksAtMost,
                groups,
                otherSort,
                otherFrom,
                otherSize,
                language);
    }
}
