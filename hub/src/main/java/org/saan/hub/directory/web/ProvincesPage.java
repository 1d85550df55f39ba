package org.saan.hub.directory.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.MapFilter;
import org.saan.hub.directory.ProvinceCapacity;
import org.saan.hub.directory.ProvinceOutlines;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;

/**
 * Where there is time for a craft: a map, and the same in figures.
 *
 * @param families that may be chosen, with their names
 */
record ProvincesPage(
        Shell shell,
        MapFilter filter,
        Measure measure,
        List<String> techniques,
        Map<String, LocalizedText> families,
        List<String> regions,
        List<Week> weeks,
        List<Shape> shapes,
        List<Key> legend,
        List<Line> lines,
        Sums sums) {

    /** What the shade of a province tells. */
    enum Measure {
        HOURS,
        WEEKS,
        GROUPS;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Measure of(String code) {
            for (var measure : values()) {
                if (measure.code().equals(code)) {
                    return measure;
                }
            }
            return HOURS;
        }

        long of(ProvinceCapacity province) {
            return switch (this) {
                case HOURS -> province.freeMinutes() / 60;
                case WEEKS -> province.freeWeeks();
                case GROUPS -> province.freeGroups();
            };
        }
    }

    record Week(String value, String words) {}

    /** @param href where the groups of the province are; null where there are none */
    record Shape(String path, String css, @Nullable String href, String spoken) {}

    record Key(String css, String words) {}

    record Line(
            String name, String region, String href, String css, int groups, int freeGroups, long hours, int weeks) {}

    record Sums(int groups, int freeGroups, long hours, int weeks) {}

    String first() {
        return Weeks.text(filter.first());
    }

    String last() {
        return Weeks.text(filter.last());
    }

    String label() {
        return shell.t("calendar.map.label", shell.t("calendar.map.measure." + measure.code()));
    }

    String viewBox() {
        return "0 0 " + ProvinceOutlines.WIDTH + " " + ProvinceOutlines.HEIGHT;
    }

    /** The same choice as .xlsx. */
    String export() {
        return org.springframework.web.util.UriComponentsBuilder.fromPath("/provinces.xlsx")
                .queryParam("technique", filter.technique())
                .queryParam("family", filter.familyCode())
                .queryParam("from", first())
                .queryParam("to", last())
                .queryParam("region", filter.regionCode())
                .encode()
                .toUriString();
    }
}
