package org.saan.hub.settlement.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.platform.Once;
import org.saan.hub.settlement.CostSheets;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a cost sheet is written, and its next version. */
@Controller
@RequestMapping("/settlement/costs")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class CostFormPages {
    private final CostSheets costs;
    private final Directory directory;

    CostFormPages(CostSheets costs, Directory directory) {
        this.costs = costs;
        this.directory = directory;
    }

    @GetMapping("/new")
    ModelAndView begin(Shell shell, Viewer viewer, @RequestParam UUID group) {
        return page(shell, viewer, group, null, Typed.NOTHING, UUID.randomUUID());
    }

    @PostMapping("/new")
    ModelAndView write(
            Shell shell,
            Viewer viewer,
            @RequestParam UUID group,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return write(shell, viewer, group, null, asked, flash);
    }

    @GetMapping("/{id:[0-9a-f-]{36}}/next")
    ModelAndView change(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var cost = costs.get(id, null, viewer);
        return page(shell, viewer, cost.groupId(), id, CostForm.of(cost), UUID.randomUUID());
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/next")
    ModelAndView change(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return write(shell, viewer, costs.get(id, null, viewer).groupId(), id, asked, flash);
    }

    private ModelAndView write(
            Shell shell,
            Viewer viewer,
            UUID group,
            @Nullable UUID known,
            Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.cost_done",
                () -> "/settlement/costs/"
                        + costs.write(Once.token(typed.value("once")), known, CostForm.read(typed, group), viewer),
                again -> page(shell, viewer, group, known, again, Once.token(typed.value("once"))));
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID group, @Nullable UUID known, Typed typed, UUID token) {
        return new ModelAndView(
                "settlement/web/cost-form",
                "page",
                new CostFormPage(
                        shell.titled(known == null ? "settlement.cost_new" : "settlement.cost_next"),
                        group,
                        directory.getGroup(group, viewer).name(),
                        known,
                        directory.listFamilies(),
                        typed,
                        token));
    }

    /** @param known the sheet whose next version is written; absent for a new one */
    record CostFormPage(
            Shell shell,
            UUID group,
            LocalizedText groupName,
            @Nullable UUID known,
            List<FamilyView> families,
            Typed typed,
            UUID token) {
        CostFormPage {
            families = List.copyOf(families);
        }

        String action() {
            return known == null ? "/settlement/costs/new" : "/settlement/costs/" + known + "/next";
        }

        String back() {
            return known == null ? "/settlement/groups/" + group : "/settlement/costs/" + known;
        }

        int lines(String kind) {
            return CostForm.lines(typed, kind);
        }
    }
}
