package org.saan.hub.programme.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.programme.ApplicationView;
import org.saan.hub.programme.MeasureApplications;
import org.saan.hub.programme.MeasureMatches;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What agencies offer to the group of its leader, why it fits or not, and the group's own yes. */
@Controller
@Audience(Role.GROUP_LEADER)
class OurSupportPages {
    private final MeasureMatches matches;
    private final MeasureApplications applications;
    private final Directory directory;

    OurSupportPages(MeasureMatches matches, MeasureApplications applications, Directory directory) {
        this.matches = matches;
        this.applications = applications;
        this.directory = directory;
    }

    @Bean
    static NavEntry ourSupportNav() {
        return new NavEntry(19, "support.our_nav", "/our-support", "coin", Set.of(Role.GROUP_LEADER));
    }

    @GetMapping("/our-support")
    ModelAndView show(Shell shell, Viewer viewer) {
        return new ModelAndView(
                "programme/web/our-support",
                "page",
                new OurSupportPage(
                        shell.titled("support.our_title"),
                        SupportWords.of(shell, directory),
                        matches.ofGroup(viewer),
                        applications.ofGroup(viewer)));
    }

    record OurSupportPage(
            Shell shell, SupportWords words, List<MeasureMatches.Match> matches, List<ApplicationView> applications) {
        OurSupportPage {
            matches = List.copyOf(matches);
            applications = List.copyOf(applications);
        }

        /** Whether the group has said yes to it and not taken it back. */
        boolean said(MeasureMatches.Match match) {
            return applications.stream()
                    .anyMatch(one -> one.measureId().equals(match.measure().id())
                            && one.state() != ApplicationView.State.WITHDRAWN);
        }
    }

    @PostMapping("/our-support/{measure:[0-9a-f-]{36}}/interested")
    ModelAndView interested(Shell shell, Viewer viewer, @PathVariable UUID measure, RedirectAttributes flash) {
        applications.interested(measure, viewer);
        flash.addFlashAttribute("notice", shell.t("support.interested_done"));
        return new ModelAndView("redirect:/our-support");
    }

    @PostMapping("/our-support/applications/{id:[0-9a-f-]{36}}/withdraw")
    ModelAndView withdraw(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var version = Typed.of(asked).number("version", "support.changed");
        applications.withdraw(id, version == null ? -1 : version, viewer);
        flash.addFlashAttribute("notice", shell.t("support.taken_back"));
        return new ModelAndView("redirect:/our-support");
    }
}
