package org.saan.hub.trade.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.trade.DespatchList;
import org.saan.hub.trade.DespatchView;
import org.saan.hub.trade.Despatches;
import org.saan.hub.trade.ToDespatch;
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

/** What left the hub, for those who send it and for the buyer of each order. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER, Role.EXPORT_ADVISER, Role.BUYER
})
class DespatchPages {
    private static final String ID = "/{id:[0-9a-f-]{36}}";

    private final Despatches despatches;
    private final DespatchList list;
    private final Directory directory;

    DespatchPages(Despatches despatches, DespatchList list, Directory directory) {
        this.despatches = despatches;
        this.list = list;
        this.directory = directory;
    }

    @Bean
    static NavEntry despatchesNav() {
        return new NavEntry(
                15,
                "trade.nav",
                "/despatches",
                "truck",
                Set.of(
                        Role.ADMINISTRATOR,
                        Role.PROGRAMME_OFFICER,
                        Role.COORDINATOR,
                        Role.RECEIVER,
                        Role.EXPORT_ADVISER,
                        Role.BUYER));
    }

    @GetMapping("/despatches")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = DespatchList.SHAPE.read(asked);
        var found = list.list(query, viewer);
        return new ModelAndView(
                "trade/web/despatches",
                "page",
                new DespatchesPage(
                        shell.titled("trade.title"),
                        new ListView(query, found.total(), List.of(states(shell))),
                        Facts.of(shell, directory),
                        found.rows(),
                        viewer.is(Role.BUYER),
                        despatches.today()));
    }

    private static ListFilter states(Shell shell) {
        return new ListFilter(
                "state",
                shell.t("trade.state"),
                DespatchList.STATES.stream()
                        .map(state -> new ListFilter.Choice(state, shell.t("trade.state." + state)))
                        .toList());
    }

    record DespatchesPage(
            Shell shell, ListView list, Facts facts, List<DespatchView> rows, boolean buyer, LocalDate today) {
        DespatchesPage {
            rows = List.copyOf(rows);
        }
    }

    @GetMapping("/despatches.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = DespatchList.SHAPE.read(asked);
        var table = new ListTable<DespatchView>(
                "despatches",
                shell.t("trade.title"),
                List.of(
                        column(shell.t("trade.number"), DespatchView::number),
                        column(shell.t("ordering.order"), DespatchView::orderNumber),
                        column(shell.t("ordering.buyer"), DespatchView::buyer),
                        column(shell.t("trade.on"), DespatchView::on),
                        column(shell.t("trade.carrier"), DespatchView::carrier),
                        column(shell.t("trade.tracking"), one -> one.tracking() == null ? "" : one.tracking()),
                        column(shell.t("trade.cartons"), DespatchView::cartons),
                        column(shell.t("ordering.pieces"), DespatchView::pieces),
                        column(
                                shell.t("trade.state"),
                                one -> shell.t(one.state().key()))));
        return ListFile.<DespatchView>answer(ending, table, sink -> list.export(query, viewer, sink));
    }

    @GetMapping("/despatches" + ID)
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var despatch = despatches.get(id, viewer);
        return new ModelAndView(
                "trade/web/despatch",
                "page",
                new DespatchPage(
                        shell.titled("trade.one", despatch.number()),
                        Facts.of(shell, directory),
                        despatch,
                        viewer.is(Role.BUYER),
                        despatches.today(),
                        typed));
    }

    record DespatchPage(Shell shell, Facts facts, DespatchView despatch, boolean buyer, LocalDate today, Typed typed) {
        String order() {
            return "/orders/" + despatch.orderId() + (buyer ? "" : "/despatches");
        }
    }

    @PostMapping("/despatches" + ID + "/arrived")
    ModelAndView arrived(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(
                shell,
                viewer,
                id,
                asked,
                flash,
                "trade.arrived_done",
                (typed, version) -> despatches.deliver(
                        id, version, typed.date("arrived", "trade.on_missing"), typed.value("words"), viewer));
    }

    @PostMapping("/despatches" + ID + "/not-yet")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER, Role.EXPORT_ADVISER})
    ModelAndView notYet(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(
                shell,
                viewer,
                id,
                asked,
                flash,
                "trade.not_yet_done",
                (typed, version) -> despatches.notYet(id, version, viewer));
    }

    @PostMapping("/despatches" + ID + "/withdraw")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER, Role.EXPORT_ADVISER})
    ModelAndView withdraw(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(
                shell,
                viewer,
                id,
                asked,
                flash,
                "trade.withdrawn_done",
                (typed, version) -> despatches.withdraw(id, version, typed.value("reason"), viewer));
    }

    private interface Change {
        void make(Typed typed, int version);
    }

    private ModelAndView change(
            Shell shell,
            Viewer viewer,
            UUID id,
            Map<String, String> asked,
            RedirectAttributes flash,
            String notice,
            Change change) {
        var typed = Typed.of(asked);
        try {
            return typed.act(
                    shell,
                    flash,
                    notice,
                    () -> {
                        var version = typed.number("version", "trade.changed");
                        change.make(typed, version == null ? -1 : version);
                        return "/despatches/" + id;
                    },
                    again -> page(shell, viewer, id, again));
        } catch (Refusal changed) {
            typed.errors().put("top", shell.say(changed));
            var view = page(shell, viewer, id, typed);
            view.setStatus(HttpStatus.CONFLICT);
            return view;
        }
    }

    @GetMapping("/orders" + ID + "/despatches")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER, Role.EXPORT_ADVISER})
    ModelAndView order(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return order(shell, viewer, id, Typed.NOTHING);
    }

    @PostMapping("/orders" + ID + "/despatches")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER, Role.EXPORT_ADVISER})
    ModelAndView despatch(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "trade.done",
                () -> {
                    var made = DespatchForm.read(typed, despatches.lines(id, viewer));
                    return "/despatches/" + despatches.despatch(id, made, viewer);
                },
                again -> order(shell, viewer, id, again));
    }

    private ModelAndView order(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var lines = despatches.lines(id, viewer);
        var heading = despatches.heading(id, viewer);
        return new ModelAndView(
                "trade/web/order-despatches",
                "page",
                new OrderDespatchesPage(
                        shell.titled("trade.of_order", heading.number()),
                        Facts.of(shell, directory),
                        heading,
                        viewer.runsTheProgramme() ? "/orders/" + id : null,
                        "/orders/" + id + "/despatches",
                        lines,
                        despatches.ofOrder(id, viewer),
                        typed.value("once", UUID.randomUUID()),
                        despatches.today(),
                        typed));
    }

    record OrderDespatchesPage(
            Shell shell,
            Facts facts,
            Despatches.Heading heading,
            @org.jspecify.annotations.Nullable String order,
            String sendTo,
            List<ToDespatch> lines,
            List<DespatchView> despatches,
            String once,
            LocalDate today,
            Typed typed) {
        OrderDespatchesPage {
            lines = List.copyOf(lines);
            despatches = List.copyOf(despatches);
        }

        boolean anyReady() {
            return lines.stream().anyMatch(line -> line.ready() > 0);
        }

        String field(ToDespatch line) {
            return DespatchForm.field(line.lineId());
        }
    }
}
