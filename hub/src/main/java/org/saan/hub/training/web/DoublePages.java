package org.saan.hub.training.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.training.DoubleLearners;
import org.saan.hub.training.OneLearner;
import org.saan.thaitext.ThaiPhones;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Learners that may be one person, side by side with the reasons; an officer decides, and can take it back. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class DoublePages {
    private static final String PAGE = "/learners/doubles";

    private final DoubleLearners doubles;
    private final OneLearner one;

    DoublePages(DoubleLearners doubles, OneLearner one) {
        this.doubles = doubles;
        this.one = one;
    }

    record DoublesPage(Shell shell, List<DoubleLearners.Pair> pairs, List<DoubleLearners.Merged> merged) {
        DoublesPage {
            pairs = List.copyOf(pairs);
            merged = List.copyOf(merged);
        }

        static String phone(@Nullable String e164) {
            return e164 == null ? "–" : ThaiPhones.write(e164);
        }

        String year(@Nullable Integer year) {
            return year == null
                    ? "–"
                    : shell.print().date(java.time.LocalDate.of(year, 1, 1)).replaceAll(".*\\D", "");
        }
    }

    @GetMapping(PAGE)
    ModelAndView list(Shell shell, Viewer viewer) {
        return new ModelAndView(
                "training/web/doubles",
                "page",
                new DoublesPage(shell.titled("training.doubles"), doubles.list(viewer), doubles.merged(viewer)));
    }

    @PostMapping(PAGE + "/{first:[0-9a-f-]{36}}/{second:[0-9a-f-]{36}}")
    ModelAndView decide(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID first,
            @PathVariable UUID second,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes flash) {
        try {
            switch (answer) {
                case "first" -> one.merge(second, first, viewer);
                case "second" -> one.merge(first, second, viewer);
                default -> one.notSame(first, second, viewer);
            }
            flash.addFlashAttribute(
                    "notice",
                    shell.t(answer.isEmpty() || answer.equals("two") ? "training.are_two" : "training.are_one"));
        } catch (Refusal no) {
            flash.addFlashAttribute("notice", shell.say(no));
        }
        return new ModelAndView("redirect:" + PAGE);
    }

    @PostMapping(PAGE + "/merges/{merge:[0-9a-f-]{36}}/undo")
    ModelAndView undo(Shell shell, Viewer viewer, @PathVariable UUID merge, RedirectAttributes flash) {
        one.undo(merge, viewer);
        flash.addFlashAttribute("notice", shell.t("training.undone"));
        return new ModelAndView("redirect:" + PAGE);
    }
}
