package org.saan.hub.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ConsentView;
import org.saan.hub.directory.Consents;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.NewPerson;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PeopleFilter;
import org.saan.hub.directory.PersonRole;
import org.saan.hub.directory.PersonRow;
import org.saan.hub.directory.PersonView;
import org.saan.hub.directory.Purpose;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Pages;
import org.saan.hub.shared.web.XlsxTable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
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
    private static final int MOST_EXPORTED = 20_000;

    private final People people;
    private final Consents consents;
    private final Directory directory;
    private final Clock clock;

    PeoplePages(People people, Consents consents, Directory directory, Clock clock) {
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
    ModelAndView list(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cluster,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "0") int page) {
        var filter = new PeopleFilter(q, cluster, role, sort, page);
        var found = people.list(filter, viewer);
        var kept = Map.of(
                "q",
                filter.search(),
                "cluster",
                filter.clusterCode(),
                "role",
                filter.roleCode(),
                "sort",
                filter.sort());
        boolean more = (filter.page() + 1L) * PeopleFilter.PAGE < found.total();
        return new ModelAndView(
                "directory/web/people",
                "page",
                new PeoplePage(
                        shell.titled("people.list.title"),
                        filter,
                        found.rows(),
                        found.total(),
                        directory.listClusters(),
                        Pages.of("/people", kept, filter.page(), more),
                        Pages.link("/people.xlsx", kept, 0)));
    }

    record PeoplePage(
            Shell shell,
            PeopleFilter filter,
            List<PersonRow> rows,
            long total,
            List<Directory.ClusterView> clusters,
            Pages pages,
            String exportHref) {
        boolean filtered() {
            return !(filter.search() + filter.clusterCode() + filter.roleCode()).isEmpty();
        }

        PersonRole[] roles() {
            return PersonRole.values();
        }
    }

    /** Names and roles only: numbers do not leave the hub by the list. */
    @GetMapping("/people.xlsx")
    ResponseEntity<byte[]> export(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cluster,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "name") String sort) {
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        for (int page = 0; rows.size() < MOST_EXPORTED; page++) {
            var found = people.list(new PeopleFilter(q, cluster, role, sort, page), viewer);
            for (var person : found.rows()) {
                for (var place : person.places()) {
                    rows.add(java.util.Arrays.asList(
                            person.name(),
                            shell.text(place.group()),
                            place.cluster() == null ? null : shell.text(place.cluster()),
                            shell.t(place.role().key()),
                            place.from()));
                }
            }
            if (found.rows().size() < PeopleFilter.PAGE) {
                break;
            }
        }
        return new XlsxTable()
                .sheet(
                        shell.t("people.list.title"),
                        List.of(
                                shell.t("people.name"),
                                shell.t("directory.group"),
                                shell.t("directory.cluster"),
                                shell.t("people.role"),
                                shell.t("people.since")),
                        rows)
                .as("people.xlsx");
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
                        typed.date("saidOn"),
                        typed.value("how"),
                        viewer));
    }

    private ModelAndView act(
            Shell shell, Viewer viewer, UUID id, Typed typed, RedirectAttributes flash, Runnable action) {
        try {
            action.run();
        } catch (Refusal refusal) {
            typed.add(shell, refusal);
            var view = personPage(shell, viewer, id, typed);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("directory.saved"));
        return new ModelAndView("redirect:/people/" + id);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
