package org.saan.hub.catalogue.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A technique, a province or a cluster: what it is called, where it is at home, what comes from it and who makes it.
 *
 * @param other its name in the other language
 * @param lead what there is of it
 * @param search address of the search for all its products
 */
record AboutPage(
        OpenFrame frame,
        List<Link> crumbs,
        String name,
        @Nullable String other,
        String otherTag,
        String lead,
        @Nullable OpenMap map,
        List<ProductCard> products,
        @Nullable Link search,
        List<GroupCard> groups,
        Pager pager) {
    AboutPage {
        crumbs = List.copyOf(crumbs);
        products = List.copyOf(products);
        groups = List.copyOf(groups);
    }
}
