package org.saan.hub.programme.web;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.saan.hub.programme.ProgrammeView;
import org.saan.hub.programme.Programmes;
import org.saan.hub.programme.ReportFiles;
import org.saan.hub.programme.Reports;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Reports of closed months: to read on paper, to calculate with, and for the systems of others. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
class MonthReportPages {
    private final Reports reports;
    private final Programmes programmes;
    private final ReportFiles files;

    MonthReportPages(
            Reports reports,
            Programmes programmes,
            Words words,
            @Value("${saan.reporting-organisation:XX-SAAN}") String organisation,
            @Value("${saan.reporting-organisation-name:Saan hub}") String organisationName) {
        this.reports = reports;
        this.programmes = programmes;
        this.files = new ReportFiles(words, organisation, organisationName);
    }

    @Bean
    static NavEntry reportsNav() {
        return new NavEntry(23, "reports.nav", "/reports", "doc", Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER));
    }

    @GetMapping("/reports")
    ModelAndView list(Shell shell) {
        return new ModelAndView(
                "programme/web/reports",
                "page",
                new ReportsPage(
                        shell.titled("reports.title"),
                        programmes.listProgrammes().stream()
                                .map(one -> new Months(one, reports.listMonths(one.code())))
                                .toList()));
    }

    record Months(ProgrammeView programme, List<YearMonth> months) {
        Months {
            months = List.copyOf(months);
        }
    }

    record ReportsPage(Shell shell, List<Months> programmes) {
        ReportsPage {
            programmes = List.copyOf(programmes);
        }

        boolean empty() {
            return programmes.stream().allMatch(one -> one.months().isEmpty());
        }

        String month(YearMonth month) {
            int year = month.getYear() + (shell.language() == org.saan.hub.shared.Language.TH ? 543 : 0);
            return month.getMonth()
                            .getDisplayName(
                                    java.time.format.TextStyle.FULL_STANDALONE,
                                    shell.language().locale())
                    + " " + year;
        }
    }

    @GetMapping("/reports/{programme}/{month}.{ending:pdf|xlsx|xml|json}")
    ResponseEntity<byte[]> file(
            @PathVariable String programme,
            @PathVariable String month,
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String digits) {
        var report = reports.getReport(programme, month(month));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + ReportFiles.name(report, ending) + "\"")
                .contentType(MediaType.parseMediaType(ReportFiles.type(ending)))
                .body(files.file(report, ending, digits.equals("thai")));
    }

    static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException no) {
            throw new NotFound("month");
        }
    }
}
