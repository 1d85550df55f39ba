package org.saan.hub.programme.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.saan.hub.programme.PaceAlerts;
import org.saan.hub.programme.ProgrammeView;
import org.saan.hub.programme.Programmes;
import org.saan.hub.programme.SnapshotView;
import org.saan.hub.programme.Snapshots;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Months of a programme: closed, signed, and what the records say of them today. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class MonthPages {
    private static final String MONTHS = "/programmes/{code}/months";

    private final Programmes programmes;
    private final Snapshots snapshots;
    private final PaceAlerts alerts;

    MonthPages(Programmes programmes, Snapshots snapshots, PaceAlerts alerts) {
        this.programmes = programmes;
        this.snapshots = snapshots;
        this.alerts = alerts;
    }

    @GetMapping(MONTHS)
    ModelAndView months(Shell shell, Viewer viewer, @PathVariable String code) {
        return page(shell, viewer, code, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, String code, Typed typed) {
        var programme = programmes.getProgramme(code);
        var closed = snapshots.listSnapshots(programme.id());
        var taken = closed.stream().map(SnapshotView::untilOn).collect(Collectors.toSet());
        return new ModelAndView(
                "programme/web/months",
                "page",
                new MonthsPage(
                        shell.titled("programme.months"),
                        programme,
                        closed,
                        open(programme, taken),
                        alerts.threshold(programme.id()),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER),
                        typed));
    }

    private List<LocalDate> open(ProgrammeView programme, Set<LocalDate> taken) {
        return snapshots.months(programme.id()).stream()
                .filter(day -> !day.isAfter(programmes.today()) && !taken.contains(day))
                .toList();
    }

    @PostMapping(MONTHS)
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView close(
            Shell shell,
            Viewer viewer,
            @PathVariable String code,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "programme.month_is_closed",
                () -> {
                    var until = typed.date("until", "programme.day_missing");
                    snapshots.take(programmes.getProgramme(code).id(), until, viewer);
                    return "/programmes/" + code + "/months/" + until;
                },
                again -> page(shell, viewer, code, again));
    }

    @PostMapping("/programmes/{code}/threshold")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView threshold(
            Shell shell,
            Viewer viewer,
            @PathVariable String code,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "programme.threshold_is_set",
                () -> {
                    var percent = typed.number("value", "programme.threshold_bad");
                    if (percent == null) {
                        throw Refusal.of("value", "programme.threshold_bad");
                    }
                    var owner = RulePages.fits("owner", typed.value("owner").strip(), 200);
                    alerts.set(
                            programmes.getProgramme(code).id(),
                            BigDecimal.valueOf(percent).movePointLeft(2),
                            owner.isEmpty() ? viewer.name() : owner,
                            viewer);
                    return "/programmes/" + code + "/months";
                },
                again -> page(shell, viewer, code, again));
    }

    record MonthsPage(
            Shell shell,
            ProgrammeView programme,
            List<SnapshotView> closed,
            List<LocalDate> open,
            PaceAlerts.Threshold threshold,
            boolean mayLead,
            Typed typed) {
        MonthsPage {
            closed = List.copyOf(closed);
            open = List.copyOf(open);
        }
    }

    @GetMapping(MONTHS + "/{until}")
    ModelAndView month(Shell shell, Viewer viewer, @PathVariable String code, @PathVariable String until) {
        var programme = programmes.getProgramme(code);
        var day = day(until);
        var snapshot = snapshots.getSnapshot(programme.id(), day);
        return new ModelAndView(
                "programme/web/month",
                "page",
                new MonthPage(
                        shell.titled("programme.month_of", shell.date(snapshot.lastDay())),
                        programme,
                        snapshot,
                        snapshots.explain(programme.id(), day),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER) && snapshot.signedAt() == null));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new NotFound("snapshot");
        }
    }

    @PostMapping(MONTHS + "/{until}/sign")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView sign(
            Shell shell,
            Viewer viewer,
            @PathVariable String code,
            @PathVariable String until,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        RulePages.fits("words", words, 500);
        snapshots.sign(programmes.getProgramme(code).id(), day(until), words, viewer);
        flash.addFlashAttribute("notice", shell.t("programme.month_is_signed"));
        return new ModelAndView("redirect:/programmes/" + code + "/months/" + day(until));
    }

    record MonthPage(
            Shell shell,
            ProgrammeView programme,
            SnapshotView month,
            List<SnapshotView.Explained> explained,
            boolean maySign) {
        MonthPage {
            explained = List.copyOf(explained);
        }

        String why(SnapshotView.Difference one) {
            return one.reason() == null || one.cause() != SnapshotView.Cause.EXCLUDED
                    ? shell.t(one.cause().key())
                    : shell.t(one.cause().key()) + ": " + IndicatorPages.why(shell, one.reason());
        }
    }
}
