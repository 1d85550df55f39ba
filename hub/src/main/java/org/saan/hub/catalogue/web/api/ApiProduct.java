package org.saan.hub.catalogue.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PriceBreak;
import org.saan.hub.catalogue.ProductSize;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicText;
import org.saan.hub.catalogue.TextField;

/**
 * A product as programs read it. Names are those of schema.org and UBL; what is not known is left out.
 *
 * @param sku the product's code
 * @param descriptions approved texts by field, such as {@code description} and {@code care}
 * @param unitCode of UN/ECE Recommendation 20: {@code H87} is a piece
 * @param minimumOrderQuantity pieces
 * @param leadTimeWeeks until the smallest order is ready
 * @param hsCode six digits, confirmed by a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiProduct(
        String sku,
        String url,
        Text name,
        Map<String, Text> descriptions,
        ApiGroup.Reference producerGroup,
        ApiGroup.Place place,
        ApiGroup.@Nullable Term category,
        List<ApiGroup.Term> techniques,
        List<ApiGroup.Term> materials,
        List<ApiGroup.Term> colours,
        List<ApiGroup.Term> motifs,
        List<Size> sizes,
        String unitCode,
        @Nullable Integer netWeightGrams,
        @Nullable Integer minimumOrderQuantity,
        @Nullable Integer leadTimeWeeks,
        List<Price> prices,
        @Nullable String incoterms,
        @Nullable String incotermsLocation,
        @Nullable String hsCode,
        @Nullable String originCountry,
        @Nullable String gtin,
        List<ApiGroup.Certificate> certificates,
        Instant datePublished,
        Instant dateModified) {

    /** Words in both languages; one may be missing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Text(@Nullable String th, @Nullable String en) {
        static Text of(PublicText text) {
            return new Text(text.words().th(), text.words().en());
        }
    }

    /** Laid flat, in millimetres. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Size(
            @Nullable String label,
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm) {
        static Size of(ProductSize size) {
            return new Size(size.label(), size.lengthMm(), size.widthMm(), size.heightMm());
        }
    }

    /**
     * What each piece costs for whoever orders that many or more.
     *
     * @param amount in the major unit, as text so that nothing is rounded: {@code "450.00"}
     * @param currency of ISO 4217
     */
    record Price(int minimumQuantity, String amount, String currency) {
        static Price of(PriceBreak step, Currency currency) {
            return new Price(
                    step.fromQuantity(),
                    BigDecimal.valueOf(step.priceMinor(), currency.getDefaultFractionDigits())
                            .toPlainString(),
                    currency.getCurrencyCode());
        }
    }

    static ApiProduct of(PublicProduct product, Concepts concepts, String base, String groupCode) {
        var currency = product.currency();
        var texts = new TreeMap<String, Text>();
        product.texts().forEach((field, text) -> {
            if (field != TextField.PRODUCT_NAME) {
                texts.put(field.code(), Text.of(text));
            }
        });
        return new ApiProduct(
                product.code(),
                base + "/api/v1/products/" + product.code(),
                Text.of(product.name()),
                texts,
                new ApiGroup.Reference(
                        groupCode,
                        new Text(product.group().th(), product.group().en())),
                ApiGroup.Place.of(product.provinceCode(), product.province(), product.region()),
                product.family() == null ? null : ApiGroup.Term.of(product.family(), concepts),
                ApiGroup.Term.of(product.techniques(), concepts),
                ApiGroup.Term.of(product.materials(), concepts),
                ApiGroup.Term.of(product.colours(), concepts),
                ApiGroup.Term.of(product.motifs(), concepts),
                product.sizes().stream().map(Size::of).toList(),
                product.unitCode(),
                product.weightGrams(),
                product.minimumOrder(),
                product.leadTimeWeeks(),
                currency == null
                        ? List.of()
                        : product.prices().stream()
                                .map(step -> Price.of(step, currency))
                                .toList(),
                product.incoterm(),
                product.incotermPlace(),
                product.hs6(),
                product.originCountry(),
                product.gtin(),
                product.marks().stream().map(ApiGroup.Certificate::of).toList(),
                product.publishedFrom(),
                product.changedAt());
    }
}
