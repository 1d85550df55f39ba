package org.saan.hub.directory.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ConsentView;
import org.saan.hub.directory.Consents;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.NewPerson;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PeopleList;
import org.saan.hub.directory.PersonRole;
import org.saan.hub.directory.PersonRow;
import org.saan.hub.directory.PersonView;
import org.saan.hub.directory.Purpose;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.web.Typed;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** People: finding them, one person with all roles and consents, and putting right what is written of them. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class PeoplePages {
    private final PeopleList list;
    private final People people;
    private final Consents consents;
    private final Directory directory;
    private final Clock clock;

    PeoplePages(PeopleList list, People people, Consents consents, Directory directory, Clock clock) {
        this.list = list;
        this.people = people;
        this.consents = consents;
        this.directory = directory;
        this.clock = clock;
    }

    @Bean
    static NavEntry peopleNav() {
        return new NavEntry(
                36,
                "people.list.nav",
                "/people",
                "check",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/people")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = PeopleList.SHAPE.read(asked);
        var found = list.list(query, viewer);
        var clusters = directory.listClusters().stream()
                .map(cluster -> new ListFilter.Choice(cluster.code(), shell.text(cluster.name())))
                .toList();
        var roles = Arrays.stream(PersonRole.values())
                .map(role -> new ListFilter.Choice(role.name(), shell.t(role.key())))
                .toList();
        return new ModelAndView(
                "directory/web/people",
                "page",
                new PeoplePage(
                        shell.titled("people.list.title"),
                        found.rows(),
                        new ListView(
                                query,
                                found.total(),
                                List.of(
                                        new ListFilter("cluster", shell.t("directory.cluster"), clusters),
                                        new ListFilter("role", shell.t("people.role"), roles)))));
    }

    record PeoplePage(Shell shell, List<PersonRow> rows, ListView list) {}

    /** One row for each role that somebody has, and one for those who have none. */
    private record Placed(PersonRow person, PersonRow.@Nullable Place place) {
        static List<Placed> of(PersonRow person) {
            return person.places().isEmpty()
                    ? List.of(new Placed(person, null))
                    : person.places().stream()
                            .map(place -> new Placed(person, place))
                            .toList();
        }

        @Nullable
        Object of(Function<PersonRow.Place, @Nullable Object> value) {
            return place == null ? null : value.apply(place);
        }
    }

    /** Names and roles only: numbers do not leave the hub by the list. */
    @GetMapping("/people.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = PeopleList.SHAPE.read(asked);
        return ListFile.<Placed>answer(
                ending,
                new ListTable<>(
                        "people",
                        shell.t("people.list.title"),
                        List.of(
                                column(
                                        shell.t("people.name"),
                                        row -> row.person().name()),
                                column(shell.t("directory.group"), row -> row.of(place -> shell.text(place.group()))),
                                column(
                                        shell.t("directory.cluster"),
                                        row -> row.of(
                                                place -> place.cluster() == null ? null : shell.text(place.cluster()))),
                                column(
                                        shell.t("people.role"),
                                        row -> row.of(
                                                place -> shell.t(place.role().key()))),
                                column(shell.t("people.since"), row -> row.of(PersonRow.Place::from)))),
                sink -> list.export(
                        query, ending, viewer, person -> Placed.of(person).forEach(sink)));
    }

    @GetMapping("/people/{id}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return personPage(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView personPage(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var person = people.get(id, viewer);
        return new ModelAndView(
                "directory/web/person",
                "page",
                new PersonPage(
                        shell.titled("directory.group.title", person.name()),
                        person,
                        consents.of(id, viewer),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER),
                        today(),
                        typed));
    }

    record PersonPage(
            Shell shell, PersonView person, List<ConsentView> consents, boolean officer, LocalDate today, Typed typed) {
        boolean mayWrite() {
            return person.mayManage() && person.erasedAt() == null;
        }

        String way(String how) {
            return shell.t("people.how." + how);
        }

        String by(ConsentView.Said said) {
            return (said.recordedBy() == null ? "" : said.recordedBy() + " · ")
                    + shell.t("role." + said.recordedByRole().toLowerCase(java.util.Locale.ROOT));
        }
    }

    @PostMapping("/people/{id}")
    ModelAndView correct(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return act(
                shell,
                viewer,
                id,
                typed,
                flash,
                () -> people.correct(
                        id,
                        version,
                        NewPerson.typed(
                                typed.value("title"),
                                typed.value("firstName"),
                                typed.value("lastName"),
                                typed.value("phone")),
                        viewer));
    }

    @PostMapping("/people/{id}/account")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView link(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return act(shell, viewer, id, typed, flash, () -> people.linkAccount(id, typed.value("signInName"), viewer));
    }

    @PostMapping("/people/{id}/consents")
    ModelAndView consent(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return act(
                shell,
                viewer,
                id,
                typed,
                flash,
                () -> consents.record(
                        id,
                        Purpose.of(typed.value("purpose")),
                        typed.is("given", true),
                        typed.date("saidOn", "people.date"),
                        typed.value("how"),
                        viewer));
    }

    private ModelAndView act(
            Shell shell, Viewer viewer, UUID id, Typed typed, RedirectAttributes flash, Runnable action) {
        return typed.act(
                shell,
                flash,
                "directory.saved",
                () -> {
                    action.run();
                    return "/people/" + id;
                },
                wrong -> personPage(shell, viewer, id, wrong));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
