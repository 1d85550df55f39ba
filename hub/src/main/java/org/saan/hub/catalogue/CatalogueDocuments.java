package org.saan.hub.catalogue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.search.SearchDocument;
import org.saan.hub.shared.Language;
import org.springframework.stereotype.Component;

/** What the search is told of public products and profiles. What is not public is not told at all. */
@Component
class CatalogueDocuments {
    private static final String BAHT = "THB";

    private final PublicCatalogue open;

    CatalogueDocuments(PublicCatalogue open) {
        this.open = open;
    }

    /** Those of the products that are public now. */
    List<SearchDocument> products(Collection<UUID> ids) {
        return open.products(ids).stream().map(CatalogueDocuments::document).toList();
    }

    List<SearchDocument> profiles(Collection<UUID> ids) {
        return open.profiles(ids).stream().map(CatalogueDocuments::document).toList();
    }

    /** Tells apart who makes what: the time that a group has is that of its craft. */
    static String maker(UUID group, @Nullable String craft) {
        return craft == null ? group.toString() : group + ":" + craft;
    }

    private static SearchDocument document(PublicProduct product) {
        var concepts = new HashSet<>(product.techniques());
        concepts.addAll(product.materials());
        concepts.addAll(product.colours());
        concepts.addAll(product.motifs());
        if (product.family() != null) {
            concepts.add(product.family());
        }
        return new SearchDocument(
                product.id().toString(),
                SearchDocument.Kind.PRODUCT,
                only(product.name(), Language.TH),
                only(product.name(), Language.EN),
                text(product, Language.TH, product.group().th()),
                text(product, Language.EN, product.group().en(), product.nameRoman(), product.code()),
                concepts,
                product.provinceCode(),
                maker(product.groupId(), product.craft()),
                price(product),
                product.minimumOrder(),
                product.leadTimeWeeks(),
                product.sizes().stream().map(CatalogueDocuments::size).toList(),
                product.publishedFrom());
    }

    /** Prices in other currencies cannot be put in order with those in baht. */
    private static @Nullable BigDecimal price(PublicProduct product) {
        return product.currency() == null
                        || !product.currency().getCurrencyCode().equals(BAHT)
                        || product.prices().isEmpty()
                ? null
                : BigDecimal.valueOf(product.prices().getFirst().priceMinor(), 2);
    }

    /** Centimetres as people type them, and the name of the size. */
    private static String size(ProductSize size) {
        var centimetres = Stream.of(size.lengthMm(), size.widthMm(), size.heightMm())
                .filter(Objects::nonNull)
                .map(mm -> BigDecimal.valueOf(mm, 1).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" x "));
        return size.label() == null ? centimetres : size.label() + " " + centimetres;
    }

    private static SearchDocument document(PublicProfile profile) {
        return new SearchDocument(
                profile.id().toString(),
                SearchDocument.Kind.GROUP,
                only(profile.name(), Language.TH),
                only(profile.name(), Language.EN),
                text(List.copyOf(profile.texts().values()), Language.TH),
                text(List.copyOf(profile.texts().values()), Language.EN, profile.nameRoman(), profile.code()),
                Set.copyOf(profile.techniques()),
                profile.provinceCode(),
                maker(profile.groupId(), null),
                null,
                null,
                null,
                List.of(),
                profile.publishedFrom());
    }

    private static String only(PublicText text, Language language) {
        var words = text.only(language);
        return words == null ? "" : words;
    }

    private static String text(PublicProduct product, Language language, @Nullable String... more) {
        return text(
                Arrays.asList(product.text(TextField.SUMMARY), product.text(TextField.DESCRIPTION)), language, more);
    }

    /** All that is said in that language, each in a line of its own. */
    private static String text(Collection<@Nullable PublicText> texts, Language language, @Nullable String... more) {
        return Stream.concat(texts.stream().map(text -> text == null ? null : text.only(language)), Arrays.stream(more))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
