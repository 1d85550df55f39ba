package org.saan.hub.materials.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.List;
import java.util.Map;
import org.saan.hub.materials.LotList;
import org.saan.hub.materials.LotView;
import org.saan.hub.materials.Materials;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lots of material, on the page and as a file. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER})
class LotListPages {
    private final LotList list;
    private final Materials materials;

    LotListPages(LotList list, Materials materials) {
        this.list = list;
        this.materials = materials;
    }

    record LotsPage(Shell shell, ListView list, Words words, List<LotView> rows, boolean runs) {
        LotsPage {
            rows = List.copyOf(rows);
        }
    }

    @GetMapping("/lots")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = LotList.SHAPE.read(asked);
        var found = list.list(query, viewer);
        return new ModelAndView(
                "materials/web/lots",
                "page",
                new LotsPage(
                        shell.titled("materials.lots"),
                        new ListView(
                                query,
                                found.total(),
                                List.of(
                                        new ListFilter(
                                                "material",
                                                shell.t("materials.material"),
                                                materials.all(viewer).stream()
                                                        .map(one -> new ListFilter.Choice(
                                                                one.code(), shell.text(one.name())))
                                                        .toList()),
                                        new ListFilter(
                                                "state",
                                                shell.t("materials.lot_state"),
                                                LotList.STATES.stream()
                                                        .map(state -> new ListFilter.Choice(
                                                                state, shell.t("materials.lot_state." + state)))
                                                        .toList()))),
                        new Words(shell),
                        found.rows(),
                        viewer.runsTheProgramme()));
    }

    @GetMapping("/lots.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = LotList.SHAPE.read(asked);
        var words = new Words(shell);
        var table = new ListTable<LotView>(
                "lots",
                shell.t("materials.lots"),
                List.of(
                        column(shell.t("materials.lot"), LotView::number),
                        column(shell.t("materials.material"), one -> shell.text(one.material())),
                        column(shell.t("materials.bath"), LotView::dyeBath),
                        column(shell.t("materials.received_on"), LotView::receivedOn),
                        column(shell.t("materials.received"), LotView::received),
                        column(shell.t("materials.on_hand"), LotView::onHand),
                        column(shell.t("materials.issued"), LotView::issued),
                        column(shell.t("materials.returned"), LotView::returned),
                        column(shell.t("materials.spoilt"), LotView::spoilt),
                        column(shell.t("materials.unit"), one -> words.unit(one.unit()))));
        return ListFile.<LotView>answer(ending, table, sink -> list.export(query, viewer, sink));
    }
}
