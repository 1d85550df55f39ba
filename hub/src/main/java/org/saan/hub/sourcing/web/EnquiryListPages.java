package org.saan.hub.sourcing.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.sourcing.EnquiryList;
import org.saan.hub.sourcing.EnquiryRow;
import org.saan.hub.sourcing.EnquiryState;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of enquiries. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class EnquiryListPages {
    private final EnquiryList enquiries;

    EnquiryListPages(EnquiryList enquiries) {
        this.enquiries = enquiries;
    }

    @Bean
    static NavEntry enquiriesNav() {
        return new NavEntry(
                8,
                "sourcing.enquiries.nav",
                "/enquiries",
                "bell",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/enquiries")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = EnquiryList.SHAPE.read(asked);
        var found = enquiries.list(query, viewer);
        return new ModelAndView(
                "sourcing/web/enquiries",
                "page",
                new EnquiriesPage(
                        shell.titled("sourcing.enquiries.title"),
                        new ListView(query, found.total(), List.of(states(shell), countries(shell, viewer))),
                        found.rows()));
    }

    private static ListFilter states(Shell shell) {
        return new ListFilter(
                "state",
                shell.t("sourcing.enquiry.state"),
                Arrays.stream(EnquiryState.values())
                        .map(state -> new ListFilter.Choice(state.name(), shell.t(state.key())))
                        .toList());
    }

    private ListFilter countries(Shell shell, Viewer viewer) {
        return new ListFilter(
                "country",
                shell.t("sourcing.buyer.country"),
                Countries.of(shell.language(), enquiries.countries(viewer)).stream()
                        .map(country -> new ListFilter.Choice(country.code(), country.name()))
                        .toList());
    }

    @GetMapping("/enquiries.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = EnquiryList.SHAPE.read(asked);
        return ListFile.<EnquiryRow>answer(
                ending,
                new ListTable<>(
                        "enquiries",
                        shell.t("sourcing.enquiries.title"),
                        List.of(
                                column(shell.t("sourcing.enquiry.number"), EnquiryRow::number),
                                column(
                                        shell.t("sourcing.enquiry.state"),
                                        row -> shell.t(row.state().key())),
                                column(shell.t("sourcing.enquiry.organisation"), EnquiryRow::organisation),
                                column(shell.t("sourcing.enquiry.name"), EnquiryRow::name),
                                column(
                                        shell.t("sourcing.buyer.country"),
                                        row -> Countries.name(shell.language(), row.country())),
                                column(shell.t("sourcing.enquiry.lines"), EnquiryRow::lines),
                                column(shell.t("sourcing.enquiry.pieces"), EnquiryRow::pieces),
                                column(shell.t("sourcing.enquiry.wanted_by"), EnquiryRow::wantedBy),
                                column(
                                        shell.t("sourcing.enquiry.date"),
                                        row -> row.createdAt()
                                                .atZone(org.saan.hub.shared.Printing.ZONE)
                                                .toLocalDateTime()))),
                sink -> enquiries.export(query, ending, viewer, sink));
    }

    record EnquiriesPage(Shell shell, ListView list, List<EnquiryRow> rows) {
        EnquiriesPage {
            rows = List.copyOf(rows);
        }

        String country(EnquiryRow row) {
            return Countries.name(shell.language(), row.country());
        }

        String day(EnquiryRow row) {
            return shell.date(
                    row.createdAt().atZone(org.saan.hub.shared.Printing.ZONE).toLocalDate());
        }

        static String badge(EnquiryState state) {
            return switch (state) {
                case NEW -> "info";
                case CLARIFYING, PROMISED -> "warn";
                case QUOTED, WON -> "ok";
                case LOST -> "";
            };
        }
    }
}
