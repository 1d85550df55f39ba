package org.saan.hub.catalogue.web.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.ProductSize;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.PublicMark;
import org.saan.hub.catalogue.PublicPhoto;
import org.saan.hub.catalogue.PublicPhotos;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.catalogue.PublicText;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.PublicAddress;
import org.springframework.stereotype.Component;

/** Turns what is public into what programs are told. */
@Component
class Telling {
    private static final String MILLIMETRE = "MMT";
    private static final String GRAM = "GRM";
    private static final String WEEK = "WEE";
    private static final String INCOTERMS = "2020";

    private final Concepts concepts;
    private final PublicAddress address;
    private final PublicGroups groups;
    private final PublicPhotos photos;

    Telling(Concepts concepts, PublicAddress address, PublicGroups groups, PublicPhotos photos) {
        this.concepts = concepts;
        this.address = address;
        this.groups = groups;
        this.photos = photos;
    }

    List<Told.Product> products(Collection<PublicProduct> products) {
        // A group whose profile is not public is named and no more.
        var codes = groups.codes(
                products.stream().map(PublicProduct::groupId).distinct().toList());
        var shown = photos.of(products.stream().map(PublicProduct::id).toList());
        return products.stream()
                .map(product -> product(
                        product, codes.get(product.groupId()), images(shown.getOrDefault(product.id(), List.of()))))
                .toList();
    }

    private Told.Product product(PublicProduct product, @Nullable String groupCode, List<Told.Image> images) {
        var weight = product.weightGrams();
        var family = product.family();
        return new Told.Product(
                product.code(),
                url("/products/" + product.code()),
                text(product.name().words()),
                product.nameRoman(),
                text(product.text(TextField.SUMMARY)),
                text(product.text(TextField.DESCRIPTION)),
                text(product.text(TextField.CARE)),
                new Told.Maker(groupCode, text(product.group())),
                place(product.provinceCode(), product.province(), product.region()),
                family == null ? null : term(family),
                terms(product.techniques()),
                terms(product.materials()),
                terms(product.colours()),
                terms(product.motifs()),
                product.sizes().stream().map(Telling::size).toList(),
                weight == null ? null : new Told.Quantity(weight, GRAM),
                offer(product),
                images,
                certifications(product.marks()),
                product.hs6(),
                product.originCountry() == null && product.originProvince() == null
                        ? null
                        : new Told.Origin(product.originCountry(), product.originProvince()),
                product.gtin(),
                product.version(),
                product.publishedFrom(),
                product.changedAt());
    }

    private static Told.Offer offer(PublicProduct product) {
        var weeks = product.leadTimeWeeks();
        var currency = product.currency();
        var incoterm = product.incoterm();
        return new Told.Offer(
                product.unitCode(),
                product.minimumOrder(),
                weeks == null ? null : new Told.Quantity(weeks, WEEK),
                incoterm == null ? null : new Told.DeliveryTerms(incoterm, INCOTERMS, product.incotermPlace()),
                currency == null
                        ? List.of()
                        : product.prices().stream()
                                .map(step -> new Told.PriceStep(
                                        step.fromQuantity(),
                                        new Told.Price(
                                                Money.ofMinor(step.priceMinor(), currency)
                                                        .amount()
                                                        .toPlainString(),
                                                currency.getCurrencyCode())))
                                .toList());
    }

    private static Told.Size size(ProductSize size) {
        return new Told.Size(size.label(), length(size.lengthMm()), length(size.widthMm()), length(size.heightMm()));
    }

    private static Told.@Nullable Quantity length(@Nullable Integer millimetres) {
        return millimetres == null ? null : new Told.Quantity(millimetres, MILLIMETRE);
    }

    List<Told.Group> groups(Collection<PublicProfile> profiles) {
        if (profiles.isEmpty()) {
            return List.of();
        }
        var clusters = new HashMap<UUID, Told.Cluster>();
        groups.clusters()
                .forEach(cluster -> clusters.put(cluster.id(), new Told.Cluster(cluster.code(), text(cluster.name()))));
        var shown = photos.of(profiles.stream().map(PublicProfile::id).toList());
        var told = new ArrayList<Told.Group>();
        for (var profile : profiles) {
            told.add(new Told.Group(
                    profile.code(),
                    url("/groups/" + profile.code()),
                    text(profile.name().words()),
                    profile.nameRoman(),
                    text(profile.text(TextField.STORY)),
                    text(profile.text(TextField.TECHNIQUE)),
                    text(profile.text(TextField.MAKERS)),
                    text(profile.text(TextField.PLACE)),
                    text(profile.text(TextField.CAPACITY)),
                    text(profile.text(TextField.STANDARDS)),
                    place(profile.provinceCode(), profile.province(), profile.region()),
                    profile.clusterId() == null ? null : clusters.get(profile.clusterId()),
                    profile.members(),
                    terms(profile.techniques()),
                    images(shown.getOrDefault(profile.id(), List.of())),
                    certifications(profile.marks()),
                    profile.version(),
                    profile.publishedFrom(),
                    profile.changedAt()));
        }
        return told;
    }

    private List<Told.Image> images(List<PublicPhoto> of) {
        return of.stream()
                .map(photo -> new Told.Image(
                        photo.alt() == null ? null : text(photo.alt()),
                        photo.sizes().stream()
                                .map(size -> new Told.ImageFile(
                                        address.base() + "/media/" + photo.id() + "/" + size.width() + ".jpg",
                                        size.width(),
                                        size.height()))
                                .toList()))
                .toList();
    }

    private static List<Told.Certification> certifications(List<PublicMark> marks) {
        return marks.stream()
                .map(mark -> new Told.Certification(
                        mark.kind(),
                        text(mark.name()),
                        mark.certificate(),
                        mark.stars(),
                        mark.selectionYear(),
                        mark.issuedOn(),
                        mark.validUntil()))
                .toList();
    }

    /** The two digits of the civil registry are those of ISO 3166-2. */
    private static Told.Place place(String code, LocalizedText name, String region) {
        return new Told.Place(code, "TH-" + code, text(name), region);
    }

    private List<Told.Term> terms(List<String> ids) {
        return ids.stream().map(this::term).toList();
    }

    private Told.Term term(String id) {
        return new Told.Term(id, text(concepts.name(id)));
    }

    static Told.Text text(LocalizedText text) {
        return new Told.Text(text.th(), text.en());
    }

    private static Told.@Nullable Text text(@Nullable PublicText text) {
        return text == null ? null : text(text.words());
    }

    /** Addresses of its pages for people, by language. */
    private Map<String, String> url(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        return Map.of("th", address.base() + "/th" + lower, "en", address.base() + "/en" + lower);
    }
}
