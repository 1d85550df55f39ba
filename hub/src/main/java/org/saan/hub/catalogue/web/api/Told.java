package org.saan.hub.catalogue.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What programs are told. Names follow schema.org, UBL and GS1; what is not known is left out. The same is said, in another
 * form, by {@code api/openapi.json}; a test holds the two together.
 */
final class Told {
    private Told() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Text(@Nullable String th, @Nullable String en) {}

    /** A concept of the craft vocabulary. */
    record Term(String identifier, Text name) {}

    /** A province by its code in the civil registry and in ISO 3166-2. */
    record Place(String identifier, String isoCode, Text name, String region) {}

    record Cluster(String identifier, Text name) {}

    /** A number with its unit of UN/ECE Rec 20. */
    record Quantity(int value, String unitCode) {}

    /** An amount as decimal text: no reader may take it for a binary fraction. */
    record Price(String amount, String currency) {}

    record PriceStep(int minimumQuantity, Price price) {}

    record DeliveryTerms(
            String incoterm, String edition, @Nullable String place) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offer(
            String unitCode,
            @Nullable Integer minimumOrderQuantity,
            @Nullable Quantity deliveryLeadTime,
            @Nullable DeliveryTerms deliveryTerms,
            List<PriceStep> prices) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Size(
            @Nullable String name,
            @Nullable Quantity length,
            @Nullable Quantity width,
            @Nullable Quantity height) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Certification(
            String identifier,
            Text name,
            String certificateNumber,
            @Nullable Integer stars,
            @Nullable Integer selectionYear,
            LocalDate issueDate,
            @Nullable LocalDate validUntil) {}

    /** A photo in one width, in points. */
    record ImageFile(String contentUrl, int width, int height) {}

    /**
     * A photo that everybody may see now.
     *
     * @param files narrowest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Image(@Nullable Text caption, List<ImageFile> files) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Origin(@Nullable String country, @Nullable String province) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Maker(@Nullable String identifier, Text name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Product(
            String identifier,
            Map<String, String> url,
            Text name,
            @Nullable String alternateName,
            @Nullable Text summary,
            @Nullable Text description,
            @Nullable Text care,
            Maker manufacturer,
            Place place,
            @Nullable Term category,
            List<Term> techniques,
            List<Term> materials,
            List<Term> colors,
            List<Term> patterns,
            List<Size> sizes,
            @Nullable Quantity weight,
            Offer offer,
            List<Image> images,
            List<Certification> certifications,
            @Nullable String commodityCode,
            @Nullable Origin origin,
            @Nullable String gtin,
            int version,
            Instant datePublished,
            Instant dateModified) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Group(
            String identifier,
            Map<String, String> url,
            Text name,
            @Nullable String alternateName,
            @Nullable Text story,
            @Nullable Text technique,
            @Nullable Text makers,
            @Nullable Text setting,
            @Nullable Text capacity,
            @Nullable Text standards,
            Place place,
            @Nullable Cluster cluster,
            @Nullable Integer members,
            List<Term> techniques,
            List<Image> images,
            List<Certification> certifications,
            int version,
            Instant datePublished,
            Instant dateModified) {}

    /**
     * A stretch of a list.
     *
     * @param page counted from 0
     */
    record Products(long total, int page, int limit, List<Product> items) {}

    record Groups(long total, int page, int limit, List<Group> items) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FacetValue(String identifier, @Nullable Text name, long count) {}

    record Mending(String written, String meant) {}

    /**
     * What a search found.
     *
     * @param similar products that lack something that was asked for
     * @param building whether things may be missing because the index is being built
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(
            long total,
            int page,
            int limit,
            @Nullable String didYouMean,
            List<Mending> mended,
            List<String> notFound,
            boolean building,
            Map<String, List<FacetValue>> facets,
            List<Product> products,
            List<Group> groups,
            List<Product> similar) {}
}
