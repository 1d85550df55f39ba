package org.saan.hub.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.GroupView;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** The weeks of one's own group, on a phone: what Saan believes, what the group says. */
@Controller
@Audience(Role.GROUP_LEADER)
class OurWeeksPages {
    private static final int WEEKS = 26;
    private static final Set<String> REASONS = Set.of("field", "festival", "other");

    private final Directory directory;
    private final Clock clock;

    OurWeeksPages(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Bean
    static NavEntry ourWeeksNav() {
        return new NavEntry(15, "directory.our.nav", "/our-weeks", "cal", Set.of(Role.GROUP_LEADER));
    }

    @GetMapping("/our-weeks")
    ModelAndView show(Shell shell, Viewer viewer) {
        return page(shell, viewer, null, "", "");
    }

    private ModelAndView page(Shell shell, Viewer viewer, @Nullable String error, String typedFirst, String typedLast) {
        var first = YearWeek.from(today());
        var group = directory.getGroup(viewer.organisationId(), viewer);
        var capacity = directory.capacity(viewer.organisationId(), first, WEEKS, viewer);
        var options = new ArrayList<Choice>();
        for (int i = 0; i < WEEKS; i++) {
            var week = first.plusWeeks(i);
            options.add(new Choice(
                    Weeks.text(week), shell.week(week) + " · " + shell.print().date(Weeks.monday(week))));
        }
        return new ModelAndView(
                "directory/web/our-weeks",
                "page",
                new OurWeeksPage(
                        shell.titled("directory.our.title").forMakers(),
                        group,
                        GroupPages.CalendarStrip.of(shell, capacity, first),
                        options,
                        error,
                        typedFirst,
                        typedLast));
    }

    @PostMapping("/our-weeks/confirm")
    ModelAndView confirm(Shell shell, Viewer viewer, RedirectAttributes flash) {
        directory.confirmCapacity(viewer.organisationId(), viewer);
        flash.addFlashAttribute("notice", shell.t("directory.our.confirmed"));
        return new ModelAndView("redirect:/our-weeks");
    }

    @PostMapping("/our-weeks/leave")
    ModelAndView leave(
            Shell shell,
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
                    viewer);
        } catch (Refusal refusal) {
            var view = page(shell, viewer, shell.say(refusal), first, last);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("directory.our.noted"));
        return new ModelAndView("redirect:/our-weeks");
    }

    @PostMapping("/our-weeks/leave/{id}/withdraw")
    ModelAndView withdraw(Viewer viewer, @PathVariable UUID id) {
        directory.withdrawLeave(viewer.organisationId(), id, viewer);
        return new ModelAndView("redirect:/our-weeks");
    }

    private static YearWeek week(String text) {
        return Weeks.find(text).orElseThrow(() -> Refusal.of("first", "directory.leave.week"));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    record Choice(String value, String words) {}

    record OurWeeksPage(
            Shell shell,
            GroupView group,
            GroupPages.CalendarStrip strip,
            List<Choice> weeks,
            @Nullable String error,
            String typedFirst,
            String typedLast) {}
}
