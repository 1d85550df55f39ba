package org.saan.hub.catalogue.web.open;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.CatalogueSearch;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.SavedSearches;
import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.catalogue.search.SearchDocument;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.thaitext.ThaiText;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The searches that somebody who is signed in keeps, with what is new in each. */
@Controller
@RequestMapping("/saved-searches")
@Audience
class SavedSearchPages {
    /** Products looked at for what is new; more than these are not counted. */
    private static final int LOOKED_AT = 24;

    private static final int LONGEST_NAME = 60;

    private final SavedSearches saved;
    private final CatalogueSearch search;
    private final PublicCatalogue catalogue;

    SavedSearchPages(SavedSearches saved, CatalogueSearch search, PublicCatalogue catalogue) {
        this.saved = saved;
        this.search = search;
        this.catalogue = catalogue;
    }

    @Bean
    static NavEntry savedSearchesNav() {
        return new NavEntry(49, "search.saved.nav", "/saved-searches", "search", Set.of(Role.BUYER, Role.DESIGNER));
    }

    @GetMapping
    ModelAndView list(Shell shell, Viewer viewer) {
        return new ModelAndView(
                "catalogue/web/open/saved-searches",
                "page",
                new ListPage(
                        shell.titled("search.saved.title"),
                        saved.list(viewer).stream()
                                .map(one -> new Row(one, newSince(shell, one.question(), one.lookedAt())))
                                .toList()));
    }

    private long newSince(Shell shell, String question, Instant since) {
        var asked = read(question).sorted(SearchAsk.Sort.NEWEST);
        if (asked.words().length() > CatalogueSearch.LONGEST) {
            return 0;
        }
        var found = search.look(asked.ask(shell.language().tag(), SearchDocument.Kind.PRODUCT, null, 0, LOOKED_AT));
        var ids = found.hits().stream()
                .filter(SearchAnswer.Hit::exact)
                .map(hit -> UUID.fromString(hit.id()))
                .toList();
        return catalogue.products(ids).stream()
                .map(PublicProduct::publishedFrom)
                .filter(since::isBefore)
                .count();
    }

    static SearchQuestion read(String question) {
        var typed = new LinkedMultiValueMap<String, String>();
        UriComponentsBuilder.fromUriString("?" + question)
                .build()
                .getQueryParams()
                .forEach((name, values) ->
                        values.forEach(value -> typed.add(name, value == null ? "" : decoded(value))));
        return SearchQuestion.read(typed);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    record Row(SavedSearches.Saved saved, long news) {}

    record ListPage(Shell shell, List<Row> rows) {}

    @GetMapping("/new")
    ModelAndView name(Shell shell, Viewer viewer, @RequestParam MultiValueMap<String, String> typed) {
        var question = SearchQuestion.read(typed);
        return form(shell, question.address(0), name(question), null);
    }

    private static String name(SearchQuestion question) {
        return ThaiText.shorten(question.words(), LONGEST_NAME);
    }

    private static ModelAndView form(Shell shell, String question, String name, @Nullable String mistake) {
        return new ModelAndView(
                "catalogue/web/open/saved-search-new",
                "page",
                new FormPage(
                        shell.titled("search.saved.new_title"),
                        question,
                        name,
                        "/" + shell.language().tag() + "/search?" + question,
                        mistake));
    }

    /**
     * The form that names a search.
     *
     * @param back address of the search itself
     */
    record FormPage(
            Shell shell,
            String question,
            String name,
            String back,
            @Nullable String mistake) {}

    @PostMapping
    ModelAndView save(
            Shell shell,
            Viewer viewer,
            @RequestParam String name,
            @RequestParam String question,
            RedirectAttributes flash) {
        // Only what a search knows is kept, whatever was sent.
        var kept = read(question).address(0);
        try {
            saved.save(name, kept, viewer);
        } catch (Refusal refusal) {
            var again = form(shell, kept, name, shell.say(refusal));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        flash.addFlashAttribute("notice", shell.t("search.saved.saved"));
        return new ModelAndView("redirect:/saved-searches");
    }

    @GetMapping("/{id}")
    String open(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return "redirect:/" + shell.language().tag() + "/search?"
                + saved.open(id, viewer).question();
    }

    @PostMapping("/{id}/remove")
    String remove(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        saved.remove(id, viewer);
        flash.addFlashAttribute("notice", shell.t("search.saved.removed"));
        return "redirect:/saved-searches";
    }
}
