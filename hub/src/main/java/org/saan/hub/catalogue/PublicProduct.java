package org.saan.hub.catalogue;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A product as the public may read it.
 *
 * @param group name of its group as buyers read it
 * @param region of the group's province, such as {@code northeast}
 * @param family kind of product, as are techniques, materials, colours and motifs a concept of the craft vocabulary
 * @param craft how it is planned, a code of {@code directory.product_family}
 * @param texts approved ones, by field
 * @param incoterm with its place, for all prices
 * @param hs6 only when a person confirmed it; so is the origin
 * @param weightGrams of one piece
 * @param version counts up with every change
 */
public record PublicProduct(
        UUID id,
        String code,
        UUID groupId,
        LocalizedText group,
        String provinceCode,
        LocalizedText province,
        String region,
        @Nullable String family,
        @Nullable String craft,
        List<String> techniques,
        List<String> materials,
        List<String> colours,
        List<String> motifs,
        @Nullable String nameRoman,
        Map<TextField, PublicText> texts,
        List<ProductSize> sizes,
        String unitCode,
        @Nullable Integer minimumOrder,
        @Nullable Integer leadTimeWeeks,
        @Nullable Integer weightGrams,
        @Nullable Currency currency,
        @Nullable String incoterm,
        @Nullable String incotermPlace,
        List<PriceBreak> prices,
        @Nullable String hs6,
        @Nullable String originCountry,
        @Nullable String originProvince,
        @Nullable String gtin,
        List<PublicMark> marks,
        int version,
        Instant publishedFrom,
        Instant changedAt) {

    public PublicProduct {
        techniques = List.copyOf(techniques);
        materials = List.copyOf(materials);
        colours = List.copyOf(colours);
        motifs = List.copyOf(motifs);
        texts = Map.copyOf(texts);
        sizes = List.copyOf(sizes);
        prices = List.copyOf(prices);
        marks = List.copyOf(marks);
    }

    /** Every public product has a name. */
    public PublicText name() {
        return PublicProfile.required(texts, TextField.PRODUCT_NAME);
    }

    public @Nullable PublicText text(TextField field) {
        return texts.get(field);
    }
}
