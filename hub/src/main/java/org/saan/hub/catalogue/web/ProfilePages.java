package org.saan.hub.catalogue.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.MarkView;
import org.saan.hub.catalogue.Marks;
import org.saan.hub.catalogue.NewMark;
import org.saan.hub.catalogue.ProfileFacts;
import org.saan.hub.catalogue.ProfileList;
import org.saan.hub.catalogue.ProfileView;
import org.saan.hub.catalogue.Publishing;
import org.saan.hub.catalogue.SubjectKind;
import org.saan.hub.catalogue.Terms;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
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
import org.saan.thaitext.Romanisation;
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

/** Profiles of groups: the list, and the editor with both languages side by side. */
@Controller
@Audience({
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
    Role.COORDINATOR,
    Role.GROUP_LEADER,
    Role.DESIGNER,
    Role.EXPORT_ADVISER
})
class ProfilePages {
    private final ProfileList list;
    private final Catalogue catalogue;
    private final Publishing publishing;
    private final Marks marks;
    private final Concepts concepts;
    private final Terms terms;
    private final Directory directory;
    private final Clock clock;

    ProfilePages(
            ProfileList list,
            Catalogue catalogue,
            Publishing publishing,
            Marks marks,
            Concepts concepts,
            Terms terms,
            Directory directory,
            Clock clock) {
        this.list = list;
        this.catalogue = catalogue;
        this.publishing = publishing;
        this.marks = marks;
        this.concepts = concepts;
        this.terms = terms;
        this.directory = directory;
        this.clock = clock;
    }

    @Bean
    static NavEntry profilesNav() {
        return new NavEntry(45, "catalogue.profiles.nav", "/profiles", "doc", TranslationPages.ROLES);
    }

    @GetMapping("/profiles")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = ProfileList.SHAPE.read(asked);
        var found = list.list(query, viewer.reading(shell.language()));
        var provinces = directory.listProvinces().entrySet().stream()
                .map(province -> new Choice(province.getKey(), shell.text(province.getValue())))
                .toList();
        var states = ProfileList.STATES.stream()
                .map(state -> new Choice(state, shell.t("catalogue.publish." + state)))
                .toList();
        return new ModelAndView(
                "catalogue/web/profiles",
                "page",
                new ListPage(
                        shell.titled("catalogue.profiles.title"),
                        new ListView(
                                query,
                                found.total(),
                                List.of(
                                        new ListFilter("state", shell.t("catalogue.publish"), states),
                                        new ListFilter("province", shell.t("directory.province"), provinces))),
                        found.rows(),
                        viewer.runsTheProgramme() || viewer.is(Role.GROUP_LEADER)));
    }

    record ListPage(Shell shell, ListView list, List<ProfileList.Row> rows, boolean mayBegin) {}

    @GetMapping("/profiles.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = ProfileList.SHAPE.read(asked);
        return ListFile.<ProfileList.Row>answer(
                ending,
                new ListTable<>(
                        "profiles",
                        shell.t("catalogue.profiles.title"),
                        List.of(
                                column(shell.t("people.code"), ProfileList.Row::groupCode),
                                column(
                                        shell.t("directory.name_th"),
                                        row -> row.name().th()),
                                column(
                                        shell.t("directory.name_en"),
                                        row -> row.name().en()),
                                column(shell.t("directory.province"), row -> shell.text(row.province())),
                                column(
                                        shell.t("catalogue.publish"),
                                        row -> shell.t("catalogue.publish."
                                                + (row.id() == null ? "none" : row.open() ? "public" : "hidden"))),
                                column(shell.t("catalogue.to_do"), ProfileList.Row::toDo),
                                column(shell.t("catalogue.products.title"), ProfileList.Row::products))),
                sink -> list.export(query, viewer.reading(shell.language()), sink));
    }

    /** Opens the profile of a group, and begins it when there is none. */
    @PostMapping("/profiles")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    String begin(Viewer viewer, @RequestParam UUID group) {
        return "redirect:/profiles/" + catalogue.profileOf(group, viewer);
    }

    @GetMapping("/profiles/{id}")
    ModelAndView edit(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    @PostMapping("/profiles/{id}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    ModelAndView save(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "catalogue.saved",
                () -> {
                    catalogue.changeProfile(
                            id,
                            typed.number("version", "catalogue.number"),
                            new ProfileFacts(typed.value("nameRoman"), typed.list("techniques")),
                            TextForm.inputs(TextField.of(SubjectKind.PROFILE), typed),
                            viewer);
                    return "/profiles/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping("/profiles/{id}/publish")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    ModelAndView publish(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "catalogue.published",
                () -> {
                    publishing.schedule(SubjectKind.PROFILE, id, moment(typed, "from"), moment(typed, "until"), viewer);
                    return "/profiles/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    /** A time in Thailand as the browser sends it. */
    static @Nullable Instant moment(Typed typed, String field) {
        if (typed.value(field).isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed.value(field).strip())
                    .atZone(Printing.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw Refusal.of(field, "catalogue.publish.time");
        }
    }

    @PostMapping("/profiles/{id}/unpublish")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    String unpublish(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        publishing.unpublish(SubjectKind.PROFILE, id, viewer);
        flash.addFlashAttribute("notice", shell.t("catalogue.unpublished"));
        return "redirect:/profiles/" + id;
    }

    @PostMapping("/profiles/{id}/marks")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    ModelAndView addMark(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "catalogue.mark.added",
                () -> {
                    var until = typed.value("validUntil").isBlank() ? null : day(typed, "validUntil");
                    var good = typed.value("giGood").isBlank() ? null : typed.value("giGood");
                    var product = typed.value("product").isBlank() ? null : UUID.fromString(typed.value("product"));
                    marks.add(
                            catalogue.getProfile(id, viewer).groupId(),
                            new NewMark(
                                    typed.value("kind"),
                                    product == null ? NewMark.Scope.GROUP : NewMark.Scope.PRODUCT,
                                    product,
                                    good,
                                    typed.value("certificate"),
                                    typed.number("stars", "catalogue.number"),
                                    typed.number("selectionYear", "catalogue.number"),
                                    day(typed, "issuedOn"),
                                    until,
                                    null),
                            viewer);
                    return "/profiles/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    private static LocalDate day(Typed typed, String field) {
        try {
            return LocalDate.parse(typed.value(field).strip());
        } catch (DateTimeException e) {
            throw Refusal.of(field, "catalogue.mark.date");
        }
    }

    @PostMapping("/profiles/{id}/marks/{mark}/{what:confirm|remove}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    String mark(Viewer viewer, @PathVariable UUID id, @PathVariable UUID mark, @PathVariable String what) {
        if (what.equals("confirm")) {
            marks.confirm(mark, viewer);
        } else {
            marks.remove(mark, viewer);
        }
        return "redirect:/profiles/" + id;
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var profile = catalogue.getProfile(id, viewer);
        boolean writes = viewer.runsTheProgramme() || viewer.is(Role.GROUP_LEADER);
        var th = profile.groupName().th();
        return new ModelAndView(
                "catalogue/web/profile",
                "page",
                new ProfilePage(
                        shell.titled("catalogue.profile.title", shell.text(profile.groupName())),
                        profile,
                        TextForm.of(shell, profile.texts(), typed, terms, "/translations/profile/" + id),
                        names(shell, concepts.of(Concepts.TECHNIQUE)),
                        th == null ? "" : Romanisation.suggest(th).text(),
                        new PublishCard(
                                shell,
                                "/profiles/" + id,
                                profile.publishedFrom(),
                                profile.publishedUntil(),
                                clock.instant(),
                                viewer.runsTheProgramme(),
                                typed),
                        publishing.standing(id),
                        marks.listMarks(profile.groupId(), viewer),
                        names(shell, marks.kinds()),
                        names(shell, marks.giGoods()),
                        writes,
                        viewer.runsTheProgramme(),
                        typed));
    }

    static Map<String, String> names(Shell shell, Map<String, LocalizedText> all) {
        return all.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> shell.text(entry.getValue()),
                        (one, other) -> {
                            throw new NotFound("twice");
                        },
                        LinkedHashMap::new));
    }

    record ProfilePage(
            Shell shell,
            ProfileView profile,
            List<TextForm> texts,
            Map<String, String> techniques,
            String suggestedName,
            PublishCard card,
            Publishing.Standing standing,
            List<MarkView> marks,
            Map<String, String> kinds,
            Map<String, String> goods,
            boolean mayWrite,
            boolean mayConfirm,
            Typed typed) {

        String why(Publishing.WhyNot why) {
            var field = why.field();
            var language = why.language();
            return field == null || language == null
                    ? shell.t(why.reason().key())
                    : shell.t(
                            why.reason().key(), shell.t(field.key()), shell.t("catalogue.language." + language.tag()));
        }
    }
}
