package org.saan.hub.catalogue.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product on a list.
 *
 * @param nameTag language of the name when it is not that of the page; so is the group's
 * @param name with what was found marked, as safe markup
 * @param price of the smallest order, or of none
 * @param hope what the group has time for; absent when nothing is known of it
 * @param ask says that one can ask about it
 */
record ProductCard(
        String href,
        String name,
        @Nullable String nameTag,
        String group,
        @Nullable String groupTag,
        String province,
        List<String> marks,
        List<String> techniques,
        List<String> facts,
        @Nullable String price,
        Picture picture,
        @Nullable Hope hope,
        String ask) {

    ProductCard {
        marks = List.copyOf(marks);
        techniques = List.copyOf(techniques);
        facts = List.copyOf(facts);
    }

    /** Where this product is put among those to ask about. */
    String askHref() {
        return href.replace("/products/", "/basket?add=");
    }
}
