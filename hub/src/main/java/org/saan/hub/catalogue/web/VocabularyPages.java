package org.saan.hub.catalogue.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.catalogue.VocabularyDesk;
import org.saan.hub.catalogue.VocabularyList;
import org.saan.hub.catalogue.search.ConceptType;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListFilter.Choice;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.web.Typed;
import org.springframework.context.annotation.Bean;
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

/** The vocabulary desk: the terms, and one term with every way of writing it. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
class VocabularyPages {
    static final Set<Role> ROLES =
            Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER);

    private final VocabularyDesk desk;
    private final VocabularyList list;

    VocabularyPages(VocabularyDesk desk, VocabularyList list) {
        this.list = list;
        this.desk = desk;
    }

    @Bean
    static NavEntry vocabularyNav() {
        return new NavEntry(48, "vocabulary.nav", "/vocabulary", "search", ROLES);
    }

    @GetMapping("/vocabulary")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        return page(shell, viewer, VocabularyList.SHAPE.read(asked), Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, ListQuery query, Typed typed) {
        var found = list.list(query, viewer.reading(shell.language()));
        return new ModelAndView(
                "catalogue/web/vocabulary",
                "page",
                new ListPage(
                        shell.titled("vocabulary.title"),
                        new ListView(
                                query,
                                found.total(),
                                List.of(
                                        new ListFilter(
                                                "type",
                                                shell.t("vocabulary.type"),
                                                types(shell).entrySet().stream()
                                                        .map(type -> new Choice(type.getKey(), type.getValue()))
                                                        .toList()),
                                        new ListFilter(
                                                "origin",
                                                shell.t("vocabulary.origin"),
                                                List.of(
                                                        new Choice("added", shell.t("vocabulary.origin.added")),
                                                        new Choice("program", shell.t("vocabulary.origin.program")))))),
                        found.rows(),
                        types(shell),
                        typed));
    }

    static Map<String, String> types(Shell shell) {
        var types = new LinkedHashMap<String, String>();
        VocabularyDesk.TYPES.forEach(type -> types.put(VocabularyDesk.code(type), word(shell, type)));
        return types;
    }

    static String word(Shell shell, ConceptType type) {
        return shell.t("vocabulary.type." + VocabularyDesk.code(type));
    }

    /**
     * The list.
     *
     * @param types words of the types that a new term can have, by code
     */
    record ListPage(Shell shell, ListView list, List<VocabularyList.Row> rows, Map<String, String> types, Typed typed) {
        String type(VocabularyList.Row row) {
            return word(shell, row.type());
        }
    }

    @GetMapping("/vocabulary.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = VocabularyList.SHAPE.read(asked);
        return ListFile.<VocabularyList.Row>answer(
                ending,
                new ListTable<>(
                        "vocabulary",
                        shell.t("vocabulary.title"),
                        List.of(
                                column(shell.t("vocabulary.id"), VocabularyList.Row::id),
                                column(shell.t("vocabulary.type"), row -> word(shell, row.type())),
                                column(
                                        shell.t("directory.name_th"),
                                        row -> row.name().th()),
                                column(
                                        shell.t("directory.name_en"),
                                        row -> row.name().en()),
                                column(shell.t("vocabulary.ways"), VocabularyList.Row::ways))),
                sink -> list.export(query, viewer.reading(shell.language()), sink));
    }

    @PostMapping("/vocabulary")
    ModelAndView add(
            Shell shell, Viewer viewer, @RequestParam MultiValueMap<String, String> form, RedirectAttributes flash) {
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "vocabulary.term_added",
                () -> "/vocabulary/terms/" + desk.add(newTerm(typed), viewer),
                again -> page(shell, viewer, VocabularyList.SHAPE.usual(), again));
    }

    static VocabularyDesk.NewTerm newTerm(Typed typed) {
        return new VocabularyDesk.NewTerm(
                typed.value("type"), typed.value("broader").strip(), typed.value("nameTh"), typed.value("nameEn"));
    }

    private static final String TERM = "/vocabulary/terms/{id:[A-Za-z0-9_.-]{1,60}}";

    @GetMapping(TERM)
    ModelAndView term(Shell shell, Viewer viewer, @PathVariable String id) {
        return termPage(shell, viewer, id, Typed.NOTHING);
    }

    @PostMapping(TERM + "/ways")
    ModelAndView addWay(
            Shell shell,
            Viewer viewer,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "vocabulary.way_added",
                () -> {
                    desk.add(id, newWay(typed), viewer);
                    return "/vocabulary/terms/" + id;
                },
                again -> termPage(shell, viewer, id, again));
    }

    static VocabularyDesk.NewWay newWay(Typed typed) {
        return new VocabularyDesk.NewWay(
                typed.value("words"),
                typed.value("language"),
                !typed.value("mistake").isEmpty());
    }

    @PostMapping(TERM + "/ways/{way}/{what:remove|back}")
    String keep(
            Shell shell,
            Viewer viewer,
            @PathVariable String id,
            @PathVariable UUID way,
            @PathVariable String what,
            RedirectAttributes flash) {
        boolean back = what.equals("back");
        desk.keep(id, way, back, viewer);
        flash.addFlashAttribute("notice", shell.t(back ? "vocabulary.way_added" : "vocabulary.way_removed"));
        return "redirect:/vocabulary/terms/" + id;
    }

    private ModelAndView termPage(Shell shell, Viewer viewer, String id, Typed typed) {
        var term = desk.get(id, viewer.reading(shell.language()));
        return new ModelAndView(
                "catalogue/web/term",
                "page",
                new TermPage(
                        shell.titled("vocabulary.term_title", shell.text(term.name())), term, languages(shell), typed));
    }

    static Map<String, String> languages(Shell shell) {
        var languages = new LinkedHashMap<String, String>();
        VocabularyDesk.LANGUAGES.forEach(
                language -> languages.put(language, shell.t("vocabulary.language." + language)));
        return languages;
    }

    /**
     * One term.
     *
     * @param languages their names, by code
     */
    record TermPage(Shell shell, VocabularyDesk.Term term, Map<String, String> languages, Typed typed) {
        String type() {
            return word(shell, term.type());
        }

        String language(VocabularyDesk.Way way) {
            var key = "vocabulary.language." + way.language();
            return shell.words().has(key) ? shell.t(key) : way.language();
        }

        /** Of the page in which a word is written, for screen readers. */
        String tag(VocabularyDesk.Way way) {
            return way.language();
        }
    }
}
