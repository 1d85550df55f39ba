package org.saan.hub.directory.web;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.saan.hub.directory.Reminders;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Whom to call: groups that were asked to confirm their weeks and have not answered. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class CallPages {
    private static final int PAGE = 50;
    private static final int MOST_EXPORTED = 20_000;
    private static final List<String> REGIONS = List.of("north", "northeast", "central", "east", "west", "south");

    private final Reminders reminders;

    CallPages(Reminders reminders) {
        this.reminders = reminders;
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
    ModelAndView list(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "0") int page) {
        int at = Math.clamp(page, 0, MOST_EXPORTED / PAGE);
        var listed = reminders.listCalls(region, PAGE, at * PAGE, viewer);
        return new ModelAndView(
                "directory/web/calls",
                "page",
                new CallsPage(
                        shell.titled("calendar.calls.title"), region, REGIONS, at, listed.rows(), listed.total()));
    }

    @GetMapping("/calls.xlsx")
    ResponseEntity<byte[]> export(Shell shell, Viewer viewer, @RequestParam(defaultValue = "") String region)
            throws IOException {
        return CalendarWorkbooks.calls(
                shell, reminders.listCalls(region, MOST_EXPORTED, 0, viewer).rows());
    }

    record CallsPage(
            Shell shell, String region, List<String> regions, int page, List<Reminders.Call> calls, long total) {

        boolean hasNext() {
            return (page + 1L) * PAGE < total;
        }

        String to(int wanted) {
            return "/calls?region=" + chosen() + "&page=" + wanted;
        }

        /** Of the known regions only: it goes into addresses. */
        String chosen() {
            return regions.contains(region) ? region : "";
        }
    }
}
