package org.saan.hub.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportWork;
import org.saan.hub.directory.Imports;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The work on an import: letting it begin, watching it, stopping it, taking it back. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ImportWorkPages {
    private final Imports imports;
    private final ImportWork work;
    private final ImportPages pages;
    private final Clock clock;

    ImportWorkPages(Imports imports, ImportWork work, ImportPages pages, Clock clock) {
        this.imports = imports;
        this.work = work;
        this.pages = pages;
        this.clock = clock;
    }

    /** How far the work is; told to look at the whole page again once it has ended. */
    @GetMapping("/imports/{id}/progress")
    @Nullable
    ModelAndView progress(Shell shell, Viewer viewer, @PathVariable UUID id, HttpServletResponse response) {
        var view = imports.getImport(id, viewer);
        if (!view.state().isUnderWay()) {
            response.setHeader("HX-Refresh", "true");
            return null;
        }
        return new ModelAndView(
                "directory/web/import-progress", "page", new ImportProgress(shell, view, clock.instant()));
    }

    @PostMapping("/imports/{id}/apply")
    ModelAndView apply(
            Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String allOrNothing) {
        try {
            work.apply(id, !allOrNothing.isEmpty(), viewer);
        } catch (Refusal no) {
            return pages.page(shell, viewer, id, Map.of(), shell.say(no));
        }
        return to(id);
    }

    @PostMapping("/imports/{id}/undo")
    ModelAndView undo(Viewer viewer, @PathVariable UUID id) {
        work.undo(id, viewer);
        return to(id);
    }

    @PostMapping("/imports/{id}/again")
    ModelAndView again(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        work.again(id, viewer);
        flash.addFlashAttribute("notice", shell.t("directory.import.again_done"));
        return to(id);
    }

    @PostMapping("/imports/{id}/stop")
    ModelAndView stop(Viewer viewer, @PathVariable UUID id) {
        work.stop(id, viewer);
        return to(id);
    }

    @PostMapping("/imports/{id}/go-on")
    ModelAndView goOn(Viewer viewer, @PathVariable UUID id) {
        work.goOn(id, viewer);
        return to(id);
    }

    @PostMapping("/imports/{id}/cancel")
    ModelAndView cancel(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        work.cancel(id, viewer);
        flash.addFlashAttribute("notice", shell.t("directory.import.cancelled"));
        return new ModelAndView("redirect:/imports");
    }

    private static ModelAndView to(UUID id) {
        return new ModelAndView("redirect:/imports/" + id);
    }
}
