package org.saan.hub.catalogue.search;

import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was read: what every engine is told of it, word by word. The components stand for the {@link Fields} of like
 * name.
 *
 * @param shown {@link Shown} as bytes
 * @param orderTh bytes that have the order of titles for a Thai reader
 * @param price in satang
 * @param lead weeks
 * @param changed milliseconds since 1970
 * @param title words in the order in which they stand; so is {@code body}
 * @param facets {@link FacetColumns#term}
 */
record IndexedDocument(
        String id,
        SearchDocument.Kind kind,
        BytesRef shown,
        BytesRef orderTh,
        BytesRef orderEn,
        @Nullable String group,
        @Nullable Long price,
        @Nullable Integer minimum,
        @Nullable Integer lead,
        @Nullable Long changed,
        List<String> sure,
        List<String> maybe,
        List<String> title,
        List<String> body,
        List<String> inner,
        List<String> facets) {
    IndexedDocument {
        sure = List.copyOf(sure);
        maybe = List.copyOf(maybe);
        title = List.copyOf(title);
        body = List.copyOf(body);
        inner = List.copyOf(inner);
        facets = List.copyOf(facets);
    }
}
