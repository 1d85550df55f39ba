package org.saan.hub.training.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.print.QrPath;
import org.saan.hub.shared.web.OpenFrame;
import org.saan.hub.training.EnrolmentKey;
import org.saan.hub.training.EnrolmentView;
import org.saan.hub.training.Enrolments;
import org.saan.hub.training.WorkshopView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody's own place in a workshop, by the secret link: take an offered seat, give it back, show the badge at the door. */
@Controller
@RequestMapping("/{language:th|en}/workshops/mine/{key:[A-Za-z0-9_-]{43}}")
@Audience(anybody = true)
class MyEnrolmentPages {
    private final Enrolments enrolments;

    MyEnrolmentPages(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    record MinePage(OpenFrame frame, Facts facts, WorkshopView it, EnrolmentView mine, QrPath code, String path) {}

    @GetMapping
    ModelAndView show(Shell shell, HttpServletRequest request, HttpServletResponse response, @PathVariable String key) {
        var mine = enrolments.follow(new EnrolmentKey(key));
        var it = enrolments.workshopOf(mine);
        var frame = OpenFrame.of(shell, request, response);
        var titled = new OpenFrame(frame.shell().titled("training.mine", shell.text(it.title())), frame.here());
        return new ModelAndView(
                "training/web/mine",
                "page",
                new MinePage(
                        titled,
                        new Facts(titled.shell()),
                        it,
                        mine,
                        QrPath.of(mine.code()),
                        frame.to("/workshops/mine/" + key)));
    }

    @PostMapping("/accept")
    ModelAndView accept(Shell shell, @PathVariable String key, RedirectAttributes flash) {
        return act(shell, key, flash, "training.accepted", enrolments::accept);
    }

    @PostMapping("/cancel")
    ModelAndView cancel(Shell shell, @PathVariable String key, RedirectAttributes flash) {
        return act(shell, key, flash, "training.cancelled", enrolments::cancel);
    }

    private static ModelAndView act(
            Shell shell, String key, RedirectAttributes flash, String notice, Consumer<EnrolmentKey> action) {
        try {
            action.accept(new EnrolmentKey(key));
            flash.addFlashAttribute("notice", shell.t(notice));
        } catch (Refusal no) {
            flash.addFlashAttribute("notice", shell.say(no));
        }
        return new ModelAndView("redirect:/" + shell.language().tag() + "/workshops/mine/" + key);
    }
}
