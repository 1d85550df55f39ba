package org.saan.hub.settlement.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.settlement.CostSheets;
import org.saan.hub.settlement.CostView;
import org.saan.hub.settlement.Waterfall;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** ใบคิดต้นทุน: what a piece costs, whom its price pays, and whether it pays a day's wage. A group reads its own, to its own price. */
@Controller
@RequestMapping("/settlement/costs")
@Audience({Role.GROUP_LEADER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class CostPages {
    private final CostSheets costs;

    CostPages(CostSheets costs) {
        this.costs = costs;
    }

    @GetMapping
    ModelAndView list(Shell shell, Viewer viewer) {
        return new ModelAndView(
                "settlement/web/costs",
                "page",
                new CostsPage(
                        forReader(shell.titled("settlement.costs"), viewer),
                        viewer.runsTheProgramme(),
                        costs.list(viewer)));
    }

    private static Shell forReader(Shell shell, Viewer viewer) {
        return viewer.runsTheProgramme() ? shell : shell.forMakers();
    }

    /** @param office whether the reader runs the programme */
    record CostsPage(Shell shell, boolean office, List<CostSheets.Row> rows) {
        CostsPage {
            rows = List.copyOf(rows);
        }
    }

    /** @param version absent for the last */
    @GetMapping("/{id:[0-9a-f-]{36}}")
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
