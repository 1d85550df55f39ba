package org.saan.hub.catalogue;

import java.util.List;

/** Products for tests of the catalogue. */
public final class SampleProducts {
    private SampleProducts() {}

    public static ProductFacts scarf() {
        return withHs("621490");
    }

    public static ProductFacts withHs(String hs6) {
        return withPrices(List.of(new PriceBreak(10, 45_000), new PriceBreak(50, 41_000)), hs6);
    }

    public static ProductFacts withPrices(List<PriceBreak> prices, String hs6) {
        return new ProductFacts(
                "scarf",
                null,
                List.of("indigo_dye"),
                List.of("cotton"),
                List.of(),
                List.of(),
                "Pha Phan Kho Yom Khram",
                List.of(new ProductSize("M", 1800, 350, null)),
                "H87",
                10,
                4,
                120,
                "THB",
                "FCA",
                "Bangkok",
                prices,
                hs6,
                "TH",
                "47",
                null,
                null);
    }
}
