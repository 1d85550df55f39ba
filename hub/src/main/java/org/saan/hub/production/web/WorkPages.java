package org.saan.hub.production.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.production.Production;
import org.saan.hub.production.Receiving;
import org.saan.hub.production.Replanning;
import org.saan.hub.production.Risk;
import org.saan.hub.production.WorkList;
import org.saan.hub.production.WorkPhotos;
import org.saan.hub.production.WorkState;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Work of all groups, for those who run the programme. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class WorkPages {
    private final WorkList works;
    private final Production production;
    private final Replanning replanning;
    private final Receiving receiving;
    private final WorkPhotos photos;
    private final Directory directory;

    WorkPages(
            WorkList works,
            Production production,
            Replanning replanning,
            Receiving receiving,
            WorkPhotos photos,
            Directory directory) {
        this.works = works;
        this.production = production;
        this.replanning = replanning;
        this.receiving = receiving;
        this.photos = photos;
        this.directory = directory;
    }

    @Bean
    static NavEntry worksNav() {
        return new NavEntry(
                12,
                "production.works.nav",
                "/work-orders",
                "loom",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/work-orders")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = WorkList.SHAPE.read(asked);
        var found = works.list(query, viewer);
        return new ModelAndView(
                "production/web/works",
                "page",
                new WorksPage(
                        shell.titled("production.works.title"),
                        Facts.of(shell, directory),
                        new ListView(query, found.total(), List.of(risks(shell), states(shell))),
                        found.rows()));
    }

    @GetMapping("/work-orders.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = WorkList.SHAPE.read(asked);
        return ListFile.<WorkView>answer(ending, table(shell), sink -> works.export(query, viewer, sink));
    }

    private ListTable<WorkView> table(Shell shell) {
        var facts = Facts.of(shell, directory);
        return new ListTable<>(
                "work",
                shell.t("production.works.title"),
                List.of(
                        column(shell.t("production.work"), WorkView::number),
                        column(shell.t("production.group"), work -> shell.text(work.group())),
                        column(shell.t("ordering.order"), WorkView::orderNumber),
                        column(shell.t("production.craft"), facts::craft),
                        column(shell.t("ordering.due"), work -> Weeks.friday(work.due())),
                        column(
                                shell.t("production.needed"),
                                work -> work.counts().needed()),
                        column(shell.t("production.made"), WorkView::made),
                        column(
                                shell.t("production.accepted"),
                                work -> work.counts().accepted()),
                        column(
                                shell.t("production.state"),
                                work -> shell.t(work.state().key())),
                        column(
                                shell.t("production.risk"),
                                work -> work.forecast() == null
                                                || work.forecast().risk() == null
                                        ? null
                                        : shell.t(work.forecast().risk().key()))));
    }

    private static ListFilter states(Shell shell) {
        return new ListFilter(
                "state",
                shell.t("production.state"),
                Arrays.stream(WorkState.values())
                        .map(state -> new ListFilter.Choice(state.name(), shell.t(state.key())))
                        .toList());
    }

    private static ListFilter risks(Shell shell) {
        var choices = new java.util.ArrayList<ListFilter.Choice>();
        choices.add(new ListFilter.Choice("any", shell.t("production.risk.any")));
        for (var risk : Risk.values()) {
            choices.add(new ListFilter.Choice(risk.name(), shell.t(risk.key())));
        }
        return new ListFilter("risk", shell.t("production.risk"), choices);
    }

    @GetMapping("/work-orders/{id:[0-9a-f-]{36}}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var work = production.getWork(id, viewer);
        return new ModelAndView(
                "production/web/work",
                "page",
                new WorkPage(
                        shell.titled("production.work_title", work.number()),
                        Facts.of(shell, directory),
                        work,
                        production.listReports(id, viewer),
                        production.listTranches(id, viewer),
                        production.listDiscrepancies(id, viewer),
                        photos.ofReports(id, viewer),
                        typed));
    }

    @PostMapping("/work-orders/{id}/replan")
    ModelAndView replan(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        try {
            return new ModelAndView(
                    "redirect:/orders/" + replanning.propose(id, Typed.pieces(asked, "pieces"), viewer));
        } catch (Refusal no) {
            return refused(shell, viewer, id, asked, no);
        }
    }

    @PostMapping("/work-orders/{id}/extra")
    ModelAndView extra(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        try {
            receiving.acceptExtra(id, Typed.pieces(asked, "pieces"), viewer);
            flash.addFlashAttribute("notice", shell.t("production.extra_done"));
            return new ModelAndView("redirect:/work-orders/" + id);
        } catch (Refusal no) {
            return refused(shell, viewer, id, asked, no);
        }
    }

    private ModelAndView refused(Shell shell, Viewer viewer, UUID id, Map<String, String> asked, Refusal no) {
        var view = page(shell, viewer, id, Typed.refused(asked, no, shell));
        view.setStatus(HttpStatus.CONFLICT);
        return view;
    }
}
