package org.saan.hub.catalogue.web.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.PublicProductList;
import org.saan.hub.catalogue.PublicProductList.Order;
import org.saan.hub.catalogue.PublicProductList.Which;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.directory.Aliases;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Products and groups for programs: the same as the public pages show. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Audience(anybody = true)
class CatalogueApi {
    private static final String CODE = "[A-Za-z0-9-]{1,24}";
    private static final Set<String> OF_PRODUCTS =
            Set.of("technique", "material", "kind", "region", "province", "sort", "language", "limit", "page");
    private static final Set<String> OF_GROUPS = Set.of("technique", "region", "province", "language", "limit", "page");

    private final PublicCatalogue catalogue;
    private final PublicProductList products;
    private final PublicGroups groups;
    private final Aliases aliases;
    private final Telling telling;
    private final Lists lists;

    CatalogueApi(
            PublicCatalogue catalogue,
            PublicProductList products,
            PublicGroups groups,
            Aliases aliases,
            Telling telling,
            Lists lists) {
        this.catalogue = catalogue;
        this.products = products;
        this.groups = groups;
        this.aliases = aliases;
        this.telling = telling;
        this.lists = lists;
    }

    @GetMapping("/products")
    ResponseEntity<Told.Products> products(@RequestParam MultiValueMap<String, String> typed) {
        var asked = new Asked(typed, OF_PRODUCTS);
        var which = new Which(
                asked.one("region", Lists.REGIONS::contains, "region"),
                asked.one("province", lists::isProvince, "province"),
                asked.one("technique", id -> lists.isConcept(id, Concepts.TECHNIQUE), "concept"),
                asked.one("material", id -> lists.isConcept(id, Concepts.MATERIAL), "concept"),
                asked.one("kind", id -> lists.isConcept(id, Concepts.PRODUCT), "concept"));
        var order = asked.choice("sort", List.of("newest", "name")).equals("name") ? Order.NAME : Order.NEWEST;
        var language = Language.of(asked.choice("language", Lists.LANGUAGES));
        int limit = asked.number("limit", Lists.USUAL, 1, Lists.MOST);
        int page = asked.number("page", 0, 0, Lists.LAST_PAGE);
        asked.check();
        int total = products.count(which);
        return lists.linked(Lists.open(), "/api/v1/products", typed, page, limit, total)
                .body(new Told.Products(
                        total,
                        page,
                        limit,
                        telling.products(products.list(which, order, language, page * limit, limit))));
    }

    @GetMapping("/products/{code}")
    ResponseEntity<Told.Product> product(@PathVariable String code, @RequestParam MultiValueMap<String, String> typed) {
        new Asked(typed, Set.of()).check();
        var product = known(code).flatMap(catalogue::findProduct).orElseThrow(() -> new NotFound("product"));
        return Lists.open().body(telling.products(List.of(product)).getFirst());
    }

    @GetMapping("/groups")
    ResponseEntity<Told.Groups> groups(@RequestParam MultiValueMap<String, String> typed) {
        var asked = new Asked(typed, OF_GROUPS);
        var technique = asked.one("technique", id -> lists.isConcept(id, Concepts.TECHNIQUE), "concept");
        var which = new PublicGroups.Which(
                asked.one("region", Lists.REGIONS::contains, "region"),
                asked.one("province", lists::isProvince, "province"),
                null,
                technique == null ? List.of() : List.of(technique));
        var language = Language.of(asked.choice("language", Lists.LANGUAGES));
        int limit = asked.number("limit", Lists.USUAL, 1, Lists.MOST);
        int page = asked.number("page", 0, 0, Lists.LAST_PAGE);
        asked.check();
        int total = groups.count(which);
        return lists.linked(Lists.open(), "/api/v1/groups", typed, page, limit, total)
                .body(new Told.Groups(
                        total, page, limit, telling.groups(groups.list(which, language, page * limit, limit))));
    }

    @GetMapping("/groups/{code}")
    ResponseEntity<Told.Group> group(@PathVariable String code, @RequestParam MultiValueMap<String, String> typed) {
        new Asked(typed, Set.of()).check();
        var profile = known(code).flatMap(groups::find);
        if (profile.isPresent()) {
            return Lists.open().body(telling.groups(List.of(profile.get())).getFirst());
        }
        var present = known(code).flatMap(this::mergedInto).orElseThrow(() -> new NotFound("group"));
        // A merge can be taken back, so nobody keeps the way for good.
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .cacheControl(CacheControl.noCache())
                .location(URI.create("/api/v1/groups/" + present.code().toLowerCase(Locale.ROOT)))
                .build();
    }

    /** The public group that a group with this former code is part of now. */
    private Optional<PublicProfile> mergedInto(String former) {
        return aliases.find(former)
                .flatMap(catalogue::findProfileOf)
                .filter(profile -> !profile.code().equalsIgnoreCase(former));
    }

    private static Optional<String> known(String code) {
        return code.matches(CODE) ? Optional.of(code) : Optional.empty();
    }
}
