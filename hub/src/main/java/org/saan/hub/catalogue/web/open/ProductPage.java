package org.saan.hub.catalogue.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One product.
 *
 * @param nameTag language of the name when it is not that of the page; so is the group's
 * @param otherName the name in the other language
 * @param languageNote says that a translation is missing or follows an older text; absent when all is well
 * @param hope what the group has time for
 * @param others more of the same group
 */
record ProductPage(
        OpenFrame frame,
        List<Link> crumbs,
        String name,
        @Nullable String nameTag,
        @Nullable String otherName,
        String otherTag,
        String group,
        @Nullable String groupTag,
        @Nullable String groupHref,
        String province,
        String provinceHref,
        @Nullable String languageNote,
        List<Picture> pictures,
        List<String> marks,
        List<Said> texts,
        List<Step> prices,
        @Nullable String term,
        Ask ask,
        @Nullable Hope hope,
        List<Fact> facts,
        List<ProductCard> others) {

    ProductPage {
        crumbs = List.copyOf(crumbs);
        pictures = List.copyOf(pictures);
        marks = List.copyOf(marks);
        texts = List.copyOf(texts);
        prices = List.copyOf(prices);
        facts = List.copyOf(facts);
        others = List.copyOf(others);
    }

    /** Where this product is put among those to ask about. */
    String askHref() {
        return frame.to("/basket?add=" + frame.here().substring(frame.here().lastIndexOf('/') + 1))
                + (ask.count().isEmpty() || ask.countMistake() != null
                        ? ""
                        : "&n=" + java.net.URLEncoder.encode(ask.count(), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A step of the price. */
    record Step(String from, String price) {}

    /** A property with its values. */
    record Fact(String name, List<Link> values) {
        Fact {
            values = List.copyOf(values);
        }
    }
}
