package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** What a find must fit besides the words. */
final class Filters {
    private Filters() {}

    /** All but the choices of facets. */
    static List<Query> fixed(SearchAsk ask) {
        var filters = new ArrayList<Query>();
        if (!ask.kinds().isEmpty()) {
            filters.add(anyOf(Fields.KIND, ask.kinds().stream().map(Enum::name).toList()));
        }
        if (ask.groups() != null) {
            filters.add(anyOf(Fields.GROUP, ask.groups()));
        }
        if (ask.priceFrom() != null || ask.priceTo() != null) {
            filters.add(LongPoint.newRangeQuery(
                    Fields.PRICE,
                    ask.priceFrom() == null ? 0 : Fields.satang(ask.priceFrom()),
                    ask.priceTo() == null ? Long.MAX_VALUE : Fields.satang(ask.priceTo())));
        }
        if (ask.minimumAtMost() != null) {
            filters.add(LongPoint.newRangeQuery(Fields.MINIMUM, Long.MIN_VALUE, ask.minimumAtMost()));
        }
        if (ask.leadWeeksAtMost() != null) {
            filters.add(LongPoint.newRangeQuery(Fields.LEAD, Long.MIN_VALUE, ask.leadWeeksAtMost()));
        }
        return filters;
    }

    /** The choices of facets. */
    static List<Query> chosen(SearchAsk ask) {
        var filters = new ArrayList<Query>();
        ask.chosen()
                .forEach((facet, values) -> filters.add(anyOf(
                        Fields.FACET,
                        values.stream()
                                .map(value -> FacetColumns.term(facet, value))
                                .toList())));
        return filters;
    }

    private static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    /** What a query finds of what fits all filters. */
    static Query within(Query query, List<Query> filters) {
        if (filters.isEmpty()) {
            return query;
        }
        var all = new BooleanQuery.Builder();
        if (query instanceof MatchAllDocsQuery) {
            filters.forEach(filter -> all.add(filter, Occur.FILTER));
        } else {
            all.add(query, Occur.MUST);
            filters.forEach(filter -> all.add(filter, Occur.FILTER));
        }
        return all.build();
    }
}
