package org.saan.hub.sourcing.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.LocalDate;
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
import org.saan.hub.sourcing.RfqList;
import org.saan.hub.sourcing.RfqRow;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of requests for quotation. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class RfqListPages {
    private final RfqList rfqs;

    RfqListPages(RfqList rfqs) {
        this.rfqs = rfqs;
    }

    @GetMapping("/rfqs")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = RfqList.SHAPE.read(asked);
        var found = rfqs.list(query, viewer);
        var states = new ListFilter(
                "state",
                shell.t("sourcing.enquiry.state"),
                RfqList.STATES.stream()
                        .map(state -> new ListFilter.Choice(state, shell.t("sourcing.rfqs." + state)))
                        .toList());
        return new ModelAndView(
                "sourcing/web/rfqs",
                "page",
                new RfqsPage(
                        shell.titled("sourcing.rfqs.list"),
                        new ListView(query, found.total(), List.of(states)),
                        found.rows(),
                        rfqs.today()));
    }

    @GetMapping("/rfqs.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = RfqList.SHAPE.read(asked);
        var table = new ListTable<RfqRow>(
                "rfqs",
                shell.t("sourcing.rfqs.list"),
                List.of(
                        column(shell.t("sourcing.rfqs.number"), RfqRow::number),
                        column(shell.t("sourcing.enquiry.number"), RfqRow::enquiryNumber),
                        column(shell.t("sourcing.enquiry.organisation"), RfqRow::organisation),
                        column(shell.t("sourcing.rfqs.issued"), RfqRow::issuedOn),
                        column(shell.t("sourcing.rfqs.answer_by"), RfqRow::answerBy),
                        column(shell.t("sourcing.rfqs.asked"), RfqRow::asked),
                        column(shell.t("sourcing.rfqs.answered"), RfqRow::answered),
                        column(shell.t("sourcing.enquiry.pieces"), RfqRow::pieces),
                        column(shell.t("sourcing.rfqs.shortfall"), RfqRow::shortfall)));
        return ListFile.<RfqRow>answer(ending, table, sink -> rfqs.export(query, viewer, sink));
    }

    record RfqsPage(Shell shell, ListView list, List<RfqRow> rows, LocalDate today) {
        RfqsPage {
            rows = List.copyOf(rows);
        }
    }
}
