package org.saan.hub.catalogue.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group as buyers read it.
 *
 * @param states whether each language is approved and up to date, said openly
 * @param hope its free weeks
 * @param map where its province lies
 */
record GroupPage(
        OpenFrame frame,
        String name,
        @Nullable String nameTag,
        @Nullable String otherName,
        String otherTag,
        @Nullable String nameRoman,
        String place,
        String placeHref,
        @Nullable Link cluster,
        List<State> states,
        Picture band,
        List<Picture> pictures,
        List<Said> texts,
        List<Link> techniques,
        @Nullable String members,
        List<Mark> marks,
        @Nullable Hope hope,
        OpenMap map,
        List<ProductCard> products,
        String printed) {

    GroupPage {
        states = List.copyOf(states);
        pictures = List.copyOf(pictures);
        texts = List.copyOf(texts);
        techniques = List.copyOf(techniques);
        marks = List.copyOf(marks);
        products = List.copyOf(products);
    }

    /** How a language stands. */
    record State(String css, String icon, String words) {}

    /** A mark with its certificate. */
    record Mark(String name, String certificate) {}
}
