package org.saan.hub.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
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

/** The weeks of a group, written down by those who run the programme while its leader tells them, by telephone mostly. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class GroupWeeksPages {
    private final WeeksMaking making;

    GroupWeeksPages(WeeksMaking making) {
        this.making = making;
    }

    private static WeeksMaking.At at(Shell shell, Viewer viewer, UUID group, SentForm form) {
        return new WeeksMaking.At(
                shell.titled("calendar.group.title"), viewer, group, "/groups/" + group + "/weeks", true, form);
    }

    @GetMapping("/groups/{id}/weeks")
    ModelAndView show(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String technique,
            Model model) {
        return making.show(at(shell, viewer, id, form), technique, model);
    }

    @GetMapping("/groups/{id}/weeks.ics")
    ResponseEntity<byte[]> file(Shell shell, SentForm form, Viewer viewer, @PathVariable UUID id) {
        return making.file(at(shell, viewer, id, form));
    }

    @PostMapping("/groups/{id}/weeks/taps")
    Object tap(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestHeader(name = WeeksMaking.PART, required = false) @Nullable String part,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return making.tap(at(shell, viewer, id, form), typed, part, flash, response);
    }

    @PostMapping("/groups/{id}/weeks/confirm")
    Object confirm(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes flash) {
        return making.confirm(at(shell, viewer, id, form), typed, flash);
    }
}
