package org.saan.hub.catalogue.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the search knows of a product or a group: its words in two languages and what a buyer filters by. What is not known is
 * absent.
 *
 * @param concepts ids of the craft vocabulary that its maker chose
 * @param province code of the province, two digits
 * @param price of one piece in the smallest order, in the programme's currency
 * @param group a key of the group that makes it, or of the group itself; what {@link Facet#GROUP} counts by
 * @param minimum pieces of the smallest order
 * @param sizes as they are written, such as {@code 45 x 180 cm}
 * @param changed when it was last published, for {@link SearchAsk.Sort#NEWEST}
 */
public record SearchDocument(
        String id,
        Kind kind,
        String titleTh,
        String titleEn,
        String textTh,
        String textEn,
        Set<String> concepts,
        @Nullable String province,
        @Nullable String group,
        @Nullable BigDecimal price,
        @Nullable Integer minimum,
        @Nullable Integer leadWeeks,
        List<String> sizes,
        @Nullable Instant changed) {

    /** A thing to buy, or who makes it. */
    public enum Kind {
        PRODUCT,
        GROUP
    }

    public SearchDocument {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a document has an id");
        }
        concepts = Set.copyOf(concepts);
        sizes = List.copyOf(sizes);
    }

    /** A product of which only words are known. */
    public static SearchDocument ofWords(String id, String titleTh, String titleEn) {
        return new SearchDocument(
                id, Kind.PRODUCT, titleTh, titleEn, "", "", Set.of(), null, null, null, null, null, List.of(), null);
    }
}
