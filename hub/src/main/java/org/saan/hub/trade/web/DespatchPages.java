package org.saan.hub.trade.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.trade.DespatchView;
import org.saan.hub.trade.Despatches;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One despatch: its buyer, or the office for it, says when it has arrived; the office withdraws what was a mistake. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER, Role.EXPORT_ADVISER, Role.BUYER
})
class DespatchPages {
    private static final String DESPATCH = "/despatches/{id:[0-9a-f-]{36}}";

    private final Despatches despatches;
    private final Directory directory;

    DespatchPages(Despatches despatches, Directory directory) {
        this.despatches = despatches;
        this.directory = directory;
    }

    @GetMapping(DESPATCH)
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

    @PostMapping(DESPATCH + "/arrived")
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

    @PostMapping(DESPATCH + "/not-yet")
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

    @PostMapping(DESPATCH + "/withdraw")
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
    }
}
