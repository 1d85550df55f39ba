package org.saan.hub.settlement.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.settlement.Rates;
import org.saan.hub.settlement.WageList;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.web.Typed;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Wages of a day by province as dated rows; the next row of a place is entered here. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class WagePages {
    private final Rates rates;
    private final WageList wages;
    private final Directory directory;

    WagePages(Rates rates, WageList wages, Directory directory) {
        this.rates = rates;
        this.wages = wages;
        this.directory = directory;
    }

    @GetMapping("/settlement/wages")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        return page(shell, viewer, asked, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, Map<String, String> asked, Typed typed) {
        var query = WageList.SHAPE.read(asked);
        var found = wages.list(query, viewer);
        return new ModelAndView(
                "settlement/web/wages",
                "page",
                new WagesPage(
                        shell.titled("settlement.wages"),
                        new ListView(
                                query,
                                found.total(),
                                List.of(
                                        new ListFilter(
                                                "step",
                                                shell.t("settlement.wage.step"),
                                                Arrays.stream(Rates.WageStep.values())
                                                        .map(step ->
                                                                new ListFilter.Choice(step.name(), shell.t(step.key())))
                                                        .toList()),
                                        new ListFilter(
                                                "state",
                                                shell.t("settlement.state"),
                                                WageList.STATES.stream()
                                                        .map(state -> new ListFilter.Choice(
                                                                state, shell.t("settlement.wage.state." + state)))
                                                        .toList()))),
                        found.rows(),
                        provinces(shell),
                        typed));
    }

    private List<Province> provinces(Shell shell) {
        return directory.listProvinces().entrySet().stream()
                .map(one -> new Province(one.getKey(), shell.text(one.getValue())))
                .toList();
    }

    record Province(String code, String name) {}

    record WagesPage(Shell shell, ListView list, List<WageList.Row> rows, List<Province> provinces, Typed typed) {
        WagesPage {
            rows = List.copyOf(rows);
            provinces = List.copyOf(provinces);
        }

        String place(WageList.Row row) {
            return WagePages.place(shell, row);
        }

        String by(@Nullable String name) {
            return name == null ? shell.t("settlement.came_with") : name;
        }

        String badge(WageList.Row row) {
            return switch (row.state()) {
                case "now" -> "ok";
                case "coming" -> "info";
                default -> "";
            };
        }
    }

    private static String place(Shell shell, WageList.Row row) {
        LocalizedText district = row.district();
        return district == null
                ? shell.text(row.province())
                : shell.t("settlement.wage.place", shell.text(district), shell.text(row.province()));
    }

    @GetMapping("/settlement/wages.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = WageList.SHAPE.read(asked);
        return ListFile.<WageList.Row>answer(
                ending,
                new ListTable<>(
                        "wages",
                        shell.t("settlement.wages"),
                        List.of(
                                column(shell.t("settlement.province"), row -> place(shell, row)),
                                column(
                                        shell.t("settlement.wage.step"),
                                        row -> shell.t(row.wage().step().key())),
                                column(
                                        shell.t("settlement.baht_day"),
                                        row -> row.wage().baht()),
                                column(
                                        shell.t("settlement.from"),
                                        row -> row.wage().from()),
                                column(
                                        shell.t("settlement.until"),
                                        row -> row.wage().until()),
                                column(
                                        shell.t("settlement.source"),
                                        row -> row.wage().source()),
                                column(
                                        shell.t("settlement.checked"),
                                        row -> row.wage().checkedOn()))),
                sink -> wages.export(query, viewer, sink));
    }

    @PostMapping("/settlement/wages")
    ModelAndView add(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.rate_done",
                () -> {
                    var province = typed.value("province");
                    if (!directory.listProvinces().containsKey(province)) {
                        throw Refusal.of("province", "settlement.province_missing");
                    }
                    rates.add(
                            new Rates.Wage(
                                    province,
                                    typed.value("district").isBlank()
                                            ? ""
                                            : rates.getDistrict(province, typed.value("district")),
                                    step(typed.value("step")),
                                    typed.date("from", "settlement.day_missing"),
                                    typed.value("until").isBlank()
                                            ? null
                                            : typed.date("until", "settlement.day_missing"),
                                    Amounts.number(typed, "baht", "settlement.amount_wrong"),
                                    typed.value("source").strip(),
                                    rates.today()),
                            viewer);
                    return "/settlement/wages?q="
                            + java.net.URLEncoder.encode(
                                    shell.text(java.util.Objects.requireNonNull(
                                            directory.listProvinces().get(province))),
                                    java.nio.charset.StandardCharsets.UTF_8);
                },
                again -> page(shell, viewer, Map.of(), again));
    }

    private static Rates.WageStep step(String name) {
        for (var step : Rates.WageStep.values()) {
            if (step.name().equals(name)) {
                return step;
            }
        }
        throw Refusal.of("step", "settlement.rate_unknown");
    }
}
