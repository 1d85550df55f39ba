package org.saan.hub.directory;

import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/**
 * How much of a usual week is left to craft in the seasons of a region: fields, festivals, heat and smoke. Proposals from
 * {@code seasons.csv} until the programme owner decides; a group's own word stands above them.
 */
final class Seasons {
    private record Season(String region, String key, MonthDay from, MonthDay to, int permille) {
        boolean holds(MonthDay day) {
            return from.isAfter(to) ? !day.isBefore(from) || !day.isAfter(to) : !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** What is left of a week, and the season that takes most of it. */
    record Left(int permille, String key) {
        static final Left ALL = new Left(1000, "");
    }

    private static final String SONGKRAN = "songkran_week";

    private final List<Season> seasons = new ArrayList<>();
    private final Map<String, Left> known = new ConcurrentHashMap<>();

    Seasons() {
        for (var row : PlaceTables.read("seasons.csv")) {
            var from = row.getOrDefault("from_mm_dd", "");
            if ("TH".equals(row.get("country")) && !from.isEmpty()) {
                seasons.add(new Season(
                        row.getOrDefault("region", "").toLowerCase(Locale.ROOT),
                        row.getOrDefault("season", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_"),
                        MonthDay.parse("--" + from),
                        MonthDay.parse("--" + row.get("to_mm_dd")),
                        new java.math.BigDecimal(row.get("capacity_factor_default"))
                                .movePointRight(3)
                                .intValueExact()));
            }
        }
    }

    /** The mean over the days of the week, each day by its leanest season; nothing is left of the week of Songkran. */
    Left left(String region, YearWeek week) {
        return known.computeIfAbsent(region + " " + Weeks.text(week), key -> reckon(region, week));
    }

    private Left reckon(String region, YearWeek week) {
        if (Holidays.isSongkran(week)) {
            return new Left(0, SONGKRAN);
        }
        var own = region.equals("east") || region.equals("west") ? "central" : region;
        int sum = 0;
        var leanest = Left.ALL;
        for (int day = 0; day < 7; day++) {
            var date = Weeks.monday(week).plusDays(day);
            var monthDay = MonthDay.from(date);
            int least = 1000;
            for (var season : seasons) {
                if ((season.region().equals(own) || season.region().equals("all"))
                        && season.holds(monthDay)
                        && season.permille() < least) {
                    least = season.permille();
                    if (least < leanest.permille()) {
                        leanest = new Left(least, season.key());
                    }
                }
            }
            sum += least;
        }
        return new Left(sum / 7, leanest.key());
    }

    /** Keys of all seasons, for their words. */
    List<String> keys() {
        return seasons.stream().map(Season::key).distinct().toList();
    }
}
