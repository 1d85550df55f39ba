package org.saan.hub.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.Consents;
import org.saan.hub.directory.GroupPeople;
import org.saan.hub.directory.NewPerson;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PersonRole;
import org.saan.hub.directory.Purpose;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people of one group: who does what since when, who did before, and what each allows. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class GroupPeoplePages {
    private final People people;
    private final Consents consents;
    private final Clock clock;

    GroupPeoplePages(People people, Consents consents, Clock clock) {
        this.people = people;
        this.consents = consents;
        this.clock = clock;
    }

    @GetMapping("/groups/{id}/people")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var group = people.ofGroup(id, viewer);
        return new ModelAndView(
                "directory/web/group-people",
                "page",
                new GroupPeoplePage(
                        shell.titled("people.group.title", group.name()),
                        group,
                        people.mayManageGroup(id, viewer),
                        today(),
                        typed));
    }

    record GroupPeoplePage(Shell shell, GroupPeople group, boolean mayManage, LocalDate today, Typed typed) {
        PersonRole[] roles() {
            return PersonRole.values();
        }

        Purpose[] purposes() {
            return Purpose.values();
        }

        /** Each person once, in whatever roles. */
        List<GroupPeople.One> persons() {
            var seen = new java.util.HashSet<UUID>();
            return group.now().stream().filter(one -> seen.add(one.personId())).toList();
        }

        /** Spoken about and allowed, spoken about and not, or not spoken about. */
        String said(GroupPeople.One one, Purpose purpose) {
            var said = one.consents().get(purpose);
            return shell.t(
                    said == null
                            ? purpose.untilObjected() ? "people.consent.not_objected" : "people.consent.not_asked"
                            : said ? "people.consent.yes" : "people.consent.no");
        }

        String badge(GroupPeople.One one, Purpose purpose) {
            var said = one.consents().get(purpose);
            return said == null ? "badge" : said ? "badge ok" : "badge bad";
        }
    }

    @PostMapping("/groups/{id}/people")
    ModelAndView add(
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
                () -> people.add(
                        id,
                        NewPerson.typed(
                                typed.value("title"),
                                typed.value("firstName"),
                                typed.value("lastName"),
                                typed.value("phone")),
                        role(typed.value("role")),
                        typed.date("from", "people.date"),
                        viewer));
    }

    /** A person who is known takes a further role, or becomes the leader. */
    @PostMapping("/groups/{id}/roles")
    ModelAndView assign(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam UUID person,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return act(
                shell,
                viewer,
                id,
                typed,
                flash,
                () -> people.assign(
                        person,
                        id,
                        role(typed.value("role")),
                        typed.date("from", "people.date"),
                        values.containsKey("formerStays"),
                        viewer));
    }

    @PostMapping("/groups/{id}/roles/{term}/end")
    ModelAndView end(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID term,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return act(
                shell,
                viewer,
                id,
                typed,
                flash,
                () -> people.end(id, term, typed.date("until", "people.date"), viewer));
    }

    @PostMapping("/groups/{id}/roles/{term}/since")
    ModelAndView since(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID term,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return act(
                shell,
                viewer,
                id,
                typed,
                flash,
                () -> people.correctStart(id, term, typed.date("since", "people.date"), viewer));
    }

    @PostMapping("/groups/{id}/consents")
    ModelAndView consents(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> person,
            @RequestParam(defaultValue = "") List<String> purpose,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        people.ofGroup(id, viewer);
        return act(
                shell,
                viewer,
                id,
                typed,
                flash,
                () -> consents.recordAll(
                        person,
                        purpose.stream().map(Purpose::of).toList(),
                        typed.is("given", true),
                        typed.date("saidOn", "people.date"),
                        typed.value("how"),
                        viewer));
    }

    private static PersonRole role(String name) {
        return java.util.Arrays.stream(PersonRole.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of("role", "directory.choose"));
    }

    private ModelAndView act(
            Shell shell, Viewer viewer, UUID id, Typed typed, RedirectAttributes flash, Runnable action) {
        return typed.act(
                shell,
                flash,
                "directory.saved",
                () -> {
                    action.run();
                    return "/groups/" + id + "/people";
                },
                wrong -> page(shell, viewer, id, wrong));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
