package org.saan.hub.directory.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.hub.directory.CallList;
import org.saan.hub.directory.CallList.Call;
import org.saan.hub.directory.GroupList;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whom to call: groups that were asked to confirm their weeks and have not answered. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class CallPages {
    private static final List<String> REGIONS = List.of("north", "northeast", "central", "east", "west", "south");

    private final CallList calls;
    private final GroupList groups;

    CallPages(CallList calls, GroupList groups) {
        this.calls = calls;
        this.groups = groups;
    }

    @Bean
    static NavEntry callsNav() {
        return new NavEntry(
                37,
                "calendar.calls.nav",
                "/calls",
                "phone",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/calls")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = CallList.SHAPE.read(asked);
        var found = calls.list(query, viewer.reading(shell.language()));
        return new ModelAndView(
                "directory/web/calls",
                "page",
                new CallsPage(
                        shell.titled("calendar.calls.title"),
                        new ListView(query, found.total(), filters(shell)),
                        found.rows()));
    }

    private List<ListFilter> filters(Shell shell) {
        return List.of(
                new ListFilter(
                        "region",
                        shell.t("calendar.region"),
                        REGIONS.stream()
                                .map(region -> new ListFilter.Choice(region, shell.t("directory.region." + region)))
                                .toList()),
                new ListFilter(
                        "province",
                        shell.t("directory.province"),
                        GroupListPages.named(
                                shell, groups.choices(shell.language()).provinces())));
    }

    @GetMapping("/calls.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = CallList.SHAPE.read(asked);
        return ListFile.<Call>answer(
                ending, table(shell), sink -> calls.export(query, ending, viewer.reading(shell.language()), sink));
    }

    private static ListTable<Call> table(Shell shell) {
        return new ListTable<>(
                "calls",
                shell.t("calendar.calls.title"),
                List.of(
                        column(shell.t("directory.group"), call -> shell.text(call.name())),
                        column(shell.t("lists.groups.code"), Call::code),
                        column(shell.t("directory.province"), call -> shell.text(call.province())),
                        column(shell.t("calendar.calls.leader"), Call::leader),
                        column(shell.t("calendar.calls.phone"), Call::phone),
                        column(shell.t("calendar.calls.last"), Call::confirmedOn),
                        column(
                                shell.t("calendar.calls.counts") + " (%)",
                                call -> BigDecimal.valueOf(call.trustPermille(), 1)),
                        column(shell.t("calendar.calls.asked"), Call::askedOn)));
    }

    record CallsPage(Shell shell, ListView list, List<Call> calls) {}
}
