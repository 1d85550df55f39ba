package org.saan.hub.training.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.saan.hub.training.Completed;
import org.saan.hub.training.WorkshopKind;
import org.saan.hub.training.WorkshopList;
import org.saan.hub.training.WorkshopState;
import org.saan.hub.training.WorkshopView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The programme of workshops. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class WorkshopListPages {
    private final WorkshopList list;
    private final Completed completed;
    private final Clock clock;

    WorkshopListPages(WorkshopList list, Completed completed, Clock clock) {
        this.list = list;
        this.completed = completed;
        this.clock = clock;
    }

    @Bean
    static NavEntry workshopsNav() {
        return new NavEntry(
                20,
                "training.nav",
                "/workshops",
                "cal",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER));
    }

    @GetMapping("/workshops")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = WorkshopList.SHAPE.read(asked);
        var found = list.list(query, viewer);
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        return new ModelAndView(
                "training/web/workshops",
                "page",
                new WorkshopsPage(
                        shell.titled("training.title"),
                        new ListView(query, found.total(), List.of(states(shell), kinds(shell), regions(shell))),
                        new Facts(shell),
                        found.rows(),
                        completed.figures(fiscalYear(today), today.plusDays(1), viewer),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR)));
    }

    /** Thailand's began on the first of October. */
    private static LocalDate fiscalYear(LocalDate today) {
        var october = LocalDate.of(today.getYear(), 10, 1);
        return today.isBefore(october) ? october.minusYears(1) : october;
    }

    private static ListFilter states(Shell shell) {
        return new ListFilter(
                "state",
                shell.t("training.state"),
                Arrays.stream(WorkshopState.values())
                        .map(one -> new ListFilter.Choice(one.name(), shell.t(one.key())))
                        .toList());
    }

    private static ListFilter kinds(Shell shell) {
        return new ListFilter(
                "kind",
                shell.t("training.kind"),
                Arrays.stream(WorkshopKind.values())
                        .map(one -> new ListFilter.Choice(one.name(), shell.t(one.key())))
                        .toList());
    }

    static final List<String> REGIONS = List.of("north", "northeast", "central", "east", "west", "south");

    private static ListFilter regions(Shell shell) {
        return new ListFilter(
                "region",
                shell.t("training.region"),
                REGIONS.stream()
                        .map(one -> new ListFilter.Choice(one, shell.t("training.region." + one)))
                        .toList());
    }

    record WorkshopsPage(
            Shell shell,
            ListView list,
            Facts facts,
            List<WorkshopView> rows,
            Completed.Figures figures,
            boolean decides) {
        WorkshopsPage {
            rows = List.copyOf(rows);
        }
    }

    @GetMapping("/workshops.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = WorkshopList.SHAPE.read(asked);
        var facts = new Facts(shell);
        return ListFile.<WorkshopView>answer(
                ending,
                new ListTable<>(
                        "workshops",
                        shell.t("training.title"),
                        List.of(
                                column(shell.t("training.number"), WorkshopView::number),
                                column(
                                        shell.t("training.kind"),
                                        one -> shell.t(one.kind().key())),
                                column(shell.t("training.name"), one -> shell.text(one.title())),
                                column(shell.t("training.days"), facts::days),
                                column(shell.t("training.province"), one -> shell.text(one.province())),
                                column(shell.t("training.capacity"), WorkshopView::capacity),
                                column(shell.t("training.taken"), WorkshopView::taken),
                                column(shell.t("training.waiting"), WorkshopView::waiting),
                                column(shell.t("training.attended"), WorkshopView::attended),
                                column(
                                        shell.t("training.state"),
                                        one -> shell.t(one.state().key())))),
                sink -> list.export(query, viewer, sink));
    }
}
