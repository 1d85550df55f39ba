package org.saan.hub.programme.web;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.saan.hub.programme.MonthlyReport;
import org.saan.hub.programme.Programmes;
import org.saan.hub.programme.Reports;
import org.saan.hub.programme.Suppression;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Recent;
import org.saan.hub.shared.Shell;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the programme reached, for everybody: totals of the last closed month and nothing of anybody. */
@Controller
@Audience(anybody = true)
class OpenFiguresPages {
    private static final Duration OLD = Duration.ofMinutes(10);
    private static final int BUDDHIST = 543;

    private final Recent<List<MonthlyReport>> last;

    OpenFiguresPages(Reports reports, Programmes programmes, Clock clock) {
        this.last = new Recent<>(
                OLD,
                clock,
                () -> programmes.listProgrammes().stream()
                        .map(one -> reports.listMonths(one.code()).stream()
                                .findFirst()
                                .flatMap(month -> reports.findReport(one.code(), month)))
                        .flatMap(Optional::stream)
                        .map(OpenFiguresPages::totals)
                        .toList());
    }

    /** Rows of people are not held here. */
    private static MonthlyReport totals(MonthlyReport report) {
        return new MonthlyReport(
                report.snapshot(),
                report.code(),
                report.name(),
                report.startsOn(),
                report.endsOn(),
                report.month(),
                report.takenAt(),
                report.signed(),
                report.earned(),
                report.planned(),
                report.lines(),
                List.of(),
                report.continuity());
    }

    @GetMapping("/open/figures")
    ModelAndView figures(Shell shell, jakarta.servlet.http.HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(OLD).cachePrivate().getHeaderValue());
        return new ModelAndView(
                "programme/web/open-figures",
                "page",
                new OpenFiguresPage(shell.titled("reports.open.title"), last.get()));
    }

    record OpenFiguresPage(Shell shell, List<MonthlyReport> reports) {
        OpenFiguresPage {
            reports = List.copyOf(reports);
        }

        String month(YearMonth month) {
            int year = month.getYear() + (shell.language() == Language.TH ? BUDDHIST : 0);
            return month.getMonth()
                            .getDisplayName(
                                    java.time.format.TextStyle.FULL_STANDALONE,
                                    shell.language().locale())
                    + " " + year;
        }

        /** Fewer people than five are not told of. */
        String actual(MonthlyReport.Line line) {
            var actual = line.actual();
            if (actual == null) {
                return shell.t("reports.paper.not_counted");
            }
            boolean small = line.ofPeople() && Suppression.small(actual.longValue());
            return small ? "<" + Suppression.LEAST : shell.n(actual.stripTrailingZeros());
        }

        String target(MonthlyReport.Line line) {
            return line.target() == null ? "" : shell.n(line.target().stripTrailingZeros());
        }

        int percent(MonthlyReport.Line line) {
            var ratio = line.ratio();
            return ratio == null ? 0 : Math.min(100, RiskPages.percent(ratio));
        }
    }
}
