package org.saan.hub.trade.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.trade.ObstacleTop;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What costs most days and money in exporting, with its trend by quarter. */
@Controller
@Audience({
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
    Role.COORDINATOR,
    Role.EXPORT_ADVISER,
    Role.TRAINER,
    Role.DESIGNER,
    Role.RECEIVER
})
class ObstacleTopPages {
    private static final int MONTHS = 3;
    private static final int BUDDHIST = 543;

    private final ObstacleTop top;
    private final Directory directory;

    ObstacleTopPages(ObstacleTop top, Directory directory) {
        this.top = top;
        this.directory = directory;
    }

    @GetMapping("/obstacles/top")
    ModelAndView show(Shell shell, Viewer viewer, @RequestParam(defaultValue = "") String by) {
        var chosen = ObstacleTop.By.of(by).orElse(ObstacleTop.By.PROBLEM);
        return new ModelAndView(
                "trade/web/obstacles-top",
                "page",
                new TopPage(
                        shell.titled("trade.top.title"),
                        ObstacleWords.of(shell, directory),
                        chosen,
                        top.top(chosen, viewer),
                        top.quarters()));
    }

    @GetMapping("/obstacles/top.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam(defaultValue = "") String by) {
        var chosen = ObstacleTop.By.of(by).orElse(ObstacleTop.By.PROBLEM);
        var page =
                new TopPage(shell, ObstacleWords.of(shell, directory), chosen, top.top(chosen, viewer), top.quarters());
        var columns = new ArrayList<>(List.of(
                column(shell.t("trade.top.by." + chosen.code()), page::label),
                column(shell.t("trade.top.told"), ObstacleTop.Line::told),
                column(shell.t("trade.top.open"), ObstacleTop.Line::open),
                column(shell.t("trade.obstacle.days"), ObstacleTop.Line::daysLost),
                column(shell.t("trade.obstacle.money"), page::money)));
        for (int i = 0; i < page.quarters().size(); i++) {
            int quarter = i;
            columns.add(column(page.quarter(i), line -> line.quarters().get(quarter)));
        }
        var table = new ListTable<ObstacleTop.Line>("obstacles-top", shell.t("trade.top.title"), columns);
        return ListFile.<ObstacleTop.Line>answer(
                ending, table, sink -> page.lines().forEach(sink));
    }

    record TopPage(
            Shell shell,
            ObstacleWords words,
            ObstacleTop.By by,
            List<ObstacleTop.Line> lines,
            List<LocalDate> quarters) {
        TopPage {
            lines = List.copyOf(lines);
            quarters = List.copyOf(quarters);
        }

        List<ObstacleTop.By> bys() {
            return List.of(ObstacleTop.By.values());
        }

        String label(ObstacleTop.Line line) {
            return by == ObstacleTop.By.COUNTRY
                    ? words.country(line.key())
                    : line.number() == null ? shell.text(line.label()) : line.number() + " " + shell.text(line.label());
        }

        String money(ObstacleTop.Line line) {
            return line.moneyLost().stream().map(shell::money).collect(Collectors.joining(" + "));
        }

        /** Such as {@code ต.ค.–ธ.ค. 2569}: said by its number and the year of the reader's calendar. */
        String quarter(int n) {
            var first = quarters.get(n);
            int year = first.getYear() + (shell.language() == org.saan.hub.shared.Language.TH ? BUDDHIST : 0);
            return shell.t("trade.top.quarter", (first.getMonthValue() - 1) / MONTHS + 1, String.valueOf(year));
        }

        /** What the small drawing shows, in words. */
        String trend(ObstacleTop.Line line) {
            return shell.t(
                    "trade.top.trend_alt",
                    quarter(0),
                    line.quarters().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }

        /** A line in a field of 140 to 32, the running quarter at the right. */
        String path(ObstacleTop.Line line) {
            int most = Math.max(1, Collections.max(line.quarters()));
            var path = new StringBuilder();
            for (int i = 0; i < line.quarters().size(); i++) {
                path.append(i == 0 ? 'M' : 'L')
                        .append(i * 136 / (line.quarters().size() - 1) + 2)
                        .append(' ')
                        .append(30 - line.quarters().get(i) * 28 / most);
            }
            return path.toString();
        }
    }
}
