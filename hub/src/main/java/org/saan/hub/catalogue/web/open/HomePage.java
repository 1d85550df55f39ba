package org.saan.hub.catalogue.web.open;

import java.util.List;

/** The first page: the question, what there is to find, and who makes it. */
record HomePage(
        OpenFrame frame,
        String lead,
        Ask ask,
        List<Tile> techniques,
        List<ProductCard> newest,
        List<GroupCard> groups) {
    HomePage {
        techniques = List.copyOf(techniques);
        newest = List.copyOf(newest);
        groups = List.copyOf(groups);
    }

    /** A technique, and how many products are made by it. */
    record Tile(String href, String words, String count) {}
}
