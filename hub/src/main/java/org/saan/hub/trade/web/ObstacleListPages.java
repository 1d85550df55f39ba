package org.saan.hub.trade.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.trade.ObstacleList;
import org.saan.hub.trade.ObstacleView;
import org.saan.hub.trade.Obstacles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of problems of exporting, on the page and as a file. */
@Controller
@Audience
class ObstacleListPages {
    private final ObstacleList list;
    private final Obstacles obstacles;
    private final Directory directory;

    ObstacleListPages(ObstacleList list, Obstacles obstacles, Directory directory) {
        this.list = list;
        this.obstacles = obstacles;
        this.directory = directory;
    }

    @Bean
    static NavEntry obstaclesNav() {
        return new NavEntry(27, "trade.obstacles.nav", "/obstacles", "globe", EnumSet.allOf(Role.class));
    }

    @GetMapping("/obstacles")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = ObstacleList.SHAPE.read(asked);
        var found = list.list(query, viewer);
        var words = ObstacleWords.of(shell, directory);
        return new ModelAndView(
                "trade/web/obstacles",
                "page",
                new ObstaclesPage(
                        shell.titled("trade.obstacles.title"),
                        new ListView(query, found.total(), filters(words, viewer)),
                        words,
                        found.rows(),
                        list.counts(viewer),
                        !viewer.is(Role.GROUP_LEADER, Role.BUYER),
                        viewer.runsTheProgramme() || viewer.is(Role.EXPORT_ADVISER),
                        obstacles.today()));
    }

    private List<ListFilter> filters(ObstacleWords words, Viewer viewer) {
        var shell = words.shell();
        return List.of(
                new ListFilter(
                        "state",
                        shell.t("trade.state"),
                        ObstacleList.STATES.stream()
                                .map(state -> new ListFilter.Choice(state, shell.t("trade.obstacle.state." + state)))
                                .toList()),
                new ListFilter(
                        "country",
                        shell.t("trade.obstacle.country"),
                        list.countries(viewer).stream()
                                .map(code -> new ListFilter.Choice(code, words.country(code)))
                                .toList()),
                new ListFilter(
                        "family",
                        shell.t("trade.obstacle.family"),
                        words.crafts().stream()
                                .map(one -> new ListFilter.Choice(one.value(), one.words()))
                                .toList()));
    }

    /** @param staff whether the reader works for the programme, with {@code office} for those who answer */
    record ObstaclesPage(
            Shell shell,
            ListView list,
            ObstacleWords words,
            List<ObstacleView> rows,
            Map<String, Integer> counts,
            boolean staff,
            boolean office,
            LocalDate today) {
        ObstaclesPage {
            rows = List.copyOf(rows);
            counts = Map.copyOf(counts);
        }

        int count(String state) {
            return counts.getOrDefault(state, 0);
        }
    }

    @GetMapping("/obstacles.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = ObstacleList.SHAPE.read(asked);
        var words = ObstacleWords.of(shell, directory);
        var table = new ListTable<ObstacleView>(
                "obstacles",
                shell.t("trade.obstacles.title"),
                List.of(
                        column(shell.t("trade.number"), ObstacleView::number),
                        column(
                                shell.t("trade.obstacle.heard_on"),
                                one -> one.heardAt()
                                        .atZone(org.saan.hub.shared.Printing.ZONE)
                                        .toLocalDate()),
                        column(shell.t("trade.obstacle.problem"), one -> shell.text(one.problem())),
                        column(shell.t("trade.obstacle.country"), one -> words.country(one.country())),
                        column(
                                shell.t("trade.obstacle.family"),
                                one -> one.familyCode() == null ? "" : words.craft(one.familyCode())),
                        column("HS", one -> one.hsCode() == null ? "" : one.hsCode()),
                        column(shell.t("trade.obstacle.document"), one -> one.document() == null ? "" : one.document()),
                        column(shell.t("trade.obstacle.agency"), one -> one.agency() == null ? "" : one.agency()),
                        column(shell.t("trade.obstacle.days"), one -> one.daysLost() == null ? "" : one.daysLost()),
                        column(
                                shell.t("trade.obstacle.money"),
                                one -> one.moneyLost() == null
                                        ? ""
                                        : one.moneyLost().amount()),
                        column(
                                shell.t("trade.obstacle.currency"),
                                one -> one.moneyLost() == null
                                        ? ""
                                        : one.moneyLost().currency().getCurrencyCode()),
                        column(shell.t("trade.obstacle.reporter"), words::reporter),
                        column(
                                shell.t("trade.state"),
                                one -> shell.t(one.state().key())),
                        column(shell.t("trade.obstacle.owner"), one -> one.owner() == null ? "" : one.owner()),
                        column(shell.t("trade.obstacle.due"), one -> one.due() == null ? "" : one.due()),
                        column(
                                shell.t("trade.obstacle.same_as"),
                                one -> one.parentNumber() == null ? "" : one.parentNumber()),
                        column(
                                shell.t("trade.obstacle.answer"),
                                one -> one.answer() == null ? "" : shell.text(one.answer()))));
        return ListFile.<ObstacleView>answer(ending, table, sink -> list.export(query, viewer, sink));
    }
}
