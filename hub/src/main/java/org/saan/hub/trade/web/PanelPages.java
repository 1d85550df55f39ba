package org.saan.hub.trade.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.print.QrPath;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.trade.ObstaclePanels;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms that stand open in workshops: the office opens them and hangs their code on the wall. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
class PanelPages {
    private final ObstaclePanels panels;
    private final Directory directory;
    private final PublicAddress hub;

    PanelPages(ObstaclePanels panels, Directory directory, PublicAddress hub) {
        this.panels = panels;
        this.directory = directory;
        this.hub = hub;
    }

    @GetMapping("/obstacles/panels")
    ModelAndView list(Shell shell, Viewer viewer) {
        return list(shell, viewer, Typed.NOTHING);
    }

    @PostMapping("/obstacles/panels")
    ModelAndView open(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "trade.panel.opened",
                () -> {
                    var province = typed.value("province");
                    if (!province.isEmpty() && !directory.listProvinces().containsKey(province)) {
                        throw Refusal.of("province", "trade.obstacle.choose");
                    }
                    return "/obstacles/panels/"
                            + panels.open(
                                    ObstacleForm.both(typed, "title", "trade.panel.title_missing"),
                                    province.isEmpty() ? null : province,
                                    typed.date("on", "trade.on_missing"),
                                    typed.date("until", "trade.on_missing"),
                                    viewer);
                },
                again -> list(shell, viewer, again));
    }

    private ModelAndView list(Shell shell, Viewer viewer, Typed typed) {
        return new ModelAndView(
                "trade/web/panels",
                "page",
                new PanelsPage(
                        shell.titled("trade.panels.title"),
                        panels.list(viewer),
                        provinces(shell),
                        panels.today(),
                        typed));
    }

    private List<ListFilter.Choice> provinces(Shell shell) {
        return directory.listProvinces().entrySet().stream()
                .map(one -> new ListFilter.Choice(one.getKey(), shell.text(one.getValue())))
                .toList();
    }

    record PanelsPage(
            Shell shell,
            List<ObstaclePanels.Panel> rows,
            List<ListFilter.Choice> provinces,
            LocalDate today,
            Typed typed) {
        PanelsPage {
            rows = List.copyOf(rows);
            provinces = List.copyOf(provinces);
        }
    }

    @GetMapping("/obstacles/panels/{id:[0-9a-f-]{36}}")
    ModelAndView one(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var panel = panels.get(id, viewer);
        var address = hub.base() + "/th/export-guide/tell/" + panel.code();
        return new ModelAndView(
                "trade/web/panel",
                "page",
                new PanelPage(
                        shell.titled("trade.panel.one", shell.text(panel.title())),
                        panel,
                        address,
                        QrPath.of(address),
                        panels.today()));
    }

    record PanelPage(Shell shell, ObstaclePanels.Panel panel, String address, QrPath code, LocalDate today) {}

    @PostMapping("/obstacles/panels/{id:[0-9a-f-]{36}}/close")
    ModelAndView close(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        panels.close(id, viewer);
        flash.addFlashAttribute("notice", shell.t("trade.panel.closed_done"));
        return new ModelAndView("redirect:/obstacles/panels/" + id);
    }
}
