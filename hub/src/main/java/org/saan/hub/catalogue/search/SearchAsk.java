package org.saan.hub.catalogue.search;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param words as typed, in any language; blank asks for all that fits the rest
 * @param kinds of what; empty is any
 * @param chosen of each facet one of these values will do, and all facets must fit; a concept includes its narrower ones
 * @param priceFrom inclusive; what has no price does not fit
 * @param priceTo inclusive
 * @param minimumAtMost pieces; what has no smallest order does not fit
 * @param leadWeeksAtMost inclusive; what has no lead time does not fit
 * @param groups only of these; null is any, and an empty set none
 * @param from how many finds are passed over
 * @param size how many finds are told, at most {@link #MOST}
 * @param language th or en, for the order of titles
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
    /** No answer tells more finds than this. */
    public static final int MOST = 1000;

    /** The order of the finds. What lacks a price or a lead time comes last in either direction. */
    public enum Sort {
        /** What fits the words best; without words the same as {@link #NEWEST}. */
        BEST,
        /** As in a dictionary of the asked language. */
        TITLE,
        PRICE,
        PRICE_DOWN,
        LEAD,
        NEWEST;

        /** What it is called in addresses: {@code price_down}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SearchAsk {
        if (from < 0 || size < 0 || size > MOST) {
            throw new IllegalArgumentException("from and size are not negative, and size at most " + MOST);
        }
        kinds = Set.copyOf(kinds);
        var copy = new EnumMap<Facet, Set<String>>(Facet.class);
        chosen.forEach((facet, values) -> {
            if (!values.isEmpty()) {
                copy.put(facet, Set.copyOf(values));
            }
        });
        chosen = java.util.Collections.unmodifiableMap(copy);
        groups = groups == null ? null : Set.copyOf(groups);
    }

    /** The best products and groups for some words, without any filter. */
    public static SearchAsk of(String words, int size, String language) {
        return new SearchAsk(words, Set.of(), Map.of(), null, null, null, null, null, Sort.BEST, 0, size, language);
    }

    boolean isBlank() {
        return words.isBlank();
    }
}
