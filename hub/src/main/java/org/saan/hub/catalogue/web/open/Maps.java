package org.saan.hub.catalogue.web.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.directory.ProvinceOutlines;
import org.saan.hub.shared.Shell;
import org.springframework.stereotype.Component;

/** Draws the country with counts by province. */
@Component
class Maps {
    private static final String ALL = "0 0 " + ProvinceOutlines.WIDTH + " " + ProvinceOutlines.HEIGHT;
    /** From so many on the next darker shade. */
    private static final int[] STEPS = {1, 3, 6, 12};

    private final ProvinceOutlines outlines = new ProvinceOutlines();
    private final PublicGroups groups;

    Maps(PublicGroups groups) {
        this.groups = groups;
    }

    /**
     * @param counts by code of the province
     * @param chosen a province that is marked
     * @param href where a province leads
     * @param key words of a count: {@code public.map.groups}
     */
    OpenMap of(
            Shell shell, Map<String, Integer> counts, @Nullable String chosen, UnaryOperator<String> href, String key) {
        var provinces = groups.provinces();
        var plain = new StringBuilder();
        var shapes = new ArrayList<OpenMap.Shape>();
        outlines.all().forEach((code, path) -> {
            int count = counts.getOrDefault(code, 0);
            var province = provinces.get(code);
            if (province == null || (count == 0 && !code.equals(chosen))) {
                plain.append(path);
                return;
            }
            shapes.add(new OpenMap.Shape(
                    code.equals(chosen) ? "ms" : "m" + shade(count),
                    path,
                    shell.text(province.name()) + " · " + shell.t(key, count),
                    count == 0 ? null : href.apply(code)));
        });
        return new OpenMap(ALL, shell.t("public.map.label"), plain.toString(), shapes, legend(shell, counts));
    }

    /** Only where one province lies. */
    OpenMap marking(Shell shell, String province) {
        var map = of(shell, Map.of(), province, code -> "", "public.map.groups");
        var name = groups.provinces().get(province);
        return new OpenMap(
                ALL,
                name == null ? map.label() : shell.text(name.name()),
                map.plain(),
                map.shapes().stream()
                        .map(shape -> new OpenMap.Shape(
                                shape.css(), shape.path(), name == null ? "" : shell.text(name.name()), null))
                        .toList(),
                List.of());
    }

    private static List<OpenMap.Key> legend(Shell shell, Map<String, Integer> counts) {
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        var keys = new ArrayList<OpenMap.Key>();
        for (int i = 0; i < STEPS.length && STEPS[i] <= most; i++) {
            boolean last = i == STEPS.length - 1 || STEPS[i + 1] > most;
            int end = last ? most : STEPS[i + 1] - 1;
            keys.add(new OpenMap.Key(
                    "k" + (i + 1), STEPS[i] == end ? shell.n(end) : shell.n(STEPS[i]) + "–" + shell.n(end)));
        }
        return keys;
    }

    private static int shade(int count) {
        int shade = 0;
        while (shade < STEPS.length && count >= STEPS[shade]) {
            shade++;
        }
        return shade;
    }
}
