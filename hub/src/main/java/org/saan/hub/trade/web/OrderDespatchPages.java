package org.saan.hub.trade.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.trade.DespatchView;
import org.saan.hub.trade.Despatches;
import org.saan.hub.trade.ToDespatch;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What of an order is packed and has left, and the form of the next despatch. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER, Role.EXPORT_ADVISER})
class OrderDespatchPages {
    private final Despatches despatches;
    private final Directory directory;

    OrderDespatchPages(Despatches despatches, Directory directory) {
        this.despatches = despatches;
        this.directory = directory;
    }

    @GetMapping("/orders/{id:[0-9a-f-]{36}}/despatches")
    ModelAndView order(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return order(shell, viewer, id, Typed.NOTHING);
    }

    @PostMapping("/orders/{id:[0-9a-f-]{36}}/despatches")
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
            @Nullable String order,
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
