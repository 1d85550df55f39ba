package org.saan.hub.training.web;

import java.util.UUID;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.Assessment;
import org.saan.hub.training.Sitting;
import org.saan.hub.training.Sittings;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A test that is read out: the trainer sees one question at a time and enters what the learner says. */
@Controller
@RequestMapping("/workshops/{id:[0-9a-f-]{36}}/tests/{kind:pre|post}/{number:[0-9]{1,4}}")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class OralTestPages {
    private final Sittings sittings;

    OralTestPages(Sittings sittings) {
        this.sittings = sittings;
    }

    @GetMapping
    ModelAndView show(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String kind,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int at) {
        var sitting = sittings.oral(id, number, Assessment.Kind.of(kind), viewer);
        var path = path(id, kind, number);
        return new ModelAndView(
                "training/web/oral",
                "page",
                new OralPage(
                        shell.titled("assess.oral.title", number),
                        TestPage.of(shell, sitting, at, path, "/workshops/" + id + "/assessment", "/questions/")));
    }

    record OralPage(Shell shell, TestPage test) {}

    @PostMapping
    ModelAndView answer(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String kind,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int at,
            @RequestParam(defaultValue = "0") int choice) {
        Sitting sitting = sittings.answerOral(id, number, Assessment.Kind.of(kind), at, choice, viewer);
        int next = sitting.nextOpen(at);
        return new ModelAndView("redirect:" + path(id, kind, number) + "?at=" + (next == 0 ? -1 : next));
    }

    @PostMapping("/finish")
    ModelAndView finish(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String kind,
            @PathVariable int number,
            RedirectAttributes flash) {
        return Typed.NOTHING.act(
                shell,
                flash,
                "assess.test.finished",
                () -> {
                    sittings.finishOral(id, number, Assessment.Kind.of(kind), viewer);
                    return "/workshops/" + id + "/assessment";
                },
                again -> show(shell, viewer, id, kind, number, 0));
    }

    private static String path(UUID id, String kind, int number) {
        return "/workshops/" + id + "/tests/" + kind + "/" + number;
    }
}
