package org.saan.hub.catalogue.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * By what a list of finds can be narrowed. Values of {@link #TECHNIQUE}, {@link #MATERIAL}, {@link #PRODUCT_TYPE} and
 * {@link #COLOUR} are ids of concepts, broader ones too: who chooses weaving gets mudmee. {@link #PROVINCE} has the two digits of
 * the province, {@link #REGION} the id of the region ({@code northeast}), {@link #GROUP} what {@link SearchDocument#group} says.
 *
 * <p>The others have ranges as values. {@link #PRICE}: {@code 0-200}, {@code 200-500}, {@code 500-1000}, {@code 1000-2000},
 * {@code 2000-5000}, {@code 5000-10000}, {@code 10000-}: from the first price, inclusive, to the second, exclusive.
 * {@link #MINIMUM}, in pieces: {@code 0-10}, {@code 11-50}, {@code 51-200}, {@code 201-1000}, {@code 1001-}. {@link #LEAD}, in
 * weeks: {@code 0-2}, {@code 3-4}, {@code 5-8}, {@code 9-12}, {@code 13-}; both ends are inclusive.
 */
public enum Facet {
    TECHNIQUE,
    MATERIAL,
    PRODUCT_TYPE,
    COLOUR,
    PROVINCE,
    REGION,
    GROUP,
    PRICE,
    MINIMUM,
    LEAD;

    private static final List<Integer> PRICES = List.of(0, 200, 500, 1000, 2000, 5000, 10_000);
    private static final List<Integer> MINIMA = List.of(0, 11, 51, 201, 1001);
    private static final List<Integer> LEADS = List.of(0, 3, 5, 9, 13);

    /** Those whose values have names, in the order in which they are shown. */
    public static final List<Facet> NAMED = List.of(TECHNIQUE, MATERIAL, PRODUCT_TYPE, COLOUR, REGION, PROVINCE);

    /** What it is called in addresses: {@code technique}, {@code kind}. */
    public String code() {
        return this == PRODUCT_TYPE ? "kind" : name().toLowerCase(Locale.ROOT);
    }

    /** The concept that a value of this facet is, for the facets whose values are concepts. */
    public String conceptId(String value) {
        return switch (this) {
            case PROVINCE -> "prov:" + value;
            case REGION -> "region:" + value;
            default -> value;
        };
    }

    int bit() {
        return 1 << ordinal();
    }

    static String ofPrice(BigDecimal price) {
        return range(
                PRICES,
                price.max(BigDecimal.ZERO).min(BigDecimal.valueOf(1_000_000)).intValue(),
                0);
    }

    static String ofMinimum(int pieces) {
        return range(MINIMA, Math.max(0, pieces), 1);
    }

    static String ofLead(int weeks) {
        return range(LEADS, Math.max(0, weeks), 1);
    }

    private static String range(List<Integer> begins, int value, int before) {
        int at = begins.size() - 1;
        while (begins.get(at) > value) {
            at--;
        }
        return begins.get(at) + "-" + (at + 1 < begins.size() ? begins.get(at + 1) - before : "");
    }
}
