package org.saan.hub.settlement.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.settlement.CostList;
import org.saan.hub.settlement.CostSheets;
import org.saan.hub.settlement.CostView;
import org.saan.hub.settlement.Waterfall;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Printing;
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

/** ใบคิดต้นทุน: what a piece costs, whom its price pays, and whether it pays a day's wage. A group reads its own, to its own price. */
@Controller
@Audience({Role.GROUP_LEADER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class CostPages {
    private final CostSheets costs;
    private final CostList list;
    private final Directory directory;

    CostPages(CostSheets costs, CostList list, Directory directory) {
        this.costs = costs;
        this.list = list;
        this.directory = directory;
    }

    @GetMapping("/settlement/costs")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = CostList.SHAPE.read(asked);
        var found = list.list(query, viewer);
        return new ModelAndView(
                "settlement/web/costs",
                "page",
                new CostsPage(
                        forReader(shell.titled("settlement.costs"), viewer),
                        new ListView(
                                query,
                                found.total(),
                                List.of(
                                        new ListFilter(
                                                "family",
                                                shell.t("settlement.craft"),
                                                directory.listFamilies().stream()
                                                        .map(family -> new ListFilter.Choice(
                                                                family.code(), shell.text(family.name())))
                                                        .toList()),
                                        new ListFilter(
                                                "state",
                                                shell.t("settlement.costs.pay"),
                                                CostList.STATES.stream()
                                                        .map(state -> new ListFilter.Choice(
                                                                state, shell.t("settlement.costs." + state)))
                                                        .toList()))),
                        viewer.runsTheProgramme(),
                        found.rows()));
    }

    @GetMapping("/settlement/costs.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = CostList.SHAPE.read(asked);
        var columns = new ArrayList<ListTable.Column<CostList.Row>>(List.of(
                column(shell.t("settlement.cost_name"), CostList.Row::name),
                column(shell.t("production.group"), row -> shell.text(row.group())),
                column(shell.t("settlement.craft"), row -> shell.text(row.family())),
                column(shell.t("settlement.version"), CostList.Row::version),
                column(shell.t("settlement.fall.makers"), row -> row.labour().amount()),
                column(shell.t("settlement.fall.group"), row -> row.groupPrice().amount())));
        if (viewer.runsTheProgramme()) {
            columns.add(column(shell.t("settlement.fall.selling"), row -> {
                var price = row.sellingPrice();
                return price == null ? null : price.amount();
            }));
        }
        columns.add(column(
                shell.t("settlement.costs.pay"),
                row -> shell.t("settlement.costs." + (row.below() ? "below" : "fair"))));
        columns.add(column(
                shell.t("settlement.costs.written"),
                row -> row.writtenAt().atZone(Printing.ZONE).toLocalDate()));
        return ListFile.<CostList.Row>answer(
                ending,
                new ListTable<>("costs", shell.t("settlement.costs"), columns),
                sink -> list.export(query, viewer, sink));
    }

    private static Shell forReader(Shell shell, Viewer viewer) {
        return viewer.runsTheProgramme() ? shell : shell.forMakers();
    }

    /** @param office whether the reader runs the programme */
    record CostsPage(Shell shell, ListView list, boolean office, List<CostList.Row> rows) {
        CostsPage {
            rows = List.copyOf(rows);
        }
    }

    /** @param version absent for the last */
    @GetMapping("/settlement/costs/{id:[0-9a-f-]{36}}")
    ModelAndView show(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer version) {
        var cost = costs.get(id, version, viewer);
        return new ModelAndView(
                "settlement/web/cost",
                "page",
                new CostPage(
                        forReader(shell.titled("settlement.cost_title", cost.name()), viewer),
                        viewer.runsTheProgramme(),
                        cost,
                        Waterfall.of(cost.sheet(), viewer)));
    }

    /** One of the three wages that a piece rate is held against. */
    record Held(String name, BigDecimal baht, boolean reached) {}

    /** @param office whether the reader runs the programme */
    record CostPage(Shell shell, boolean office, CostView cost, Waterfall fall) {
        List<Held> wages() {
            var all = new java.util.ArrayList<Held>();
            all.add(held("settlement.wage.legal", cost.wage()));
            var target = cost.target();
            if (target != null) {
                all.add(held("settlement.wage.target", target));
            }
            var living = cost.living();
            if (living != null) {
                all.add(held("settlement.wage.living", living.baht()));
            }
            return all;
        }

        private Held held(String key, BigDecimal baht) {
            return new Held(shell.t(key), baht, cost.reaches(baht));
        }

        List<Integer> versions() {
            return java.util.stream.IntStream.rangeClosed(1, cost.lastVersion())
                    .boxed()
                    .toList()
                    .reversed();
        }
    }
}
