package org.saan.hub.catalogue.web.open;

import java.util.List;

/**
 * Products, narrowed by what is chosen.
 *
 * @param heading how many there are
 * @param chosen what narrows, each with the address without it
 * @param facets ways to narrow further, each with how many it would leave
 * @param orders ways to sort
 */
record ProductsPage(
        OpenFrame frame,
        String heading,
        List<Link> chosen,
        List<Facet> facets,
        List<GroupsPage.Choice> orders,
        List<ProductCard> products,
        Pager pager) {
    ProductsPage {
        chosen = List.copyOf(chosen);
        facets = List.copyOf(facets);
        orders = List.copyOf(orders);
        products = List.copyOf(products);
    }

    /** A property with the values that the listed products have. */
    record Facet(String title, List<Value> values) {
        Facet {
            values = List.copyOf(values);
        }
    }

    /** A value, where it leads, and how many products have it. */
    record Value(String words, String href, String count) {}
}
