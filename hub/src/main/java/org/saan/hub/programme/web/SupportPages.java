package org.saan.hub.programme.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.programme.ApplicationView;
import org.saan.hub.programme.Fit;
import org.saan.hub.programme.MeasureApplications;
import org.saan.hub.programme.MeasureKind;
import org.saan.hub.programme.MeasureMatches;
import org.saan.hub.programme.MeasureUptake;
import org.saan.hub.programme.MeasureView;
import org.saan.hub.programme.Measures;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.web.Typed;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Measures for the office: their conditions, the groups that they fit, and how they are taken up. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
class SupportPages {
    private static final String MEASURE = "/support/{id:[0-9a-f-]{36}}";

    private final Measures measures;
    private final MeasureMatches matches;
    private final MeasureApplications applications;
    private final MeasureUptake uptake;
    private final Directory directory;

    SupportPages(
            Measures measures,
            MeasureMatches matches,
            MeasureApplications applications,
            MeasureUptake uptake,
            Directory directory) {
        this.measures = measures;
        this.matches = matches;
        this.applications = applications;
        this.uptake = uptake;
        this.directory = directory;
    }

    @Bean
    static NavEntry supportNav() {
        return new NavEntry(
                26,
                "support.nav",
                "/support",
                "coin",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER));
    }

    @GetMapping("/support")
    ModelAndView list(Shell shell, Viewer viewer) {
        return new ModelAndView(
                "programme/web/support",
                "page",
                new SupportPage(
                        shell.titled("support.title"),
                        SupportWords.of(shell, directory),
                        measures.list(),
                        uptake.lines(viewer),
                        leads(viewer),
                        measures.today()));
    }

    record SupportPage(
            Shell shell,
            SupportWords words,
            List<MeasureView> measures,
            List<MeasureUptake.Line> uptake,
            boolean mayAdd,
            LocalDate today) {
        SupportPage {
            measures = List.copyOf(measures);
            uptake = List.copyOf(uptake);
        }

        String region(MeasureUptake.Line line, String region) {
            var count = line.regions().get(region);
            return count == null && line.regions().containsKey(region)
                    ? shell.t("support.hidden")
                    : count == null ? "–" : shell.n(count);
        }
    }

    private static boolean leads(Viewer viewer) {
        return viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER);
    }

    @GetMapping("/support/new")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView form(Shell shell) {
        return form(shell, Typed.NOTHING);
    }

    @PostMapping("/support")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView add(
            Shell shell, Viewer viewer, @RequestParam MultiValueMap<String, String> form, RedirectAttributes flash) {
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "support.added",
                () -> "/support/"
                        + measures.add(
                                SupportForm.read(
                                        typed,
                                        SupportWords.of(shell, directory)
                                                .families()
                                                .keySet()),
                                viewer),
                again -> form(shell, again));
    }

    private ModelAndView form(Shell shell, Typed typed) {
        return new ModelAndView(
                "programme/web/support-new",
                "page",
                new NewMeasurePage(
                        shell.titled("support.new"), SupportWords.of(shell, directory), measures.today(), typed));
    }

    record NewMeasurePage(Shell shell, SupportWords words, LocalDate today, Typed typed) {
        List<ListFilter.Choice> kinds() {
            return Arrays.stream(MeasureKind.values())
                    .map(kind -> new ListFilter.Choice(kind.name(), shell.t(kind.key())))
                    .toList();
        }

        boolean ticked(String field, String code) {
            return typed.list(field).contains(code);
        }
    }

    @GetMapping(MEASURE)
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var measure = measures.get(id);
        return new ModelAndView(
                "programme/web/measure",
                "page",
                new MeasurePage(
                        shell.titled("support.one", shell.text(measure.title())),
                        SupportWords.of(shell, directory),
                        measure,
                        matches.ofMeasure(id, viewer),
                        applications.ofMeasure(id, viewer),
                        leads(viewer),
                        measures.today(),
                        typed));
    }

    record MeasurePage(
            Shell shell,
            SupportWords words,
            MeasureView measure,
            List<MeasureMatches.Match> matches,
            List<ApplicationView> applications,
            boolean mayWithdraw,
            LocalDate today,
            Typed typed) {
        private static final int SHOWN = 50;

        MeasurePage {
            matches = List.copyOf(matches);
            applications = List.copyOf(applications);
        }

        long fitting() {
            return matches.stream()
                    .filter(match -> match.answer() == Fit.Answer.MET)
                    .count();
        }

        List<MeasureMatches.Match> shown() {
            return matches.subList(0, Math.min(SHOWN, matches.size()));
        }

        /** Whether what was typed belongs to that application. */
        Typed typed(ApplicationView one) {
            return typed.is("of", one.id()) ? typed : Typed.NOTHING;
        }
    }

    @PostMapping(MEASURE + "/withdraw")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView withdraw(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "support.withdrawn_done",
                () -> {
                    measures.withdraw(id, version(typed), viewer);
                    return "/support/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    private static int version(Typed typed) {
        var version = typed.number("version", "support.changed");
        return version == null ? -1 : version;
    }

    @PostMapping("/support/applications/{id:[0-9a-f-]{36}}/{step:applied|granted|refused}")
    ModelAndView step(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var of = applications.get(id, viewer).measureId();
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "support.noted",
                () -> {
                    var on = typed.date("on", "trade.on_missing");
                    switch (step) {
                        case "applied" -> applications.applied(id, version(typed), on, viewer);
                        case "granted" ->
                            applications.granted(
                                    id,
                                    version(typed),
                                    on,
                                    SupportForm.money(typed, "amount"),
                                    typed.value("words"),
                                    viewer);
                        default -> applications.refused(id, version(typed), on, typed.value("words"), viewer);
                    }
                    return "/support/" + of;
                },
                again -> page(shell, viewer, of, again));
    }
}
