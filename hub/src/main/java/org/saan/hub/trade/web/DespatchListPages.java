package org.saan.hub.trade.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.trade.DespatchList;
import org.saan.hub.trade.DespatchView;
import org.saan.hub.trade.Despatches;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of what left the hub; a buyer finds what left for it. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER, Role.EXPORT_ADVISER, Role.BUYER
})
class DespatchListPages {
    private final Despatches despatches;
    private final DespatchList list;
    private final Directory directory;

    DespatchListPages(Despatches despatches, DespatchList list, Directory directory) {
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
}
