package org.saan.hub.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.saan.hub.directory.FoundGroups;
import org.saan.hub.directory.Freshness;
import org.saan.hub.directory.GroupChoices;
import org.saan.hub.directory.GroupLine;
import org.saan.hub.directory.GroupList;
import org.saan.hub.directory.GroupRow;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListFilter.Choice;
import org.saan.hub.shared.lists.ListView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of groups, on the page and as a file. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class GroupListPages {
    private final GroupList groups;
    private final Clock clock;

    GroupListPages(GroupList groups, Clock clock) {
        this.groups = groups;
        this.clock = clock;
    }

    @Bean
    static NavEntry groupsNav() {
        return new NavEntry(
                30,
                "directory.groups.nav",
                "/groups",
                "pin",
                java.util.Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/groups")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = GroupList.SHAPE.read(asked);
        var found = groups.list(query, viewer.reading(shell.language()));
        var choices = groups.choices(shell.language());
        return new ModelAndView(
                "directory/web/groups",
                "page",
                new GroupsPage(
                        shell.titled("directory.groups.title"),
                        new ListView(query, found.total(), filters(shell, choices)),
                        found,
                        choices.families(),
                        LocalDate.now(clock.withZone(Printing.ZONE))));
    }

    @GetMapping("/groups.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = GroupList.SHAPE.read(asked);
        var families = groups.choices(shell.language()).families();
        return ListFile.<GroupLine>answer(
                ending,
                GroupFile.table(shell, families),
                sink -> groups.export(query, ending, viewer.reading(shell.language()), sink));
    }

    private static List<ListFilter> filters(Shell shell, GroupChoices choices) {
        return List.of(
                new ListFilter("province", shell.t("directory.province"), named(shell, choices.provinces())),
                new ListFilter("cluster", shell.t("directory.cluster"), named(shell, choices.clusters())),
                new ListFilter("family", shell.t("directory.family"), named(shell, choices.families())),
                new ListFilter(
                        "state",
                        shell.t("lists.groups.state"),
                        GroupList.STATES.stream()
                                .map(state -> new Choice(state, shell.t("lists.groups.state." + state)))
                                .toList()));
    }

    static List<Choice> named(Shell shell, Map<String, LocalizedText> names) {
        return names.entrySet().stream()
                .map(name -> new Choice(name.getKey(), shell.text(name.getValue())))
                .toList();
    }

    static String families(Shell shell, GroupRow row, Map<String, LocalizedText> names) {
        return row.families().stream()
                .map(code -> names.containsKey(code) ? shell.text(names.get(code)) : code)
                .collect(Collectors.joining(", "));
    }

    record GroupsPage(
            Shell shell, ListView list, FoundGroups found, Map<String, LocalizedText> families, LocalDate today) {
        Freshness freshness(GroupRow row) {
            return Freshness.of(row.confirmedOn(), today);
        }

        String families(GroupRow row) {
            return GroupListPages.families(shell, row, families);
        }
    }
}
