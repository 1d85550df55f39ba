package org.saan.hub.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** The weeks of one's own group, on a phone: what Saan believes, what the group says. */
@Controller
@Audience(Role.GROUP_LEADER)
class OurWeeksPages {
    private static final String BASE = "/our-weeks";
    private static final Set<String> REASONS = Set.of("field", "festival", "funeral", "ordination", "other");

    private final Directory directory;
    private final WeeksMaking making;

    OurWeeksPages(Directory directory, WeeksMaking making) {
        this.directory = directory;
        this.making = making;
    }

    @Bean
    static NavEntry ourWeeksNav() {
        return new NavEntry(15, "directory.our.nav", BASE, "cal", Set.of(Role.GROUP_LEADER));
    }

    private static WeeksMaking.At at(Shell shell, Viewer viewer, SentForm form) {
        return new WeeksMaking.At(
                shell.titled("directory.our.title").forMakers(), viewer, viewer.organisationId(), BASE, false, form);
    }

    @GetMapping(BASE)
    ModelAndView show(
            Shell shell, SentForm form, Viewer viewer, @RequestParam(defaultValue = "") String technique, Model model) {
        return making.show(at(shell, viewer, form), technique, model);
    }

    @GetMapping(BASE + ".ics")
    ResponseEntity<byte[]> file(Shell shell, SentForm form, Viewer viewer) {
        return making.file(at(shell, viewer, form));
    }

    @PostMapping(BASE + "/taps")
    Object tap(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = WeeksMaking.PART, required = false) @Nullable String part,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return making.tap(at(shell, viewer, form), typed, part, flash, response);
    }

    @PostMapping(BASE + "/confirm")
    Object confirm(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @RequestParam Map<String, String> typed,
            RedirectAttributes flash) {
        return making.confirm(at(shell, viewer, form), typed, flash);
    }

    @PostMapping(BASE + "/leave")
    Object leave(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @RequestParam String first,
            @RequestParam String last,
            @RequestParam(defaultValue = "other") String reason,
            RedirectAttributes flash) {
        try {
            directory.declareLeave(
                    viewer.organisationId(),
                    week(first),
                    week(last),
                    REASONS.contains(reason) ? reason : "other",
                    form,
                    viewer);
        } catch (Refusal refusal) {
            return making.refused(at(shell, viewer, form), "", Map.of("first", first, "last", last), null, refusal);
        }
        flash.addFlashAttribute("notice", shell.t("directory.our.noted"));
        return new ModelAndView("redirect:" + BASE);
    }

    @PostMapping(BASE + "/leave/{id}/withdraw")
    ModelAndView withdraw(SentForm form, Viewer viewer, @PathVariable UUID id) {
        directory.withdrawLeave(viewer.organisationId(), id, form, viewer);
        return new ModelAndView("redirect:" + BASE);
    }

    private static YearWeek week(String text) {
        return Weeks.find(text).orElseThrow(() -> Refusal.of("first", "directory.leave.week"));
    }
}
