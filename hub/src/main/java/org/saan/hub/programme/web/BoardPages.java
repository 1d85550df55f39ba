package org.saan.hub.programme.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ProvinceOutlines;
import org.saan.hub.programme.BoardView;
import org.saan.hub.programme.Boards;
import org.saan.hub.programme.Counting;
import org.saan.hub.programme.PaceAlerts;
import org.saan.hub.programme.ProgrammeView;
import org.saan.hub.programme.Programmes;
import org.saan.hub.programme.SnapshotView;
import org.saan.hub.programme.Snapshots;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListTable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The target board: one screen with what was promised, what is reached, and the pace. Partners read totals only. */
@Controller
@Audience({
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
    Role.COORDINATOR,
    Role.TRAINER,
    Role.DESIGNER,
    Role.EXPORT_ADVISER
})
class BoardPages {
    private static final String BOARD = "/programmes/{code}";

    private final Programmes programmes;
    private final Boards boards;
    private final Snapshots snapshots;
    private final Counting counting;
    private final PaceAlerts alerts;
    private final ProvinceOutlines outlines = new ProvinceOutlines();

    BoardPages(Programmes programmes, Boards boards, Snapshots snapshots, Counting counting, PaceAlerts alerts) {
        this.programmes = programmes;
        this.boards = boards;
        this.snapshots = snapshots;
        this.counting = counting;
        this.alerts = alerts;
    }

    @GetMapping(BOARD)
    ModelAndView board(
            Shell shell,
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String of) {
        var board = read(code, at);
        var lines = new ArrayList<Board>();
        var current = board.lines().stream()
                .filter(line -> line.indicator().code().equals(of))
                .findFirst()
                .or(() -> board.lines().stream()
                        .filter(line -> line.actual() != null)
                        .findFirst())
                .orElse(board.lines().isEmpty() ? null : board.lines().getFirst());
        for (var line : board.lines()) {
            lines.add(new Board(shell, board, line, line == current, viewer.runsTheProgramme()));
        }
        return new ModelAndView(
                "programme/web/board",
                "page",
                new BoardPage(
                        shell.titled("programme.board"),
                        board,
                        lines,
                        lines.stream().filter(Board::current).findFirst().orElse(null),
                        snapshots.listSnapshots(board.programme().id()),
                        programmes.listProgrammes(),
                        alerts.threshold(board.programme().id()),
                        programmes.regionsOfProvinces(),
                        outlines.all(),
                        viewer.runsTheProgramme(),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)));
    }

    private BoardView read(String code, String at) {
        if (at.isEmpty()) {
            return boards.now(code);
        }
        try {
            return boards.closed(code, LocalDate.parse(at));
        } catch (DateTimeParseException e) {
            throw new NotFound("snapshot");
        }
    }

    /** Counts at once; it is counted by itself every minute too. */
    @PostMapping(BOARD + "/count")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    ModelAndView count(Shell shell, @PathVariable String code, RedirectAttributes flash) {
        counting.count(programmes.getProgramme(code).id());
        flash.addFlashAttribute("notice", shell.t("programme.counted_now"));
        return new ModelAndView("redirect:/programmes/" + code);
    }

    @GetMapping(BOARD + "/board.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell,
            @PathVariable String code,
            @PathVariable String ending,
            @RequestParam(defaultValue = "") String at) {
        var board = read(code, at);
        var table = new ListTable<BoardView.Line>(
                "targets-" + code,
                shell.t("programme.board"),
                List.of(
                        column(
                                shell.t("programme.indicator"),
                                line -> line.indicator().code()),
                        column(
                                shell.t("programme.name"),
                                line -> shell.text(line.indicator().name())),
                        column(
                                shell.t("programme.unit"),
                                line -> shell.t(line.indicator().unitKey())),
                        column(
                                shell.t("programme.target"),
                                line -> line.indicator().target()),
                        column(shell.t("programme.actual"), BoardView.Line::actual),
                        column(
                                shell.t("programme.percent"),
                                line -> line.indicator().target() == null ? null : line.percent()),
                        column(shell.t("programme.planned"), BoardView.Line::planned),
                        column(shell.t("programme.pace"), line -> new Board(shell, board, line, false, false).pace()),
                        column(
                                shell.t("programme.rule"),
                                line -> shell.text(line.indicator().definition().rule())),
                        column(
                                shell.t("programme.source"),
                                line -> line.indicator().source()),
                        column(shell.t("programme.figures_at"), line -> shell.moment(board.at()))));
        return ListFile.<BoardView.Line>answer(
                ending, table, sink -> board.lines().forEach(sink));
    }

    record BoardPage(
            Shell shell,
            BoardView board,
            List<Board> lines,
            @Nullable Board current,
            List<SnapshotView> months,
            List<ProgrammeView> programmes,
            PaceAlerts.Threshold threshold,
            Map<String, String> regionOf,
            Map<String, String> outlines,
            boolean mayLook,
            boolean mayLead) {

        String path() {
            return "/programmes/" + board.programme().code();
        }

        String export() {
            return path() + "/board.xlsx"
                    + (board.closed() == null ? "" : "?at=" + board.closed().untilOn());
        }

        /** How dark a province is drawn: as its region. */
        String shade(String province) {
            if (current == null) {
                return "m0";
            }
            var region = regionOf.getOrDefault(province, "");
            return current.regions().stream()
                    .filter(one -> one.code().equals(region))
                    .findFirst()
                    .map(one -> "m" + one.shade())
                    .orElse("m0");
        }

        String viewBox() {
            return "0 0 " + ProvinceOutlines.WIDTH + " " + ProvinceOutlines.HEIGHT;
        }

        /** Promises with a weight, and how many of them are counted. */
        String weighed() {
            var all = board.lines().stream()
                    .filter(line -> line.indicator().target() != null
                            && line.indicator().weight().signum() > 0)
                    .toList();
            return shell.t(
                    "programme.weighed",
                    all.stream().filter(line -> line.actual() != null).count(),
                    all.size());
        }

        String earned() {
            return percent(board.progress().earned());
        }

        String planned() {
            return percent(board.progress().planned());
        }

        private static String percent(double share) {
            return BigDecimal.valueOf(share * 100)
                    .setScale(0, RoundingMode.HALF_UP)
                    .toPlainString();
        }

        /** EV / PV with two places; absent before the beginning. */
        @Nullable
        String spi() {
            var spi = board.progress().spi();
            return spi.isEmpty()
                    ? null
                    : BigDecimal.valueOf(spi.getAsDouble())
                            .setScale(2, RoundingMode.HALF_UP)
                            .toPlainString();
        }

        boolean slow() {
            var spi = board.progress().spi();
            return spi.isPresent() && spi.getAsDouble() < threshold.value().doubleValue();
        }

        /** The day on which all is reached at this pace; absent while nothing is, or when it is more than ten times as long. */
        @Nullable
        String forecast() {
            var forecast = board.progress().forecast();
            if (forecast.isEmpty() || forecast.getAsDouble() > 10) {
                return null;
            }
            return shell.date(board.programme()
                    .startsOn()
                    .plusDays((long) Math.ceil(
                                    forecast.getAsDouble() * board.programme().days())
                            - 1));
        }
    }
}
