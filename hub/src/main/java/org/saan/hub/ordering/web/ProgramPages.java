package org.saan.hub.ordering.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.ProgramKeys;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which programs may enter orders, and for which buyer. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
class ProgramPages {
    private final ProgramKeys programs;
    private final Sourcing sourcing;

    ProgramPages(ProgramKeys programs, Sourcing sourcing) {
        this.programs = programs;
        this.sourcing = sourcing;
    }

    @GetMapping("/orders/programs")
    ModelAndView list(Shell shell, Viewer viewer) {
        var buyers = sourcing.buyersToChoose(viewer).stream()
                .map(buyer -> new Option(buyer.id().toString(), buyer.name(), false))
                .toList();
        var rows = programs.list(viewer).stream()
                .map(row -> new ProgramsPage.Row(
                        row.key().id().toString(), row.key().name(), row.key().begins(), row.buyer()))
                .toList();
        return new ModelAndView(
                "ordering/web/programs", "page", new ProgramsPage(shell.titled("program.title"), buyers, rows));
    }

    /** Allows a key to order for a buyer; for none it only reads again. */
    @PostMapping("/orders/programs/{key}")
    ModelAndView change(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID key,
            @RequestParam(defaultValue = "") String buyer,
            RedirectAttributes flash) {
        var chosen = OrderFormReader.id(buyer);
        if (chosen == null) {
            programs.takeBack(key, viewer);
        } else {
            programs.give(key, chosen, viewer);
        }
        flash.addFlashAttribute("notice", shell.t(chosen == null ? "program.taken_back" : "program.given"));
        return new ModelAndView("redirect:/orders/programs");
    }

    record ProgramsPage(Shell shell, List<Option> buyers, List<Row> rows) {
        /** @param buyer absent for a key that only reads */
        record Row(
                String key,
                String name,
                String begins,
                @Nullable String buyer) {}
    }
}
