package org.saan.hub.catalogue.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.SubjectKind;
import org.saan.hub.catalogue.Terms;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.catalogue.TextInput;
import org.saan.hub.catalogue.TextView;
import org.saan.hub.catalogue.Translating;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListFilter.Choice;
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

/** The work list of translators and reviewers, and the page of one text. */
@Controller
@Audience({
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
    Role.COORDINATOR,
    Role.GROUP_LEADER,
    Role.DESIGNER,
    Role.EXPORT_ADVISER
})
class TranslationPages {
    static final Set<Role> ROLES = Set.of(
            Role.ADMINISTRATOR,
            Role.PROGRAMME_OFFICER,
            Role.COORDINATOR,
            Role.GROUP_LEADER,
            Role.DESIGNER,
            Role.EXPORT_ADVISER);
    private static final String ONE = "/translations/{kind:profile|product}/{id}/{field}/{language:th|en}";

    private final Translating translating;
    private final Catalogue catalogue;
    private final Terms terms;

    TranslationPages(Translating translating, Catalogue catalogue, Terms terms) {
        this.translating = translating;
        this.catalogue = catalogue;
        this.terms = terms;
    }

    @Bean
    static NavEntry translationsNav() {
        return new NavEntry(47, "catalogue.translations.nav", "/translations", "globe", ROLES);
    }

    @GetMapping("/translations")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = Translating.SHAPE.read(asked);
        var found = translating.list(query, viewer.reading(shell.language()));
        return new ModelAndView(
                "catalogue/web/translations",
                "page",
                new ListPage(
                        shell.titled("catalogue.translations.title"),
                        new ListView(query, found.total(), filters(shell, viewer)),
                        found.rows()));
    }

    private List<ListFilter> filters(Shell shell, Viewer viewer) {
        return List.of(
                new ListFilter(
                        "state",
                        shell.t("catalogue.state"),
                        Translating.STATES.stream()
                                .map(state -> new Choice(state.name().toLowerCase(Locale.ROOT), shell.t(state.key())))
                                .toList()),
                new ListFilter(
                        "language",
                        shell.t("catalogue.language"),
                        List.of(
                                new Choice("th", shell.t("catalogue.language.th")),
                                new Choice("en", shell.t("catalogue.language.en")))),
                new ListFilter(
                        "kind",
                        shell.t("catalogue.kind"),
                        List.of(
                                new Choice("profile", shell.t("catalogue.kind.profile")),
                                new Choice("product", shell.t("catalogue.kind.product")),
                                new Choice("image", shell.t("catalogue.kind.image")))),
                new ListFilter(
                        "group",
                        shell.t("directory.group"),
                        translating.groups(viewer).entrySet().stream()
                                .map(group -> new Choice(group.getKey(), shell.text(group.getValue())))
                                .toList()));
    }

    record ListPage(Shell shell, ListView list, List<Translating.Task> rows) {
        String what(Translating.Task task) {
            return task.code() == null ? shell.t("catalogue.kind." + task.kind().code()) : task.code();
        }

        String excerpt(Translating.Task task) {
            return TranslationPages.excerpt(task.sourceWords());
        }
    }

    static String excerpt(String words) {
        int letters = words.codePointCount(0, words.length());
        return letters <= 60 ? words : words.substring(0, words.offsetByCodePoints(0, 58)) + " …";
    }

    @GetMapping("/translations.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = Translating.SHAPE.read(asked);
        return ListFile.<Translating.Task>answer(
                ending,
                new ListTable<>(
                        "translations",
                        shell.t("catalogue.translations.title"),
                        List.of(
                                column(shell.t("directory.group"), task -> shell.text(task.group())),
                                column(shell.t("catalogue.product.code"), Translating.Task::code),
                                column(
                                        shell.t("catalogue.text"),
                                        task -> shell.t(task.field().key())),
                                column(
                                        shell.t("catalogue.language"),
                                        task -> shell.t("catalogue.language."
                                                + task.language().tag())),
                                column(
                                        shell.t("catalogue.state"),
                                        task -> shell.t(task.state().key())),
                                column(shell.t("catalogue.source"), Translating.Task::sourceWords),
                                column(
                                        shell.t("catalogue.since"),
                                        task -> task.since()
                                                .atZone(Printing.ZONE)
                                                .toLocalDateTime()))),
                sink -> translating.export(query, viewer.reading(shell.language()), sink));
    }

    @GetMapping(ONE)
    ModelAndView one(
            Shell shell,
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String field,
            @PathVariable String language) {
        return page(shell, viewer, new Place(kind, id, field, language), Typed.NOTHING);
    }

    @PostMapping(ONE)
    ModelAndView write(
            Shell shell,
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String field,
            @PathVariable String language,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var place = new Place(kind, id, field, language);
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "catalogue.saved",
                () -> {
                    var input = new TextInput(
                            place.textField(),
                            place.in(),
                            typed.value("words"),
                            typed.number("seen", "catalogue.number"));
                    try {
                        catalogue.write(place.subject(), id, List.of(input), viewer);
                    } catch (Refusal refusal) {
                        throw Refusal.of("words", refusal.code(), refusal.args());
                    }
                    return place.path();
                },
                again -> page(shell, viewer, place, again));
    }

    @PostMapping(ONE + "/approve")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
    ModelAndView approve(
            Shell shell,
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable String field,
            @PathVariable String language,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var place = new Place(kind, id, field, language);
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "catalogue.approved",
                () -> {
                    var seen = typed.number("seen", "catalogue.number");
                    catalogue.approve(
                            place.subject(),
                            id,
                            place.textField(),
                            place.in(),
                            seen == null ? 0 : seen,
                            typed.number("seenSource", "catalogue.number"),
                            viewer);
                    return place.path();
                },
                again -> page(shell, viewer, place, new Typed(Map.of(), again.errors())));
    }

    /** Where a text stands, from its address. */
    record Place(String kind, UUID id, String field, String language) {
        SubjectKind subject() {
            return kind.equals("profile") ? SubjectKind.PROFILE : SubjectKind.PRODUCT;
        }

        TextField textField() {
            return TextField.of(subject()).stream()
                    .filter(one -> one.code().equals(field))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("text"));
        }

        Language in() {
            return Language.of(language);
        }

        String path() {
            return "/translations/" + kind + "/" + id + "/" + field + "/" + language;
        }

        String subjectPath() {
            return "/" + kind + "s/" + id;
        }
    }

    private ModelAndView page(Shell shell, Viewer viewer, Place place, Typed typed) {
        var text = catalogue.getText(place.subject(), place.id(), place.textField(), viewer);
        var language = place.in();
        var source = text.source();
        var from = source == null || source == language ? null : source;
        var words = from == null ? "" : text.words(from);
        var side = text.side(language);
        boolean own = side != null && side.writtenBy().equals(viewer.accountId());
        boolean reviews = viewer.runsTheProgramme() || viewer.is(Role.EXPORT_ADVISER);
        var waits = text.state(language) == TextView.State.DRAFT || text.state(language) == TextView.State.STALE;
        return new ModelAndView(
                "catalogue/web/translation",
                "page",
                new TextPage(
                        shell.titled(place.textField().key()),
                        place,
                        text,
                        from,
                        from == null ? List.of() : terms.in(words, from),
                        reviews && waits && !own,
                        waits && own,
                        typed));
    }

    /**
     * The page of one text.
     *
     * @param from the language it is translated from; absent for a source
     */
    record TextPage(
            Shell shell,
            Place place,
            TextView text,
            @Nullable Language from,
            List<Terms.Term> terms,
            boolean mayApprove,
            boolean ownWords,
            Typed typed) {
        TextView.State state() {
            return text.state(place.in());
        }

        String words() {
            return typed.value("words", text.words(place.in()));
        }

        int sourceRevision() {
            return from == null ? 0 : text.revision(from);
        }

        TextView.@Nullable Side side() {
            return text.side(place.in());
        }
    }
}
