package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holy days of the Thai lunar calendar. Its months have 29 and 30 days by turns, beginning in November or December; a year
 * of {@code extra_month} has the eighth month twice, and then the earlier holy days come one month later; a year of {@code
 * extra_day} has one day more at the end of the seventh month. Which year is of which kind is data, {@code
 * th_lunar_years.csv}; a year without a row has no days here rather than wrong ones.
 */
final class LunarDays {
    /** Asalha Puja of the first year in the file, from which the others are counted. */
    private static final LocalDate ASALHA_2018 = LocalDate.of(2018, 7, 27);

    private static final int FIRST = 2018;

    /**
     * The days of one year.
     *
     * @param lentBegins Khao Phansa
     * @param lentEnds Ok Phansa, the last day of the three months
     */
    record Year(
            LocalDate makha,
            LocalDate visakha,
            LocalDate asalha,
            LocalDate lentBegins,
            LocalDate lentEnds,
            LocalDate loyKrathong) {}

    private final Map<Integer, Year> years = new HashMap<>();

    LunarDays() {
        var kinds = new HashMap<Integer, String>();
        for (var row : PlaceTables.read("th_lunar_years.csv")) {
            kinds.put(Integer.valueOf(row.getOrDefault("year", "")), row.getOrDefault("kind", ""));
        }
        var asalha = ASALHA_2018;
        for (int year = FIRST; kinds.containsKey(year); year++) {
            var kind = kinds.getOrDefault(year, "");
            if (year > FIRST) {
                asalha = asalha.plusDays(
                        switch (kind) {
                            case "usual" -> 354;
                            case "extra_day" -> 355;
                            case "extra_month" -> 384;
                            default -> throw new IllegalStateException("kind of lunar year: " + kind);
                        });
            }
            years.put(year, year(asalha, kind));
        }
    }

    /**
     * Counted back from the full moon of the eighth month, in an extra month from that of the second eighth: to Visakha
     * over two months, to Makha over five.
     */
    private static Year year(LocalDate asalha, String kind) {
        int visakha = kind.equals("extra_day") ? 60 : 59;
        int makha = kind.equals("usual") ? 147 : 148;
        return new Year(
                asalha.minusDays(makha),
                asalha.minusDays(visakha),
                asalha,
                asalha.plusDays(1),
                asalha.plusDays(89),
                asalha.plusDays(118));
    }

    /** The days of a common-era year, if the kind of that year is known. */
    Optional<Year> of(int year) {
        return Optional.ofNullable(years.get(year));
    }
}
