package org.saan.hub.design.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.hub.design.SampleList;
import org.saan.hub.design.SampleRow;
import org.saan.hub.design.SampleState;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of samples, on the page and as a file. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER, Role.GROUP_LEADER, Role.BUYER})
class SampleListPages {
    private final SampleList samples;

    SampleListPages(SampleList samples) {
        this.samples = samples;
    }

    @Bean
    static NavEntry samplesNav() {
        return new NavEntry(
                12,
                "design.samples.title",
                "/samples",
                "eye",
                Set.of(
                        Role.ADMINISTRATOR,
                        Role.PROGRAMME_OFFICER,
                        Role.COORDINATOR,
                        Role.DESIGNER,
                        Role.GROUP_LEADER,
                        Role.BUYER));
    }

    @GetMapping("/samples")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = SampleList.SHAPE.read(asked);
        var found = samples.list(query, viewer);
        return new ModelAndView(
                "design/web/samples",
                "page",
                new SamplesPage(
                        (viewer.is(Role.GROUP_LEADER) ? shell.forMakers() : shell).titled("design.samples.title"),
                        new ListView(query, found.total(), List.of(states(shell))),
                        found.rows(),
                        viewer.runsTheProgramme()));
    }

    @GetMapping("/samples.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = SampleList.SHAPE.read(asked);
        return ListFile.<SampleRow>answer(
                ending,
                new ListTable<>(
                        "samples",
                        shell.t("design.samples.title"),
                        List.of(
                                column(shell.t("design.sample.number"), SampleRow::number),
                                column(shell.t("design.sample.what"), row -> shell.text(row.title())),
                                column(
                                        shell.t("design.sample.group"),
                                        row -> row.group() == null ? null : shell.text(row.group())),
                                column(shell.t("design.sample.for"), SampleRow::subject),
                                column(shell.t("design.sample.rounds"), SampleRow::rounds),
                                column(
                                        shell.t("design.sample.state"),
                                        row -> shell.t(row.state().key())),
                                column(shell.t("design.sample.changed_at"), row -> shell.moment(row.changedAt())))),
                sink -> samples.export(query, viewer, sink));
    }

    private static ListFilter states(Shell shell) {
        return new ListFilter(
                "state",
                shell.t("design.sample.state"),
                Arrays.stream(SampleState.values())
                        .map(state -> new ListFilter.Choice(state.name(), shell.t(state.key())))
                        .toList());
    }

    static String badge(SampleState state) {
        return switch (state) {
            case ASKED, SENT -> "info";
            case RECEIVED, CHANGE_WANTED -> "warn";
            case REJECTED -> "bad";
            case APPROVED -> "ok";
            case WAIVED -> "";
        };
    }

    record SamplesPage(Shell shell, ListView list, List<SampleRow> rows, boolean mayAsk) {
        String badge(SampleRow row) {
            return SampleListPages.badge(row.state());
        }

        boolean showsGroup() {
            return rows.stream().anyMatch(row -> row.group() != null);
        }
    }
}
