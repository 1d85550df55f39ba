package org.saan.hub.production.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.production.Feeling;
import org.saan.hub.production.NewReport;
import org.saan.hub.production.Production;
import org.saan.hub.production.Progress;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** แจ้งความคืบหน้า: a group tells of its work; the coordinator may do so on its behalf. */
@Controller
@Audience({Role.GROUP_LEADER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ReportPages {
    private final Production production;
    private final Progress progress;
    private final Directory directory;

    ReportPages(Production production, Progress progress, Directory directory) {
        this.production = production;
        this.progress = progress;
        this.directory = directory;
    }

    /** For leaders alone: their phones keep the page and show it without signal. */
    @GetMapping("/our-work/{id}/report")
    @Audience(Role.GROUP_LEADER)
    ModelAndView own(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, UUID.randomUUID().toString(), Typed.NOTHING);
    }

    @GetMapping("/work-orders/{id}/report")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    ModelAndView onBehalf(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, UUID.randomUUID().toString(), Typed.NOTHING);
    }

    private static String at(UUID work, Viewer viewer) {
        return (viewer.is(Role.GROUP_LEADER) ? "/our-work/" : "/work-orders/") + work + "/report";
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, String once, Typed typed) {
        return new ModelAndView(
                "production/web/report",
                "page",
                new ReportPage(
                        shell.titled("production.report.title").forMakers(),
                        Facts.of(shell, directory),
                        production.getWork(id, viewer),
                        production.listReports(id, viewer),
                        production.listTranches(id, viewer),
                        once,
                        typed));
    }

    @PostMapping("/our-work/{id}/report")
    ModelAndView send(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            SentForm form,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            RedirectAttributes flash) {
        try {
            var report = new NewReport(
                    form.once() == null ? UUID.randomUUID() : form.once(),
                    Typed.pieces(asked, "made"),
                    feeling(asked.getOrDefault("feeling", "")),
                    asked.get("note"),
                    form.at());
            var outcome = progress.report(id, report, Sent.photos(photos), viewer);
            flash.addFlashAttribute(
                    "notice",
                    switch (outcome) {
                        case STORED, KNOWN -> shell.t("production.report.stored", report.made());
                        case WAITS -> shell.t("production.report.waits");
                    });
            return new ModelAndView("redirect:" + at(id, viewer));
        } catch (Refusal no) {
            if (form.queued()) {
                throw no;
            }
            var view = page(shell, viewer, id, asked.getOrDefault("once", ""), Typed.refused(asked, no, shell));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    @PostMapping("/our-work/{id}/reports/{report}")
    String decide(
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID report,
            @RequestParam(defaultValue = "false") boolean counts) {
        progress.decide(id, report, counts, viewer);
        return "redirect:" + at(id, viewer);
    }

    private static Feeling feeling(String text) {
        return Arrays.stream(Feeling.values())
                .filter(feeling -> feeling.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.of("feeling", "production.report.choose_feeling"));
    }
}
