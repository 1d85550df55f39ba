package org.saan.hub.training.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.Assessments;
import org.saan.hub.training.ClassGain;
import org.saan.hub.training.TrainingCertificate;
import org.saan.hub.training.TrainingCertificates;
import org.saan.hub.training.TrainingResults;
import org.saan.hub.training.TrainingResults.Result;
import org.saan.hub.training.WorkshopHead;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came of a workshop: who passed, who lacks what, what the class learnt; certificates are issued here. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class ResultPages {
    private static final String WORKSHOP = "/workshops/{id:[0-9a-f-]{36}}";
    private static final int MINUTES = 60;
    private static final int PERCENT = 100;

    private final TrainingResults results;
    private final TrainingCertificates certificates;
    private final Assessments assessments;

    ResultPages(TrainingResults results, TrainingCertificates certificates, Assessments assessments) {
        this.results = results;
        this.certificates = certificates;
        this.assessments = assessments;
    }

    @GetMapping(WORKSHOP + "/results")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var list = results.list(id, viewer);
        return new ModelAndView(
                "training/web/results",
                "page",
                new ResultsPage(
                        shell.titled("assess.results.title"),
                        assessments.get(id, viewer).workshop(),
                        list,
                        TrainingResults.gain(list),
                        SlopePlot.of(list),
                        certificates.ofWorkshop(id, viewer),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER),
                        typed));
    }

    record ResultsPage(
            Shell shell,
            WorkshopHead workshop,
            List<Result> results,
            ClassGain gain,
            SlopePlot plot,
            List<TrainingCertificate> certificates,
            boolean mayRevoke,
            Typed typed) {
        ResultsPage {
            results = List.copyOf(results);
            certificates = List.copyOf(certificates);
        }

        long met() {
            return results.stream().filter(Result::met).count();
        }

        /** Met the rule and has no certificate. */
        long due() {
            return results.stream()
                    .filter(one -> one.met() && one.certificate() == null)
                    .count();
        }

        String hours(Result one) {
            return shell.t("assess.results.hours_of", hoursOf(one.minutes()), hoursOf(one.ofMinutes()));
        }

        /** Never rounded up to what would pass. */
        @Nullable
        String percent(Result one) {
            return one.ofMinutes() == 0
                    ? null
                    : shell.n(BigDecimal.valueOf((long) one.minutes() * PERCENT)
                                    .divide(BigDecimal.valueOf(one.ofMinutes()), 1, RoundingMode.DOWN))
                            + " %";
        }

        String lacks(Result one) {
            return ResultPages.lacks(shell, one);
        }

        private String hoursOf(int minutes) {
            return shell.n(BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(MINUTES), 2, RoundingMode.DOWN));
        }
    }

    private static String lacks(Shell shell, Result one) {
        return one.lacks().stream().map(lack -> shell.t(lack.key())).collect(Collectors.joining(" · "));
    }

    @GetMapping(WORKSHOP + "/results.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable String ending) {
        // A workshop that does not exist has no file either.
        assessments.get(id, viewer);
        var list = results.list(id, viewer);
        var table = new ListTable<Result>(
                "results",
                shell.t("assess.results.title"),
                List.of(
                        column(shell.t("assess.ids.number"), Result::number),
                        column(shell.t("assess.learner"), Result::name),
                        column(shell.t("assess.results.minutes"), Result::minutes),
                        column(shell.t("assess.results.of_minutes"), Result::ofMinutes),
                        column(shell.t("assess.test.pre"), Result::pre),
                        column(shell.t("assess.test.post"), Result::post),
                        column(shell.t("assess.results.of_points"), Result::postOf),
                        column(shell.t("assess.gain"), one -> {
                            var gain = one.gain();
                            return gain == null ? null : gain.value();
                        }),
                        column(shell.t("assess.results.lacks"), one -> lacks(shell, one)),
                        column(shell.t("assess.results.met_at"), one -> {
                            var met = one.metAt();
                            return met == null ? null : LocalDateTime.ofInstant(met, Printing.ZONE);
                        }),
                        column(shell.t("assess.certificate"), Result::certificate)));
        return ListFile.<Result>answer(ending, table, sink -> list.forEach(sink));
    }

    @PostMapping(WORKSHOP + "/certificates")
    ModelAndView issue(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        int issued = certificates.issue(id, viewer);
        flash.addFlashAttribute("notice", shell.t("assess.certificate.issued", issued));
        return new ModelAndView("redirect:/workshops/" + id + "/results");
    }

    @PostMapping("/training-certificates/{id:[0-9a-f-]{36}}/revoke")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView revoke(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var workshop = certificates.get(id, viewer).workshop().id();
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "assess.certificate.revoked_done",
                () -> {
                    certificates.revoke(id, typed.value("reason"), viewer);
                    return "/workshops/" + workshop + "/results";
                },
                again -> page(shell, viewer, workshop, again));
    }
}
