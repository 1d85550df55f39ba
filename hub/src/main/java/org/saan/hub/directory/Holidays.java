package org.saan.hub.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/** Holidays and holy days of Thailand that people name when they speak of their weeks. */
final class Holidays {
    /** A day of the year and what it is called. */
    record Day(LocalDate date, LocalizedText name) {}

    private record Fixed(MonthDay day, LocalizedText name) {}

    private static final LocalizedText MAKHA = new LocalizedText("วันมาฆบูชา", "Makha Bucha");
    private static final LocalizedText VISAKHA = new LocalizedText("วันวิสาขบูชา", "Visakha Bucha");
    private static final LocalizedText ASALHA = new LocalizedText("วันอาสาฬหบูชา", "Asalha Bucha");
    private static final LocalizedText LENT_BEGINS = new LocalizedText("วันเข้าพรรษา", "Lent begins");
    private static final LocalizedText LENT_ENDS = new LocalizedText("วันออกพรรษา", "Lent ends");
    private static final LocalizedText LOY_KRATHONG = new LocalizedText("วันลอยกระทง", "Loy Krathong");

    private final List<Fixed> fixed = new ArrayList<>();
    private final LunarDays lunar = new LunarDays();

    Holidays() {
        for (var row : PlaceTables.read("th_holidays_fixed.csv")) {
            fixed.add(new Fixed(
                    MonthDay.of(
                            Integer.parseInt(row.getOrDefault("month", "")),
                            Integer.parseInt(row.getOrDefault("day", ""))),
                    new LocalizedText(row.get("name_th"), row.get("name_en"))));
        }
    }

    /** Days of a week, by date; the same name on several days once. */
    List<Day> in(YearWeek week) {
        var monday = Weeks.monday(week);
        var days = new ArrayList<Day>();
        for (int i = 0; i < 7; i++) {
            var date = monday.plusDays(i);
            fixed.stream()
                    .filter(one -> one.day().equals(MonthDay.from(date)))
                    .filter(one -> days.stream().noneMatch(day -> day.name().equals(one.name())))
                    .forEach(one -> days.add(new Day(date, one.name())));
            lunar.of(date.getYear()).ifPresent(year -> {
                add(days, date, year.makha(), MAKHA);
                add(days, date, year.visakha(), VISAKHA);
                add(days, date, year.asalha(), ASALHA);
                add(days, date, year.lentBegins(), LENT_BEGINS);
                add(days, date, year.lentEnds(), LENT_ENDS);
                add(days, date, year.loyKrathong(), LOY_KRATHONG);
            });
        }
        days.sort(Comparator.comparing(Day::date));
        return days;
    }

    private static void add(List<Day> days, LocalDate date, LocalDate wanted, LocalizedText name) {
        if (date.equals(wanted)) {
            days.add(new Day(date, name));
        }
    }

    /** Whether most days of the week lie in the Buddhist Lent: the time of the loom, when nobody marries. */
    boolean isLent(YearWeek week) {
        var thursday = week.atDay(DayOfWeek.THURSDAY);
        return lunar.of(thursday.getYear())
                .filter(year -> !thursday.isBefore(year.lentBegins()) && !thursday.isAfter(year.lentEnds()))
                .isPresent();
    }

    /** The ISO week that holds at least two of 13, 14 and 15 April: nobody works in it. */
    static boolean isSongkran(YearWeek week) {
        var monday = Weeks.monday(week);
        int days = 0;
        for (int i = 0; i < 7; i++) {
            var date = monday.plusDays(i);
            days += date.getMonthValue() == 4 && date.getDayOfMonth() >= 13 && date.getDayOfMonth() <= 15 ? 1 : 0;
        }
        return days >= 2;
    }
}
