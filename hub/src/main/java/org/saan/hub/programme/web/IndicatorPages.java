package org.saan.hub.programme.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.programme.BoardView;
import org.saan.hub.programme.Boards;
import org.saan.hub.programme.Breakdown;
import org.saan.hub.programme.EvidenceList;
import org.saan.hub.programme.EvidenceRow;
import org.saan.hub.programme.Figures;
import org.saan.hub.programme.IndicatorView;
import org.saan.hub.programme.Period;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The evidence behind a number, and the number by region, sex, age and craft. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class IndicatorPages {
    static final String INDICATOR = "/programmes/{code}/indicators/{indicator:[A-Z0-9_]+}";

    private final Boards boards;
    private final EvidenceList evidence;
    private final Breakdown breakdown;
    private final Figures figures;
    private final Directory directory;

    IndicatorPages(Boards boards, EvidenceList evidence, Breakdown breakdown, Figures figures, Directory directory) {
        this.directory = directory;
        this.boards = boards;
        this.evidence = evidence;
        this.breakdown = breakdown;
        this.figures = figures;
    }

    private static BoardView.Line line(BoardView board, String indicator) {
        return board.lines().stream()
                .filter(one -> one.indicator().code().equals(indicator))
                .findFirst()
                .orElseThrow(() -> new NotFound("indicator"));
    }

    private static Period period(BoardView board) {
        return new Period(board.programme().startsOn(), board.programme().endsOn());
    }

    @GetMapping(INDICATOR)
    ModelAndView rows(
            Shell shell,
            Viewer viewer,
            @PathVariable String code,
            @PathVariable String indicator,
            @RequestParam Map<String, String> asked) {
        var board = boards.now(code);
        var line = line(board, indicator);
        var one = line.indicator();
        var query = EvidenceList.shape(code, indicator).read(asked);
        var found = evidence.list(one, period(board), board.at(), query, viewer);
        var reasons = evidence.reasons(one, period(board), board.at(), viewer);
        return new ModelAndView(
                "programme/web/evidence",
                "page",
                new EvidencePage(
                        shell.titled("programme.evidence_title", shell.text(one.name())),
                        new Board(shell, board, line, true, true),
                        new ListView(query, found.total(), filters(shell, reasons)),
                        found.rows(),
                        reasons,
                        figures.byFact(one, period(board).from(), board.at(), "mode")));
    }

    private static List<ListFilter> filters(Shell shell, Map<String, Long> reasons) {
        var counted = new ArrayList<ListFilter.Choice>();
        counted.add(new ListFilter.Choice("yes", shell.t("programme.counted_yes")));
        counted.add(new ListFilter.Choice("no", shell.t("programme.counted_no")));
        reasons.keySet().stream()
                .filter(reason -> !reason.isEmpty())
                .forEach(reason -> counted.add(new ListFilter.Choice(reason, why(shell, reason))));
        return List.of(
                new ListFilter("counted", shell.t("programme.counted_or_not"), counted),
                new ListFilter(
                        "region",
                        shell.t("programme.region"),
                        Board.REGIONS.stream()
                                .map(region -> new ListFilter.Choice(region, shell.t("directory.region." + region)))
                                .toList()));
    }

    /** Why a row does not count, in words; a code that a module gave without words is said as it is. */
    static String why(Shell shell, String reason) {
        var key = "programme.excluded." + reason;
        return shell.words().has(key) ? shell.t(key) : reason;
    }

    @GetMapping(INDICATOR + ".{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell,
            Viewer viewer,
            @PathVariable String code,
            @PathVariable String indicator,
            @PathVariable String ending,
            @RequestParam Map<String, String> asked) {
        var board = boards.now(code);
        var one = line(board, indicator).indicator();
        var query = EvidenceList.shape(code, indicator).read(asked);
        var table = new ListTable<EvidenceRow>(
                "evidence-" + code + "-" + indicator,
                shell.t("programme.evidence_title", shell.text(one.name())),
                List.of(
                        column(shell.t("programme.what"), row -> row.label() == null ? "" : shell.text(row.label())),
                        column(
                                shell.t("programme.counted_or_not"),
                                row -> shell.t(row.counted() ? "programme.counted_yes" : "programme.counted_no")),
                        column(shell.t("programme.why"), row -> row.reason() == null ? "" : why(shell, row.reason())),
                        column(
                                shell.t("programme.since"),
                                row -> row.countedFrom() == null
                                        ? null
                                        : row.countedFrom()
                                                .atZone(Printing.ZONE)
                                                .toLocalDateTime()),
                        column(
                                shell.t("programme.province"),
                                row -> row.province() == null ? "" : shell.text(row.province())),
                        column(shell.t("programme.facts"), EvidenceRow::facts),
                        column(shell.t("programme.record"), row -> row.path() == null ? "" : row.path())));
        return ListFile.<EvidenceRow>answer(
                ending, table, sink -> evidence.export(one, period(board), board.at(), query, ending, viewer, sink));
    }

    record EvidencePage(
            Shell shell,
            Board board,
            ListView list,
            List<EvidenceRow> rows,
            Map<String, Long> reasons,
            Figures.ByFact modes) {
        EvidencePage {
            rows = List.copyOf(rows);
        }

        IndicatorView one() {
            return board.line().indicator();
        }

        String path() {
            return list.query().shape().path();
        }

        long counted() {
            return reasons.getOrDefault("", 0L);
        }

        long notCounted() {
            return reasons.entrySet().stream()
                    .filter(entry -> !entry.getKey().isEmpty())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        /** How many are wanting to the target; 0 when it is reached or there is none. */
        long missing() {
            var target = one().target();
            var actual = board.line().actual();
            return target == null || actual == null
                    ? 0
                    : target.subtract(actual).max(BigDecimal.ZERO).longValue();
        }

        String why(String reason) {
            return IndicatorPages.why(shell, reason);
        }

        boolean on(String value) {
            return list.query().filter("counted").equals(value);
        }
    }

    @GetMapping(INDICATOR + "/cells")
    ModelAndView cells(
            Shell shell,
            @PathVariable String code,
            @PathVariable String indicator,
            @RequestParam(defaultValue = "region") String by,
            @RequestParam(defaultValue = "") String and) {
        var board = boards.now(code);
        var line = line(board, indicator);
        var first = Breakdown.By.find(by);
        var second = Breakdown.By.find(and);
        if (first == null) {
            throw new NotFound("breakdown");
        }
        var crossed = second == first ? null : second;
        return new ModelAndView(
                "programme/web/cells",
                "page",
                new CellsPage(
                        shell.titled(
                                "programme.cells_title",
                                shell.text(line.indicator().name())),
                        new Board(shell, board, line, true, true),
                        first,
                        crossed,
                        names(),
                        line.actual() == null
                                ? null
                                : breakdown.table(
                                        line.indicator(), period(board).from(), board.at(), first, crossed)));
    }

    /** Names of provinces and crafts, by their codes. */
    private Map<String, LocalizedText> names() {
        var all = new HashMap<>(directory.listProvinces());
        directory.listFamilies().forEach(family -> all.put(family.code(), family.name()));
        return all;
    }

    record CellsPage(
            Shell shell,
            Board board,
            Breakdown.By by,
            Breakdown.@Nullable By and,
            Map<String, LocalizedText> names,
            Breakdown.@Nullable Table table) {

        String path() {
            return "/programmes/" + board.board().programme().code() + "/indicators/"
                    + board.line().indicator().code();
        }

        /** What a code of a row or column is called. */
        String name(Breakdown.By of, String code) {
            if (code.isEmpty()) {
                return shell.t("programme.not_stated");
            }
            return switch (of) {
                case REGION -> shell.t("directory.region." + code);
                case SEX, AGE_BAND -> {
                    var key = "programme." + of.code() + "."
                            + code.replace('-', '_').replace("+", "_plus");
                    yield shell.words().has(key) ? shell.t(key) : code;
                }
                case PROVINCE, CRAFT -> names.containsKey(code) ? shell.text(names.get(code)) : code;
            };
        }

        String cell(@Nullable Long number) {
            return number == null ? "•" : shell.n(number);
        }
    }
}
