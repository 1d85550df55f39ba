package org.saan.hub.directory.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saan.hub.directory.MapFilter;
import org.saan.hub.directory.ProvinceCapacity;
import org.saan.hub.directory.ProvinceOutlines;
import org.saan.hub.directory.web.ProvincesPage.Key;
import org.saan.hub.directory.web.ProvincesPage.Line;
import org.saan.hub.directory.web.ProvincesPage.Measure;
import org.saan.hub.directory.web.ProvincesPage.Shape;
import org.saan.hub.shared.Shell;

/** Shades provinces in four steps of about as many provinces each, so that one large province does not pale the others. */
final class MapDrawing {
    private static final int STEPS = 4;

    private final Shell shell;
    private final MapFilter filter;
    private final Measure measure;
    private final List<ProvinceCapacity> provinces;
    /** The least value of each step, rising. */
    private final List<Long> steps;

    MapDrawing(Shell shell, MapFilter filter, Measure measure, List<ProvinceCapacity> provinces) {
        this.shell = shell;
        this.filter = filter;
        this.measure = measure;
        this.provinces = provinces;
        this.steps = steps(provinces.stream()
                .map(measure::of)
                .filter(value -> value > 0)
                .sorted()
                .toList());
    }

    private static List<Long> steps(List<Long> values) {
        var steps = new ArrayList<Long>();
        for (int step = 0; step < STEPS && !values.isEmpty(); step++) {
            steps.add(values.get(values.size() * step / STEPS));
        }
        return steps.stream().distinct().toList();
    }

    private String css(ProvinceCapacity province) {
        long value = measure.of(province);
        if (value <= 0) {
            return "z";
        }
        int step = 0;
        while (step + 1 < steps.size() && value >= steps.get(step + 1)) {
            step++;
        }
        // The last step is the darkest, however many there are.
        return String.valueOf(STEPS - steps.size() + step + 1);
    }

    List<Shape> shapes(ProvinceOutlines outlines) {
        Map<String, ProvinceCapacity> byCode =
                provinces.stream().collect(Collectors.toMap(ProvinceCapacity::code, Function.identity()));
        var shapes = new ArrayList<Shape>();
        outlines.all().forEach((code, path) -> {
            if (!byCode.containsKey(code)) {
                shapes.add(new Shape(path, "m0", null, ""));
            }
        });
        // In the order of the table beneath, so that Tab goes through both alike.
        for (var province : provinces) {
            outlines.find(province.code())
                    .ifPresent(
                            path -> shapes.add(new Shape(path, "m" + css(province), href(province), spoken(province))));
        }
        return shapes;
    }

    private String href(ProvinceCapacity province) {
        return "/groups?province=" + province.code()
                + (filter.familyCode().isEmpty() ? "" : "&family=" + filter.familyCode());
    }

    private String spoken(ProvinceCapacity province) {
        return shell.t(
                "calendar.map.spoken",
                shell.text(province.name()),
                shell.n(province.freeMinutes() / 60),
                shell.n(province.freeWeeks()),
                province.freeGroups(),
                province.groups());
    }

    List<Key> legend() {
        var legend = new ArrayList<Key>();
        legend.add(new Key("k0", shell.t("calendar.map.legend_none")));
        legend.add(new Key("kz", shell.t("calendar.map.legend_zero")));
        for (int step = 0; step < steps.size(); step++) {
            int at = step;
            var css = String.valueOf(STEPS - steps.size() + step + 1);
            var values = provinces.stream()
                    .filter(province -> css(province).equals(css))
                    .mapToLong(measure::of)
                    .summaryStatistics();
            legend.add(new Key(
                    "k" + css,
                    values.getCount() == 0 || values.getMin() == values.getMax()
                            ? shell.n(steps.get(at))
                            : shell.t("calendar.map.legend", shell.n(values.getMin()), shell.n(values.getMax()))));
        }
        return legend;
    }

    List<Line> lines() {
        return provinces.stream()
                .map(province -> new Line(
                        shell.text(province.name()),
                        shell.t("directory.region." + province.regionCode()),
                        href(province),
                        "k" + css(province),
                        province.groups(),
                        province.freeGroups(),
                        province.freeMinutes() / 60,
                        province.freeWeeks()))
                .toList();
    }
}
