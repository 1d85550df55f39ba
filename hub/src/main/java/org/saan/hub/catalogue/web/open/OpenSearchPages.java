package org.saan.hub.catalogue.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.CatalogueSearch;
import org.saan.hub.catalogue.FreeMakers;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.catalogue.RecentCatalogue;
import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.catalogue.search.SearchDocument.Kind;
import org.saan.hub.catalogue.search.Suggestions;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.KeptWithin;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Shell;
import org.saan.thaitext.ThaiText;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The search for everybody: products and groups in any language and spelling, and what the first letters can mean. */
@Controller
@RequestMapping("/{language:th|en}")
@Audience(anybody = true)
class OpenSearchPages {
    private static final int ON_A_PAGE = OpenProductListPages.ON_A_PAGE;
    private static final int FEW = 6;
    /** Nobody turns to deeper pages: who wants more narrows. */
    private static final int DEEPEST = 10_000;

    private static final int SUGGESTED = 8;
    private static final int AGAIN_SECONDS = 10;

    private final OpenFrames frames;
    private final CatalogueSearch search;
    private final RecentCatalogue catalogue;
    private final FreeMakers makers;
    private final Hopes hopes;
    private final Cards cards;
    private final SearchFacets facets;

    OpenSearchPages(
            OpenFrames frames,
            CatalogueSearch search,
            RecentCatalogue catalogue,
            FreeMakers makers,
            Hopes hopes,
            Cards cards,
            SearchFacets facets) {
        this.frames = frames;
        this.search = search;
        this.catalogue = catalogue;
        this.makers = makers;
        this.hopes = hopes;
        this.cards = cards;
        this.facets = facets;
    }

    @GetMapping("/search")
    ModelAndView find(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam MultiValueMap<String, String> typed) {
        var question = SearchQuestion.read(typed);
        var frame = frames.of(shell, request, response).unlisted();
        // What somebody searches for is kept by nobody between. The hub keeps the answer a minute, and not who asked.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        KeptWithin.begin(request, search::state);
        frame = question.words().isEmpty()
                ? frame.titled("search.title")
                : frame.titled("search.title_of", shorter(question.words()));
        var asked = Asked.read(question.count(), question.by(), shell, hopes.today());
        if (question.words().length() > CatalogueSearch.LONGEST) {
            return page(frame, asked, new Result(question, SearchAnswer.NOTHING, 0, 0, null, false, false));
        }
        var result = result(shell.language(), question, asked);
        if (result.building()) {
            // What is missing may be there in a moment.
            KeptWithin.end(request);
        } else if (result.answer().total() == 0) {
            var ask = ask(shell.language(), question, null);
            KeptWithin.eachTime(request, () -> search.missedAgain(ask));
        }
        if (result.away()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setIntHeader(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS);
        }
        return page(frame, asked, result);
    }

    private static String shorter(String words) {
        return ThaiText.shorten(words, 60);
    }

    /**
     * What the index answered.
     *
     * @param products how many products fit, and how many groups
     * @param onTime how many of them can be made by the date; absent when no date was asked
     */
    private record Result(
            SearchQuestion question,
            SearchAnswer answer,
            long products,
            long groups,
            @Nullable Long onTime,
            boolean building,
            boolean away) {}

    private Result result(Language language, SearchQuestion typed, Asked asked) {
        var free = asked.count() == null || asked.by() == null ? null : makers.onTime(asked.count(), asked.by());
        // Without a number and a date nothing can be on time, and groups are not asked when they have it.
        var question = typed.onTime(typed.onTime() && free != null && !typed.groups());
        var makersOfProducts = question.onTime() ? free : null;
        var found = search.find(ask(language, question, question.groups() ? null : makersOfProducts));
        int last = (int) Math.min(DEEPEST, Math.max(0, found.answer().total() - 1)) / ON_A_PAGE;
        if (question.page() > last) {
            question = question.at(last);
            found = search.find(ask(language, question, question.groups() ? null : makersOfProducts));
        }
        long total = found.answer().total();
        long others = search.look(question.listing(!question.groups())
                        .ask(language.tag(), question.groups() ? Kind.PRODUCT : Kind.GROUP, null, 0, 0))
                .total();
        return new Result(
                question,
                found.answer(),
                question.groups() ? others : total,
                question.groups() ? total : others,
                free == null || question.groups() ? null : onTime(language, question, total, free),
                found.building(),
                found.away());
    }

    private static SearchAsk ask(Language language, SearchQuestion question, @Nullable Set<String> only) {
        return question.ask(
                language.tag(),
                question.groups() ? Kind.GROUP : Kind.PRODUCT,
                only,
                question.page() * ON_A_PAGE,
                ON_A_PAGE);
    }

    private long onTime(Language language, SearchQuestion question, long total, Set<String> free) {
        return question.onTime()
                ? total
                : search.look(question.ask(language.tag(), Kind.PRODUCT, free, 0, 0))
                        .total();
    }

    private ModelAndView page(OpenFrame frame, Asked asked, Result result) {
        var shell = frame.shell();
        var question = result.question();
        var answer = result.answer();
        var exact = answer.hits().stream().filter(SearchAnswer.Hit::exact).toList();
        var near = answer.hits().stream()
                .filter(hit -> !hit.exact() && !question.groups())
                .limit(exact.isEmpty() ? ON_A_PAGE : FEW)
                .toList();
        int pages = (int) Math.max(1, Math.min(DEEPEST, answer.total() + ON_A_PAGE - 1) / ON_A_PAGE);
        return new ModelAndView(
                "catalogue/web/open/search",
                "page",
                new SearchPage(
                        frame,
                        question,
                        asked.ask(),
                        question.words().length() > CatalogueSearch.LONGEST
                                ? shell.t("search.too_long", CatalogueSearch.LONGEST)
                                : null,
                        mended(frame, question, answer),
                        answer.notFound().isEmpty() ? null : String.join(", ", answer.notFound()),
                        question.words().isEmpty()
                                ? shell.t("search.all", answer.total())
                                : shell.t("search.found", answer.total(), shorter(question.words())),
                        List.of(
                                tab(frame, question, false, result.products()),
                                tab(frame, question, true, result.groups())),
                        facets.of(shell, question, answer),
                        facets.map(frame, question, answer),
                        question.kept(),
                        facets.numbers(shell, question),
                        onTime(frame, question, result.onTime()),
                        facets.chosen(frame, question),
                        orders(frame, question),
                        question.groups() ? List.of() : products(frame, exact, asked),
                        question.groups() ? groups(frame, exact) : List.of(),
                        products(frame, near, asked),
                        Pager.of(question.page(), pages, page -> link(frame, question, page)),
                        result.building(),
                        result.away(),
                        link(frame, question.cleared(), 0),
                        "/saved-searches/new?" + question.address(0)));
    }

    private static SearchPage.@Nullable Mended mended(OpenFrame frame, SearchQuestion question, SearchAnswer answer) {
        var meant = answer.didYouMean();
        return meant == null ? null : new SearchPage.Mended(meant, link(frame, question.withWords(meant), 0));
    }

    private static SearchPage.Tab tab(OpenFrame frame, SearchQuestion question, boolean groups, long count) {
        return new SearchPage.Tab(
                frame.t(groups ? "search.groups" : "search.products"),
                frame.shell().n(count),
                question.groups() == groups ? null : link(frame, question.listing(groups), 0));
    }

    private static @Nullable Link onTime(OpenFrame frame, SearchQuestion question, @Nullable Long count) {
        return count == null || count == 0 || question.onTime()
                ? null
                : new Link(frame.t("search.on_time", count), link(frame, question.onTime(true), 0));
    }

    private static List<GroupsPage.Choice> orders(OpenFrame frame, SearchQuestion question) {
        var orders = new ArrayList<GroupsPage.Choice>();
        for (var sort : SearchAsk.Sort.values()) {
            boolean ofProducts = List.of(SearchAsk.Sort.PRICE, SearchAsk.Sort.PRICE_DOWN, SearchAsk.Sort.LEAD)
                    .contains(sort);
            if (!question.groups() || !ofProducts) {
                orders.add(new GroupsPage.Choice(
                        frame.t("search.sort." + sort.code()),
                        link(frame, question.sorted(sort), 0),
                        question.sort() == sort));
            }
        }
        return orders;
    }

    static String link(OpenFrame frame, SearchQuestion question, int page) {
        var address = question.address(page);
        return frame.to("/search") + (address.isEmpty() ? "" : "?" + address);
    }

    private List<ProductCard> products(OpenFrame frame, List<SearchAnswer.Hit> hits, Asked asked) {
        var marked = new HashMap<UUID, String>();
        for (var hit : hits) {
            marked.put(
                    UUID.fromString(hit.id()),
                    FoundWords.html(hit, frame.shell().language()));
        }
        return cards.products(frame, catalogue.products(ids(hits)), asked.count(), asked.by(), marked);
    }

    private List<GroupCard> groups(OpenFrame frame, List<SearchAnswer.Hit> hits) {
        return cards.groups(frame, catalogue.profiles(ids(hits)));
    }

    private static List<UUID> ids(List<SearchAnswer.Hit> hits) {
        return hits.stream().map(hit -> UUID.fromString(hit.id())).toList();
    }

    /** A line of the list under the field. */
    record Suggested(String words, String written, String kind, String href) {}

    /** What the letters typed so far can mean, as JSON for the field's list. */
    @GetMapping("/search/suggest")
    ResponseEntity<List<Suggested>> suggest(Shell shell, @RequestParam(defaultValue = "") String q) {
        var found = search.suggest(q, shell.language(), SUGGESTED);
        var codes = codes(found.stream()
                .filter(one -> one.kind() != Suggestions.Kind.TERM)
                .map(one -> UUID.fromString(one.id()))
                .toList());
        var base = "/" + shell.language().tag();
        var lines = new ArrayList<Suggested>();
        for (var one : found) {
            var kind = one.kind().name().toLowerCase(Locale.ROOT);
            var path = codes.get(one.id());
            if (one.kind() == Suggestions.Kind.TERM) {
                path = "/search?" + SearchQuestion.read(words(one.words())).address(0);
            }
            if (path != null) {
                lines.add(new Suggested(one.words(), one.written(), shell.t("search.suggested." + kind), base + path));
            }
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate())
                .body(lines);
    }

    private static MultiValueMap<String, String> words(String words) {
        return MultiValueMap.fromSingleValue(Map.of("q", words));
    }

    /** Paths of products and groups that are still public. */
    private Map<String, String> codes(List<UUID> ids) {
        var paths = new LinkedHashMap<String, String>();
        if (!ids.isEmpty()) {
            for (PublicProduct product : catalogue.products(ids)) {
                paths.put(product.id().toString(), "/products/" + product.code().toLowerCase(Locale.ROOT));
            }
            for (PublicProfile profile : catalogue.profiles(ids)) {
                paths.put(profile.id().toString(), "/groups/" + profile.code().toLowerCase(Locale.ROOT));
            }
        }
        return paths;
    }
}
