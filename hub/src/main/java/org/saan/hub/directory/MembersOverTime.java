package org.saan.hub.directory;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.saan.hub.shared.LocalizedText;

/**
 * How many people were in groups of clusters at the end of each month, by region. Each person counts once in a region,
 * in however many groups.
 *
 * @param peopleByRegion for each region as many figures as there are months
 */
public record MembersOverTime(
        List<YearMonth> months, Map<String, List<Integer>> peopleByRegion, Baseline baseline, int leftOut) {

    public MembersOverTime {
        months = List.copyOf(months);
        peopleByRegion = Map.copyOf(peopleByRegion);
    }

    /** What was there before the programme; the figures of its regions are measured against it. */
    public record Baseline(int people, List<String> regions, LocalizedText source) {
        public Baseline {
            regions = List.copyOf(regions);
        }
    }

    public int people(String region, int month) {
        var figures = peopleByRegion.get(region);
        return figures == null ? 0 : figures.get(month);
    }

    public int all(int month) {
        return peopleByRegion.values().stream()
                .mapToInt(figures -> figures.get(month))
                .sum();
    }

    /** People of the regions that the baseline speaks of. */
    public int comparable(int month) {
        return baseline.regions().stream()
                .mapToInt(region -> people(region, month))
                .sum();
    }
}
