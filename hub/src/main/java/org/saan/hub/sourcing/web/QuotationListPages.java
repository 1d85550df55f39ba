package org.saan.hub.sourcing.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.sourcing.QuotationList;
import org.saan.hub.sourcing.QuotationRow;
import org.saan.hub.sourcing.QuotationState;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of quotations. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class QuotationListPages {
    private final QuotationList quotations;

    QuotationListPages(QuotationList quotations) {
        this.quotations = quotations;
    }

    @GetMapping("/quotations")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = QuotationList.SHAPE.read(asked);
        var found = quotations.list(query, viewer);
        var states = new ListFilter(
                "state",
                shell.t("sourcing.enquiry.state"),
                Arrays.stream(QuotationState.values())
                        .map(state -> new ListFilter.Choice(state.name(), shell.t(state.key())))
                        .toList());
        return new ModelAndView(
                "sourcing/web/quotations",
                "page",
                new QuotationsPage(
                        shell.titled("sourcing.quotations.list"),
                        new ListView(query, found.total(), List.of(states)),
                        found.rows()));
    }

    @GetMapping("/quotations.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = QuotationList.SHAPE.read(asked);
        var table = new ListTable<QuotationRow>(
                "quotations",
                shell.t("sourcing.quotations.list"),
                List.of(
                        column(shell.t("sourcing.quotations.number"), QuotationRow::number),
                        column(shell.t("sourcing.enquiry.number"), QuotationRow::enquiryNumber),
                        column(shell.t("sourcing.enquiry.organisation"), QuotationRow::organisation),
                        column(shell.t("sourcing.quotations.version"), QuotationRow::version),
                        column(
                                shell.t("sourcing.enquiry.state"),
                                row -> shell.t(row.state().key())),
                        column(
                                shell.t("sourcing.quotations.total"),
                                row -> row.total().amount()),
                        column(
                                shell.t("sourcing.quotation.currency"),
                                row -> row.total().currency().getCurrencyCode()),
                        column(shell.t("sourcing.quotation.valid_until"), QuotationRow::validUntil)));
        return ListFile.<QuotationRow>answer(ending, table, sink -> quotations.export(query, viewer, sink));
    }

    record QuotationsPage(Shell shell, ListView list, List<QuotationRow> rows) {
        QuotationsPage {
            rows = List.copyOf(rows);
        }

        static String badge(QuotationState state) {
            return switch (state) {
                case DRAFT, SENT -> "info";
                case ACCEPTED -> "ok";
                case EXPIRED -> "warn";
                case WITHDRAWN, LOST -> "";
            };
        }
    }
}
