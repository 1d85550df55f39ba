package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What an engine does for one search. */
interface Finder {
    /** How frequent what these parts ask for is. */
    Frequencies frequencies(List<QueryPart> parts) throws IOException;

    Found find(Wanted wanted) throws IOException;

    /** The number of the first condition that something fits; -1 when nothing fits any. */
    int firstFound(List<Condition> conditions) throws IOException;

    /**
     * What is looked for.
     *
     * @param made what was understood of the words
     * @param facets whether values of facets are counted
     */
    record Wanted(SearchAsk ask, SearchQueries.Made made, boolean facets) {
        /** All that a find must fit besides the words. */
        List<Condition> filters() {
            return Filters.all(ask);
        }

        /** How many places are left for what is only near; none when such finds are not wanted. */
        int near(long total) {
            boolean exhausted = ask.from() <= total && total < (long) ask.from() + ask.size();
            boolean wanted = !ask.isBlank() && !made.isNothing() && (total == 0 || ask.sort() == SearchAsk.Sort.BEST);
            return exhausted && wanted ? (int) (ask.from() + ask.size() - total) : 0;
        }
    }

    /** What was found: what has all that was asked for comes first. */
    record Found(long total, List<Shown> exact, List<Shown> near, Map<Facet, List<SearchAnswer.Count>> facets) {}
}
