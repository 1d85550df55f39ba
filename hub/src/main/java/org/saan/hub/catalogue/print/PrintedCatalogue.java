package org.saan.hub.catalogue.print;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Print;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Documents of what is public today; marks and texts are those that the public pages show. */
@Component
class PrintedCatalogue {
    private final PublicCatalogue catalogue;
    private final JdbcClient jdbc;
    private final Pictures pictures;
    private final Words words;
    private final PublicAddress publicAddress;
    private final Clock clock;

    PrintedCatalogue(
            PublicCatalogue catalogue,
            JdbcClient jdbc,
            Pictures pictures,
            Words words,
            PublicAddress publicAddress,
            Clock clock) {
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.pictures = pictures;
        this.words = words;
        this.publicAddress = publicAddress;
        this.clock = clock;
    }

    Optional<PublicProfile> findProfile(String code) {
        return jdbc.sql("select id from directory.producer_group where code = upper(:code)")
                .param("code", code.strip())
                .query(UUID.class)
                .optional()
                .flatMap(catalogue::findProfileOf);
    }

    List<PublicProduct> productsOf(PublicProfile profile) {
        return catalogue.productsOf(profile.groupId());
    }

    /** Those that are public, in the order asked for, each once. */
    List<PublicProduct> products(List<String> codes) {
        return codes.stream()
                .distinct()
                .flatMap(code -> catalogue.findProduct(code).stream())
                .toList();
    }

    /** What a document says changes with these: its parts, their photos, and the day, on which marks may begin or end. */
    String state(Language language, List<PublicProfile> profiles, List<PublicProduct> products) {
        var state = new StringBuilder(language.tag()).append(today());
        profiles.forEach(each -> state.append(each.code())
                .append(each.version())
                .append(each.changedAt())
                .append(each.marks()));
        products.forEach(each -> state.append(each.code())
                .append(each.version())
                .append(each.changedAt())
                .append(each.marks()));
        return state.append(pictures.state(Stream.concat(
                                profiles.stream().map(PublicProfile::id),
                                products.stream().map(PublicProduct::id))
                        .toList()))
                .toString();
    }

    Print profile(PublicProfile profile, List<PublicProduct> products, Language language) {
        var page = address(language) + "/groups/" + profile.code().toLowerCase(Locale.ROOT);
        return new ProfileDocument(words, language, profile, products, pictures, page, made()).print();
    }

    Print lookbook(List<PublicProduct> products, Language language) {
        var groups = products.stream()
                .collect(Collectors.groupingBy(PublicProduct::groupId, LinkedHashMap::new, Collectors.toList()));
        var chapters = new ArrayList<LookbookDocument.Chapter>();
        groups.forEach((group, own) -> chapters.add(new LookbookDocument.Chapter(
                own.getFirst().group(),
                own.getFirst().province(),
                catalogue.findProfileOf(group).orElse(null),
                own)));
        return new LookbookDocument(words, language, chapters, pictures, address(language), made()).print();
    }

    /** The same day gives the same file. */
    private Instant made() {
        return today().atStartOfDay(Printing.ZONE).toInstant();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private String address(Language language) {
        return publicAddress.base() + "/" + language.tag();
    }
}
