package org.saan.hub.catalogue.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found, and every way to ask otherwise.
 *
 * @param ask how many by when, as typed, with what is wrong in it
 * @param mended what was understood instead of what was typed; absent when everything was known
 * @param notFound words that nothing has, joined; absent when there are none
 * @param hidden fields that the form of filters does not show and has to keep
 * @param tabs products and groups, each with its count
 * @param near findings that do not have all that was asked for
 * @param building whether things may be missing for the moment
 * @param away whether nothing can be looked for at the moment
 * @param keep where the search can be kept
 */
record SearchPage(
        OpenFrame frame,
        SearchQuestion question,
        Ask ask,
        @Nullable String tooLong,
        @Nullable Mended mended,
        @Nullable String notFound,
        String heading,
        List<Tab> tabs,
        List<Facet> facets,
        @Nullable OpenMap map,
        List<SearchQuestion.Field> hidden,
        List<Number> numbers,
        @Nullable Link onTime,
        List<Link> chosen,
        List<GroupsPage.Choice> orders,
        List<ProductCard> products,
        List<GroupCard> groups,
        List<ProductCard> near,
        Pager pager,
        boolean building,
        boolean away,
        String clear,
        String keep) {
    SearchPage {
        tabs = List.copyOf(tabs);
        facets = List.copyOf(facets);
        hidden = List.copyOf(hidden);
        numbers = List.copyOf(numbers);
        chosen = List.copyOf(chosen);
        orders = List.copyOf(orders);
        products = List.copyOf(products);
        groups = List.copyOf(groups);
        near = List.copyOf(near);
    }

    boolean empty() {
        return products.isEmpty() && groups.isEmpty();
    }

    /** Says that nothing is there: the search itself, or what was asked for. */
    String noneTitle() {
        return away ? "search.away" : chosen.isEmpty() ? "search.none" : "search.none_narrowed";
    }

    String noneHelp() {
        return away ? "search.away_help" : chosen.isEmpty() ? "search.none_help" : "public.none_help";
    }

    /**
     * A query as it was understood.
     *
     * @param href the same search with the words mended
     */
    record Mended(String words, String href) {}

    /** A kind of findings with its count; the one that is shown has no address. */
    record Tab(String words, String count, @Nullable String href) {}

    /** A facet with the values that were found and those that are chosen. */
    record Facet(String name, String title, List<Value> values) {
        Facet {
            values = List.copyOf(values);
        }
    }

    record Value(String value, String words, String count, boolean chosen) {}

    /**
     * A field for a number.
     *
     * @param mistake absent when it can be read
     */
    record Number(
            String name,
            String title,
            String unit,
            String value,
            @Nullable String mistake) {}
}
