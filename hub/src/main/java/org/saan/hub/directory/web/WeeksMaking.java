package org.saan.hub.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.GroupWeeks;
import org.saan.hub.directory.OurWeeks;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** What the leader's page of weeks and that of the people who write down for a leader have in common. */
@Component
class WeeksMaking {
    /** Half a year to look at; the service takes a year. */
    private static final int SHOWN = 26;

    /** Tells a script from a page: it asks for one week and gets one week. */
    static final String PART = "Saan-Part";

    private static final String KEPT = "kept";
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final OurWeeks weeks;
    private final Directory directory;
    private final Clock clock;

    WeeksMaking(OurWeeks weeks, Directory directory, Clock clock) {
        this.weeks = weeks;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * One group, seen from one of the two pages.
     *
     * @param form what was sent, if something was
     */
    record At(Shell shell, Viewer viewer, UUID group, String base, boolean onBehalf, SentForm form) {}

    /** The page as it is looked at first, with what was chosen beside the last tap. */
    ModelAndView show(At at, String technique, Model model) {
        var kept = new HashMap<String, String>();
        if (model.getAttribute(KEPT) instanceof Map<?, ?> typed) {
            typed.forEach((field, value) -> kept.put(String.valueOf(field), String.valueOf(value)));
        }
        return page(at, technique, kept, Map.of());
    }

    private ModelAndView page(At at, String technique, Map<String, String> typed, Map<String, String> mistakes) {
        var group = weeks.getWeeks(at.group(), technique, SHOWN, at.viewer());
        var techniques = new ArrayList<WeeksPage.Technique>();
        if (group.techniques().size() > 1) {
            techniques.add(
                    new WeeksPage.Technique(at.base(), at.shell().t("calendar.technique.all"), technique.isEmpty()));
            group.techniques()
                    .forEach(one -> techniques.add(new WeeksPage.Technique(
                            at.base() + "?technique=" + one,
                            at.shell().t("calendar.technique." + one),
                            one.equals(technique))));
        }
        return new ModelAndView(
                "directory/web/our-weeks",
                "page",
                new WeeksPage(
                        at.shell(),
                        at.base(),
                        at.onBehalf(),
                        UUID.randomUUID().toString(),
                        group,
                        techniques,
                        new WeekDrawing(at.shell(), group).months(),
                        directory.getGroup(at.group(), at.viewer()).leaves(),
                        LocalDate.now(clock.withZone(Printing.ZONE)),
                        typed,
                        mistakes));
    }

    /** A tap or its undoing; answers with the one week when a script asks, else with the page at that week. */
    Object tap(
            At at,
            Map<String, String> typed,
            @Nullable String part,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var form = new WeeksForm(typed, at.onBehalf());
        YearWeek week;
        try {
            var undo = form.undo();
            if (undo != null) {
                week = weeks.undo(at.group(), undo, at.viewer());
            } else {
                var tap = form.tap();
                weeks.tap(at.group(), tap, at.form().at(), at.viewer());
                week = tap.week();
            }
        } catch (Refusal refusal) {
            return refused(at, form.technique(), typed, part, refusal);
        }
        if (part != null) {
            response.setHeader(PART, "week");
            return new ModelAndView("directory/web/_week", "page", part(at, form.technique(), week));
        }
        flash.addFlashAttribute(
                "notice", at.shell().t("calendar.week_saved", at.shell().week(week)));
        keep(typed, flash);
        return back(at, form.technique(), "#w-" + Weeks.text(week));
    }

    private WeeksPage.Part part(At at, String technique, YearWeek week) {
        GroupWeeks group = weeks.getWeeks(at.group(), technique, OurWeeks.WEEKS, at.viewer());
        return new WeeksPage.Part(at.shell(), new WeekDrawing(at.shell(), group).row(group.week(week)));
    }

    Object confirm(At at, Map<String, String> typed, RedirectAttributes flash) {
        var form = new WeeksForm(typed, at.onBehalf());
        try {
            weeks.confirm(at.group(), form.said(), at.form(), at.viewer());
        } catch (Refusal refusal) {
            return refused(at, form.technique(), typed, null, refusal);
        }
        flash.addFlashAttribute("notice", at.shell().t(at.onBehalf() ? "calendar.noted" : "directory.our.confirmed"));
        keep(typed, flash);
        return back(at, form.technique(), "");
    }

    /** Who said it, and why, mostly holds for the next week too. */
    private static void keep(Map<String, String> typed, RedirectAttributes flash) {
        var kept = new HashMap<String, String>();
        for (var field : List.of("saidBy", "saidOn", "reason", "own")) {
            kept.put(field, typed.getOrDefault(field, ""));
        }
        flash.addFlashAttribute(KEPT, kept);
    }

    /** Weeks without time, or with half of it, for the calendar of a phone. */
    ResponseEntity<byte[]> file(At at) {
        var group = weeks.getWeeks(at.group(), "", OurWeeks.WEEKS, at.viewer());
        var file = new CalendarFile(clock.instant());
        var drawing = new WeekDrawing(at.shell(), group);
        for (var week : group.weeks()) {
            if (week.leftPermille() == 0 || week.said() != null && week.leftPermille() < 1000) {
                var monday = Weeks.monday(week.week());
                file.days(
                        group.group() + "-" + Weeks.text(week.week()) + "@saan",
                        monday,
                        monday.plusDays(6),
                        drawing.summary(week));
            }
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("weeks.ics")
                                .build()
                                .toString())
                .body(file.bytes());
    }

    Object refused(At at, String technique, Map<String, String> typed, @Nullable String part, Refusal refusal) {
        if (at.form().queued()) {
            throw refusal;
        }
        var words = at.shell().say(refusal);
        if (part != null) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .header(PART, "refused")
                    .contentType(TEXT)
                    .body(words);
        }
        var field = refusal.field() == null ? "" : refusal.field();
        var view = page(at, technique, typed, Map.of(field, words));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static ModelAndView back(At at, String technique, String anchor) {
        var query = technique.isEmpty() ? "" : "?technique=" + technique;
        return new ModelAndView("redirect:" + at.base() + query + anchor);
    }
}
