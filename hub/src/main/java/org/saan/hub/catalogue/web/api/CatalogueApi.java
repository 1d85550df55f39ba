package org.saan.hub.catalogue.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.saan.hub.catalogue.CatalogueSearch;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicProductList;
import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.catalogue.search.SearchDocument;
import org.saan.hub.directory.Aliases;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The public catalogue for programs: what stands on the public pages, and nothing else. Answers do not depend on the language of
 * whoever asks, for they are kept and sent to others; names are in the order of Thai.
 */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Audience(anybody = true)
class CatalogueApi {
    private static final String CODE = "[A-Za-z0-9_.-]{1,40}";

    private final PublicCatalogue catalogue;
    private final PublicProductList products;
    private final PublicGroups groups;
    private final CatalogueSearch search;
    private final Concepts concepts;
    private final Aliases former;
    private final PublicAddress address;

    CatalogueApi(
            PublicCatalogue catalogue,
            PublicProductList products,
            PublicGroups groups,
            CatalogueSearch search,
            Concepts concepts,
            Aliases former,
            PublicAddress address) {
        this.catalogue = catalogue;
        this.products = products;
        this.groups = groups;
        this.search = search;
        this.concepts = concepts;
        this.former = former;
        this.address = address;
    }

    @GetMapping("/products")
    ResponseEntity<ApiPage<ApiProduct>> products(
            HttpServletRequest request, @RequestParam Map<String, String> parameters) {
        var asked = new ApiRequest(
                parameters, Set.of("technique", "material", "category", "region", "province", "sort", "page", "limit"));
        var which = new PublicProductList.Which(
                asked.code("region"),
                asked.code("province"),
                asked.code("technique"),
                asked.code("material"),
                asked.code("category"));
        var order = asked.choice("sort", "newest", "name").equals("name")
                ? PublicProductList.Order.NAME
                : PublicProductList.Order.NEWEST;
        long total = products.count(which);
        var found = products.list(which, order, Language.TH, asked.page() * asked.limit(), asked.limit());
        return page(request, new ApiPage<>(json(found), total, asked.page(), asked.limit()));
    }

    private List<ApiProduct> json(List<PublicProduct> found) {
        var codes = groups.codesOf(
                found.stream().map(PublicProduct::groupId).distinct().toList());
        return found.stream()
                .map(product -> ApiProduct.of(
                        product, concepts, address.base(), Objects.requireNonNull(codes.get(product.groupId()))))
                .toList();
    }

    @GetMapping("/products/{code:" + CODE + "}")
    ResponseEntity<ApiProduct> product(@PathVariable String code) {
        var product = catalogue.findProduct(code).orElseThrow(() -> new NotFound("product"));
        return answer(json(List.of(product)).getFirst());
    }

    @GetMapping("/groups")
    ResponseEntity<ApiPage<ApiGroup>> groups(HttpServletRequest request, @RequestParam Map<String, String> parameters) {
        var asked = new ApiRequest(parameters, Set.of("region", "province", "technique", "page", "limit"));
        var technique = asked.code("technique");
        var which = new PublicGroups.Which(
                asked.code("region"), asked.code("province"), null, technique == null ? List.of() : List.of(technique));
        var found = groups.list(which, Language.TH, asked.page() * asked.limit(), asked.limit()).stream()
                .map(profile -> ApiGroup.of(profile, concepts, address.base()))
                .toList();
        return page(request, new ApiPage<>(found, groups.count(which), asked.page(), asked.limit()));
    }

    @GetMapping("/groups/{code:" + CODE + "}")
    ResponseEntity<ApiGroup> group(@PathVariable String code) {
        return answer(groups.find(code)
                .or(() -> former.find(code).flatMap(catalogue::findProfileOf))
                .map(profile -> ApiGroup.of(profile, concepts, address.base()))
                .orElseThrow(() -> new NotFound("group")));
    }

    @GetMapping("/search")
    ResponseEntity<ApiFound> search(Shell shell, @RequestParam Map<String, String> parameters) {
        var asked = new ApiRequest(parameters, Set.of("q", "page", "limit"));
        var words = asked.text("q");
        if (words.isEmpty()) {
            throw Refusal.of("q", "api.words_needed");
        }
        if (words.length() > CatalogueSearch.LONGEST) {
            throw Refusal.of("q", "search.too_long", CatalogueSearch.LONGEST);
        }
        var answer = search.find(ask(words, asked, shell.language())).answer();
        var ids = answer.hits().stream().map(hit -> UUID.fromString(hit.id())).toList();
        var byId = new HashMap<UUID, ApiProduct>();
        var found = catalogue.products(ids);
        var shown = json(found);
        for (int i = 0; i < found.size(); i++) {
            byId.put(found.get(i).id(), shown.get(i));
        }
        var items = new ArrayList<ApiFound.Item>();
        for (var hit : answer.hits()) {
            var product = byId.get(UUID.fromString(hit.id()));
            if (product != null) {
                items.add(new ApiFound.Item(hit.exact(), product));
            }
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ApiFound(
                        items,
                        answer.total(),
                        asked.page(),
                        asked.limit(),
                        facets(answer),
                        answer.didYouMean(),
                        answer.notFound()));
    }

    private static SearchAsk ask(String words, ApiRequest asked, Language language) {
        return new SearchAsk(
                words,
                Set.of(SearchDocument.Kind.PRODUCT),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                SearchAsk.Sort.BEST,
                Math.min(10_000, asked.page() * asked.limit()),
                asked.limit(),
                language.tag());
    }

    private static Map<String, List<ApiFound.Count>> facets(SearchAnswer answer) {
        var facets = new TreeMap<String, List<ApiFound.Count>>();
        answer.facets().forEach((facet, counts) -> {
            if (facet != org.saan.hub.catalogue.search.Facet.GROUP) {
                facets.put(
                        facet.name().toLowerCase(Locale.ROOT),
                        counts.stream()
                                .map(count -> new ApiFound.Count(count.value(), count.count()))
                                .toList());
            }
        });
        return facets;
    }

    @GetMapping("/openapi.json")
    ResponseEntity<String> description() {
        try (var in = Objects.requireNonNull(CatalogueApi.class.getResourceAsStream("/api/openapi.json"))) {
            return answer(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("http://localhost:8080", address.base()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for everybody, kept until the catalogue changes. */
    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(body);
    }

    private <T> ResponseEntity<ApiPage<T>> page(HttpServletRequest request, ApiPage<T> page) {
        var links = new ArrayList<String>();
        long pages = (page.totalItems() + page.limit() - 1) / page.limit();
        if (page.page() + 1 < pages) {
            links.add(link(request, page.page() + 1, "next"));
        }
        if (page.page() > 0) {
            links.add(link(request, page.page() - 1, "prev"));
        }
        var answer = ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        if (!links.isEmpty()) {
            answer.header(HttpHeaders.LINK, String.join(", ", links));
        }
        return answer.body(page);
    }

    /** The same question at another page; every parameter was read before and is a code. */
    private String link(HttpServletRequest request, int to, String relation) {
        var query = new StringBuilder();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("page")) {
                query.append(name).append('=').append(values[0].strip()).append('&');
            }
        });
        return "<" + address.base() + request.getRequestURI() + "?" + query + "page=" + to + ">; rel=\"" + relation
                + "\"";
    }
}
