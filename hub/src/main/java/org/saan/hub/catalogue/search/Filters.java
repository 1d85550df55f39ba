package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a find must fit besides the words. */
final class Filters {
    private Filters() {}

    static List<Condition> all(SearchAsk ask) {
        return Stream.concat(fixed(ask).stream(), chosen(ask).stream()).toList();
    }

    /** All but the choices of facets. */
    static List<Condition> fixed(SearchAsk ask) {
        var filters = new ArrayList<Condition>();
        if (!ask.kinds().isEmpty()) {
            filters.add(new Condition.Has(
                    Fields.KIND, ask.kinds().stream().map(Enum::name).toList()));
        }
        if (ask.groups() != null) {
            filters.add(new Condition.Has(Fields.GROUP, ask.groups()));
        }
        if (ask.priceFrom() != null || ask.priceTo() != null) {
            filters.add(new Condition.Between(
                    Fields.PRICE,
                    ask.priceFrom() == null ? 0 : Fields.satang(ask.priceFrom()),
                    ask.priceTo() == null ? Long.MAX_VALUE : Fields.satang(ask.priceTo())));
        }
        if (ask.minimumAtMost() != null) {
            filters.add(new Condition.Between(Fields.MINIMUM, Long.MIN_VALUE, ask.minimumAtMost()));
        }
        if (ask.leadWeeksAtMost() != null) {
            filters.add(new Condition.Between(Fields.LEAD, Long.MIN_VALUE, ask.leadWeeksAtMost()));
        }
        return filters;
    }

    /** The choices of facets. */
    static List<Condition> chosen(SearchAsk ask) {
        return ask.chosen().keySet().stream().map(facet -> chosen(ask, facet)).toList();
    }

    /** The choice of one facet. */
    static Condition chosen(SearchAsk ask, Facet facet) {
        return new Condition.Has(
                Fields.FACET,
                ask.chosen().getOrDefault(facet, java.util.Set.of()).stream()
                        .map(value -> FacetColumns.term(facet, value))
                        .toList());
    }
}
