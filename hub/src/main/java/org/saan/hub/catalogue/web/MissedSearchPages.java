package org.saan.hub.catalogue.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.saan.hub.catalogue.MissedSearches;
import org.saan.hub.catalogue.VocabularyDesk;
import org.saan.hub.catalogue.VocabularyList;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListFilter.Choice;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.web.Typed;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What visitors looked for and did not find, and how an editor makes it a word of a term, old or new. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
class MissedSearchPages {
    private static final String ONE = "/vocabulary/missed/{key:[0-9a-f]{32}}";
    private static final String LIST = "/vocabulary/missed";

    private final MissedSearches missed;
    private final VocabularyDesk desk;
    private final VocabularyList vocabulary;

    MissedSearchPages(MissedSearches missed, VocabularyDesk desk, VocabularyList vocabulary) {
        this.vocabulary = vocabulary;
        this.missed = missed;
        this.desk = desk;
    }

    @GetMapping(LIST)
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = MissedSearches.SHAPE.read(asked);
        var found = missed.list(query, viewer);
        return new ModelAndView(
                "catalogue/web/missed-searches",
                "page",
                new ListPage(
                        shell.titled("vocabulary.missed.title"),
                        new ListView(
                                query,
                                found.total(),
                                List.of(
                                        new ListFilter(
                                                "language",
                                                shell.t("catalogue.language"),
                                                List.of(
                                                        new Choice("th", shell.t("catalogue.language.th")),
                                                        new Choice("en", shell.t("catalogue.language.en")))),
                                        new ListFilter(
                                                "state",
                                                shell.t("catalogue.state"),
                                                List.of(new Choice("done", shell.t("vocabulary.missed.done")))))),
                        found.rows()));
    }

    record ListPage(Shell shell, ListView list, List<MissedSearches.Missed> rows) {}

    @GetMapping(LIST + ".{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = MissedSearches.SHAPE.read(asked);
        return ListFile.<MissedSearches.Missed>answer(
                ending,
                new ListTable<>(
                        "missed-searches",
                        shell.t("vocabulary.missed.title"),
                        List.of(
                                column(shell.t("vocabulary.words"), MissedSearches.Missed::words),
                                column(
                                        shell.t("catalogue.language"),
                                        one -> shell.t("catalogue.language."
                                                + one.language().tag())),
                                column(shell.t("vocabulary.missed.times"), MissedSearches.Missed::times),
                                column(shell.t("vocabulary.missed.first"), MissedSearches.Missed::first),
                                column(shell.t("vocabulary.missed.last"), MissedSearches.Missed::last))),
                sink -> missed.export(query, viewer, sink));
    }

    @GetMapping(ONE)
    ModelAndView one(Shell shell, Viewer viewer, @PathVariable String key, @RequestParam(defaultValue = "") String q) {
        return page(shell, viewer, key, q, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, String key, String search, Typed typed) {
        var words = missed.words(key, viewer);
        var terms = search.isBlank()
                ? List.<VocabularyList.Row>of()
                : vocabulary
                        .list(VocabularyList.SHAPE.read(Map.of("q", search)), viewer.reading(shell.language()))
                        .rows()
                        .stream()
                        .sorted(Comparator.comparing(row -> !isCalled(row, search)))
                        .toList();
        return new ModelAndView(
                "catalogue/web/missed-search",
                "page",
                new OnePage(
                        shell.titled("vocabulary.missed.one", words),
                        key,
                        words,
                        search,
                        terms,
                        VocabularyPages.types(shell),
                        VocabularyPages.languages(shell),
                        typed));
    }

    private static boolean isCalled(VocabularyList.Row row, String search) {
        return search.strip().equalsIgnoreCase(row.name().th())
                || search.strip().equalsIgnoreCase(row.name().en());
    }

    /**
     * What was looked for, and what it can become.
     *
     * @param search words by which the terms were looked up
     * @param terms those of which it may be a way of writing
     */
    record OnePage(
            Shell shell,
            String key,
            String words,
            String search,
            List<VocabularyList.Row> terms,
            Map<String, String> types,
            Map<String, String> languages,
            Typed typed) {
        String path() {
            return LIST + "/" + key;
        }

        boolean thai() {
            return words.codePoints().anyMatch(c -> c >= 0x0e00 && c < 0x0e80);
        }

        String type(VocabularyList.Row row) {
            return VocabularyPages.word(shell, row.type());
        }
    }

    /** The words, or a part of them, are another way of writing a term. */
    @PostMapping(ONE + "/ways")
    ModelAndView way(
            Shell shell,
            Viewer viewer,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        var term = typed.value("term");
        return typed.act(
                shell,
                flash,
                "vocabulary.way_added",
                () -> {
                    missed.words(key, viewer);
                    desk.add(term, VocabularyPages.newWay(typed), viewer);
                    missed.settle(key, true, viewer);
                    return "/vocabulary/terms/" + term;
                },
                again -> page(shell, viewer, key, typed.value("q"), again));
    }

    /** The words are a term that was missing. */
    @PostMapping(ONE + "/term")
    ModelAndView term(
            Shell shell,
            Viewer viewer,
            @PathVariable String key,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "vocabulary.term_added",
                () -> {
                    missed.words(key, viewer);
                    var id = desk.add(VocabularyPages.newTerm(typed), viewer);
                    missed.settle(key, true, viewer);
                    return "/vocabulary/terms/" + id;
                },
                again -> page(shell, viewer, key, "", again));
    }

    @PostMapping(ONE + "/{what:aside|open}")
    String settle(
            Shell shell, Viewer viewer, @PathVariable String key, @PathVariable String what, RedirectAttributes flash) {
        boolean aside = what.equals("aside");
        missed.settle(key, aside, viewer);
        flash.addFlashAttribute("notice", shell.t(aside ? "vocabulary.missed.set_aside" : "vocabulary.missed.opened"));
        return "redirect:" + LIST;
    }
}
