package org.saan.hub.catalogue.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.CatalogueSearch;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.RecentCatalogue;
import org.saan.hub.catalogue.search.Facet;
import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.catalogue.search.SearchDocument.Kind;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.KeptWithin;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search by meaning for programs, with the words of the address of the search page. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Audience(anybody = true)
class SearchApi {
    /** Nobody turns to deeper pages: who wants more narrows, or reads the list of products. */
    private static final int DEEPEST = 10_000;

    /** When a search that is not there may be asked again. */
    private static final int AGAIN_SECONDS = 10;

    private static final int MOST_AMOUNT = 100_000_000;
    private static final List<String> SORTS =
            Arrays.stream(SearchAsk.Sort.values()).map(SearchAsk.Sort::code).toList();
    /** What is told of numbers: steps, which have no names. */
    private static final List<Facet> RANGES = List.of(Facet.PRICE, Facet.MINIMUM, Facet.LEAD);

    private static final Set<String> KNOWN = known();

    private final CatalogueSearch search;
    private final RecentCatalogue catalogue;
    private final Concepts concepts;
    private final Telling telling;
    private final Lists lists;

    SearchApi(CatalogueSearch search, RecentCatalogue catalogue, Concepts concepts, Telling telling, Lists lists) {
        this.search = search;
        this.catalogue = catalogue;
        this.concepts = concepts;
        this.telling = telling;
        this.lists = lists;
    }

    private static Set<String> known() {
        var known = new TreeSet<String>();
        Facet.NAMED.forEach(facet -> known.add(facet.code()));
        known.addAll(List.of("minimum", "lead", "q", "what", "from", "to", "sort", "language", "limit", "page"));
        return Set.copyOf(known);
    }

    @GetMapping("/search")
    ResponseEntity<Told.Found> find(HttpServletRequest request, @RequestParam MultiValueMap<String, String> typed) {
        var asked = new Asked(typed, KNOWN);
        int limit = asked.number("limit", Lists.USUAL, 1, Lists.MOST);
        int page = asked.number("page", 0, 0, Lists.LAST_PAGE);
        if (page * limit > DEEPEST) {
            asked.wrong("page", "deep", DEEPEST);
        }
        var kind = asked.choice("what", List.of("products", "groups")).equals("groups") ? Kind.GROUP : Kind.PRODUCT;
        var words = words(asked);
        var chosen = chosen(asked);
        var from = amount(asked, "from");
        var to = amount(asked, "to");
        var minimum = asked.number("minimum", 0, 10_000_000);
        var lead = asked.number("lead", 0, 1_000);
        var sort = SearchAsk.Sort.valueOf(asked.choice("sort", SORTS).toUpperCase(Locale.ROOT));
        var language = asked.choice("language", Lists.LANGUAGES);
        asked.check();
        KeptWithin.begin(request, search::state);
        var ask = new SearchAsk(
                words, Set.of(kind), chosen, from, to, minimum, lead, null, sort, page * limit, limit, language);
        var found = search.find(ask);
        if (found.away()) {
            KeptWithin.end(request);
            throw away();
        }
        var total = found.answer().total();
        if (found.building()) {
            KeptWithin.end(request);
        } else if (total == 0) {
            KeptWithin.eachTime(request, () -> search.missedAgain(ask));
        }
        // What somebody searches for is kept by nobody between.
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return lists.linked(answer, "/api/v1/search", typed, page, limit, Math.min(total, DEEPEST + limit))
                .body(told(found, page, limit, kind));
    }

    private static ErrorResponseException away() {
        var away = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
        away.getHeaders().set(HttpHeaders.RETRY_AFTER, Integer.toString(AGAIN_SECONDS));
        return away;
    }

    private static String words(Asked asked) {
        var words = asked.one("q");
        if (words == null) {
            return "";
        }
        if (words.length() > CatalogueSearch.LONGEST) {
            asked.wrong("q", "long", CatalogueSearch.LONGEST);
        }
        if (words.chars().anyMatch(Character::isISOControl)) {
            asked.wrong("q", "control");
        }
        return words;
    }

    private Map<Facet, Set<String>> chosen(Asked asked) {
        var chosen = new EnumMap<Facet, Set<String>>(Facet.class);
        Facet.NAMED.forEach(facet -> chosen.put(facet, asked.many(facet.code(), known(facet), word(facet))));
        return chosen;
    }

    private Predicate<String> known(Facet facet) {
        return switch (facet) {
            case REGION -> Lists.REGIONS::contains;
            case PROVINCE -> lists::isProvince;
            case TECHNIQUE -> id -> lists.isConcept(id, Concepts.TECHNIQUE);
            case MATERIAL -> id -> lists.isConcept(id, Concepts.MATERIAL);
            case PRODUCT_TYPE -> id -> lists.isConcept(id, Concepts.PRODUCT);
            case COLOUR -> id -> lists.isConcept(id, Concepts.COLOUR);
            case GROUP, PRICE, MINIMUM, LEAD -> id -> false;
        };
    }

    private static String word(Facet facet) {
        return facet == Facet.REGION ? "region" : facet == Facet.PROVINCE ? "province" : "concept";
    }

    private static @Nullable BigDecimal amount(Asked asked, String name) {
        var amount = asked.number(name, 0, MOST_AMOUNT);
        return amount == null ? null : BigDecimal.valueOf(amount);
    }

    private Told.Found told(CatalogueSearch.Found found, int page, int limit, Kind kind) {
        var answer = found.answer();
        var exact = ids(answer, true);
        return new Told.Found(
                answer.total(),
                page,
                limit,
                answer.didYouMean(),
                answer.mended().stream()
                        .map(one -> new Told.Mending(one.written(), one.meant()))
                        .toList(),
                answer.notFound(),
                found.building(),
                facets(answer),
                kind == Kind.PRODUCT ? telling.products(catalogue.products(exact)) : List.of(),
                kind == Kind.GROUP ? telling.groups(catalogue.profiles(exact)) : List.of(),
                kind == Kind.PRODUCT ? telling.products(catalogue.products(ids(answer, false))) : List.of());
    }

    private static List<UUID> ids(SearchAnswer answer, boolean exact) {
        return answer.hits().stream()
                .filter(hit -> hit.exact() == exact)
                .map(hit -> UUID.fromString(hit.id()))
                .toList();
    }

    private Map<String, List<Told.FacetValue>> facets(SearchAnswer answer) {
        var told = new LinkedHashMap<String, List<Told.FacetValue>>();
        Facet.NAMED.forEach(facet -> told.put(
                facet.code(), values(answer, facet, value -> Telling.text(concepts.name(facet.conceptId(value))))));
        RANGES.forEach(facet -> told.put(facet.code(), values(answer, facet, value -> null)));
        return told;
    }

    private static List<Told.FacetValue> values(
            SearchAnswer answer, Facet facet, Function<String, Told.@Nullable Text> name) {
        return answer.facets().getOrDefault(facet, List.of()).stream()
                .map(count -> new Told.FacetValue(count.value(), name.apply(count.value()), count.count()))
                .toList();
    }
}
