package org.saan.hub.catalogue.web.open;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.catalogue.RecentCatalogue;
import org.saan.hub.catalogue.TextField;
import org.saan.thaitext.ThaiText;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Makes what stands on lists: products and groups as cards. */
@Component
class Cards {
    private static final int TECHNIQUES = 3;
    private static final int STORY = 120;

    private final RecentCatalogue catalogue;
    private final Hopes hopes;
    private final Concepts concepts;
    private final OpenPictures pictures;

    Cards(RecentCatalogue catalogue, Hopes hopes, Concepts concepts, OpenPictures pictures) {
        this.catalogue = catalogue;
        this.hopes = hopes;
        this.concepts = concepts;
        this.pictures = pictures;
    }

    /** Without anything asked of their weeks. */
    List<ProductCard> products(OpenFrame frame, List<PublicProduct> products) {
        return products(frame, products, null, null, Map.of());
    }

    /**
     * @param marked names with what was found marked, as safe markup, by product; others are shown plain
     */
    List<ProductCard> products(
            OpenFrame frame,
            List<PublicProduct> products,
            @Nullable Integer count,
            @Nullable LocalDate by,
            Map<UUID, String> marked) {
        var free = catalogue.freeTime(groups(products));
        var photos =
                pictures.firstOf(frame, products.stream().map(PublicProduct::id).toList());
        return products.stream()
                .map(product -> {
                    var time = free.get(product.groupId());
                    return card(
                            frame,
                            product,
                            marked.get(product.id()),
                            photos.getOrDefault(product.id(), pictures.pattern(product.craft())),
                            time == null ? null : hopes.of(frame.shell(), time, product.craft(), count, by));
                })
                .toList();
    }

    private ProductCard card(
            OpenFrame frame, PublicProduct product, @Nullable String marked, Picture picture, @Nullable Hope hope) {
        var language = frame.shell().language();
        var words = new OpenWords(frame.shell());
        var name = product.name();
        return new ProductCard(
                frame.to("/products/" + product.code().toLowerCase(java.util.Locale.ROOT)),
                marked == null ? HtmlUtils.htmlEscape(name.in(language), "UTF-8") : marked,
                frame.fallbackTag(name.words()),
                product.group().in(language),
                frame.fallbackTag(product.group()),
                product.province().in(language),
                product.marks().stream().map(words::mark).toList(),
                ConceptWords.names(concepts, product.techniques(), language, TECHNIQUES),
                words.facts(product),
                words.price(product),
                picture,
                hope,
                frame.t("sourcing.basket.ask"));
    }

    List<GroupCard> groups(OpenFrame frame, List<PublicProfile> profiles) {
        var language = frame.shell().language();
        var words = new OpenWords(frame.shell());
        var photos =
                pictures.firstOf(frame, profiles.stream().map(PublicProfile::id).toList());
        return profiles.stream()
                .map(profile -> {
                    var story = profile.text(TextField.STORY);
                    return new GroupCard(
                            frame.to("/groups/" + profile.code().toLowerCase(java.util.Locale.ROOT)),
                            profile.name().in(language),
                            frame.fallbackTag(profile.name().words()),
                            profile.province().in(language),
                            ConceptWords.names(concepts, profile.techniques(), language, TECHNIQUES),
                            profile.marks().stream().map(words::mark).toList(),
                            story == null
                                    ? ""
                                    : ThaiText.shorten(story.in(language).replaceAll("\\s+", " "), STORY),
                            story == null ? null : frame.fallbackTag(story.words()),
                            photos.getOrDefault(profile.id(), pictures.patternOfTechniques(profile.techniques())));
                })
                .toList();
    }

    private static Collection<UUID> groups(List<PublicProduct> products) {
        return products.stream().map(PublicProduct::groupId).collect(Collectors.toSet());
    }
}
