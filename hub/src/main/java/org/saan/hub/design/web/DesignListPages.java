package org.saan.hub.design.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.DesignList;
import org.saan.hub.design.DesignRow;
import org.saan.hub.design.DesignStage;
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

/** Designs by stage, as a board; all of them, as a list and as a file. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER, Role.GROUP_LEADER, Role.BUYER})
class DesignListPages {
    private final DesignList designs;
    private final Clock clock;

    DesignListPages(DesignList designs, Clock clock) {
        this.designs = designs;
        this.clock = clock;
    }

    @Bean
    static NavEntry designsNav() {
        return new NavEntry(
                11,
                "designs.title",
                "/designs",
                "edit",
                Set.of(
                        Role.ADMINISTRATOR,
                        Role.PROGRAMME_OFFICER,
                        Role.COORDINATOR,
                        Role.DESIGNER,
                        Role.GROUP_LEADER,
                        Role.BUYER));
    }

    @GetMapping("/designs")
    ModelAndView board(Shell shell, Viewer viewer, @RequestParam(required = false) @Nullable String mine) {
        return new ModelAndView(
                "design/web/designs-board",
                "page",
                new BoardPage(
                        shell(shell, viewer).titled("designs.title"),
                        designs.board(mine != null, viewer),
                        mine != null,
                        draws(viewer),
                        LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Bangkok"))));
    }

    @GetMapping("/designs/list")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = DesignList.SHAPE.read(asked);
        var found = designs.list(query, viewer);
        return new ModelAndView(
                "design/web/designs",
                "page",
                new DesignsPage(
                        shell(shell, viewer).titled("designs.all"),
                        new ListView(query, found.total(), List.of(stages(shell))),
                        found.rows(),
                        draws(viewer)));
    }

    @GetMapping("/designs/list.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = DesignList.SHAPE.read(asked);
        return ListFile.<DesignRow>answer(
                ending,
                new ListTable<>(
                        "designs",
                        shell.t("designs.title"),
                        List.of(
                                column(shell.t("designs.number"), DesignRow::number),
                                column(shell.t("designs.name"), row -> shell.text(row.title())),
                                column(
                                        shell.t("designs.stage"),
                                        row -> shell.t(row.stage().key())),
                                column(shell.t("designs.designer"), DesignRow::designer),
                                column(
                                        shell.t("designs.group"),
                                        row -> row.group() == null ? null : shell.text(row.group())),
                                column(shell.t("designs.rounds"), DesignRow::rounds),
                                column(shell.t("designs.changed"), row -> shell.moment(row.changedAt())))),
                sink -> designs.export(query, viewer, sink));
    }

    private static Shell shell(Shell shell, Viewer viewer) {
        return viewer.is(Role.GROUP_LEADER) ? shell.forMakers() : shell;
    }

    static boolean draws(Viewer viewer) {
        return viewer.runsTheProgramme() || viewer.is(Role.DESIGNER);
    }

    private static ListFilter stages(Shell shell) {
        return new ListFilter(
                "stage",
                shell.t("designs.stage"),
                Arrays.stream(DesignStage.values())
                        .map(stage -> new ListFilter.Choice(stage.name(), shell.t(stage.key())))
                        .toList());
    }

    static String badge(DesignStage stage) {
        return switch (stage) {
            case BRIEF, RETIRED -> "";
            case CONCEPT, PROTOTYPE -> "info";
            case SAMPLE_SUBMITTED -> "warn";
            case SAMPLE_APPROVED, PRODUCTION_READY -> "ok";
        };
    }

    /** Path of a picture of a design. */
    static String src(DesignRow row) {
        return "/designs/" + row.id() + "/pictures/" + row.picture() + "/640.jpg";
    }

    record BoardPage(Shell shell, List<DesignList.Lane> lanes, boolean mine, boolean mayDraw, LocalDate today) {
        String src(DesignRow row) {
            return DesignListPages.src(row);
        }

        boolean late(DesignRow row) {
            return row.due() != null
                    && row.due().isBefore(today)
                    && row.stage().compareTo(DesignStage.SAMPLE_APPROVED) < 0;
        }

        String who(DesignRow row) {
            var group = row.group() == null ? "" : shell.text(row.group());
            return row.designer() == null ? group : group.isEmpty() ? row.designer() : row.designer() + " + " + group;
        }
    }

    record DesignsPage(Shell shell, ListView list, List<DesignRow> rows, boolean mayDraw) {
        String badge(DesignRow row) {
            return DesignListPages.badge(row.stage());
        }
    }
}
