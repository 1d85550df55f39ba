package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.Habit.Earlier;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/** What a group said and did in the same weeks of earlier years. Work is read from the view that ordering publishes. */
@Component
class GroupHistory {
    private static final int YEARS = 3;

    private final JdbcClient jdbc;

    GroupHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Word(int permille, String reason) {}

    private record Leave(String first, String last, String reason) {}

    /** For each week from the first on: the earlier years of which anything is known, the latest first. */
    List<List<Earlier>> earlier(UUID group, YearWeek first, int weeks, int usualMinutes) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < weeks; i++) {
            for (int back = 1; back <= YEARS; back++) {
                texts.add(Weeks.text(yearsBefore(first.plusWeeks(i), back)));
            }
        }
        var words = words(group, texts, usualMinutes);
        var leaves = leaves(group);
        var accepted = minutes(group, texts, "accepted_minutes");
        var all = new ArrayList<List<Earlier>>();
        for (int i = 0; i < weeks; i++) {
            var years = new ArrayList<Earlier>();
            for (int back = 1; back <= YEARS; back++) {
                var week = yearsBefore(first.plusWeeks(i), back);
                var text = Weeks.text(week);
                var word = words.get(text);
                if (word == null) {
                    word = leaves.stream()
                            .filter(leave -> leave.first().compareTo(text) <= 0
                                    && leave.last().compareTo(text) >= 0)
                            .map(leave -> new Word(0, leave.reason()))
                            .findFirst()
                            .orElse(null);
                }
                int worked = accepted.getOrDefault(text, 0);
                if (word != null || worked > 0) {
                    years.add(new Earlier(
                            week.getYear(),
                            word == null ? null : word.permille(),
                            word == null ? "" : word.reason(),
                            permille(worked, usualMinutes)));
                }
            }
            all.add(years);
        }
        return all;
    }

    /** Minutes of work in weeks to come, that the group has been asked for or has promised. */
    Map<String, Integer> work(UUID group, YearWeek first, int weeks) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < weeks; i++) {
            texts.add(Weeks.text(first.plusWeeks(i)));
        }
        return minutes(group, texts, "allocated_minutes");
    }

    /** The week of the same number; a week 53 that a year does not have is its 52nd. */
    static YearWeek yearsBefore(YearWeek week, int years) {
        int year = week.getYear() - years;
        return week.getWeek() == 53 && !YearWeek.of(year, 1).is53WeekYear()
                ? YearWeek.of(year, 52)
                : YearWeek.of(year, week.getWeek());
    }

    private Map<String, Word> words(UUID group, List<String> weeks, int usualMinutes) {
        var words = new HashMap<String, Word>();
        jdbc.sql("""
                        select week, left_permille, reason from directory.week_word
                        where group_id = :group and technique = '' and week = any(:weeks)
                        """)
                .param("group", group)
                .param("weeks", weeks.toArray(String[]::new))
                .query(row -> {
                    words.put(row.getString(1), new Word(row.getInt(2), row.getString(3)));
                });
        jdbc.sql("""
                        select week, minutes, reason from directory.capacity_override
                        where group_id = :group and week = any(:weeks)
                        """)
                .param("group", group)
                .param("weeks", weeks.toArray(String[]::new))
                .query(row -> {
                    words.put(row.getString(1), new Word(permille(row.getInt(2), usualMinutes), row.getString(3)));
                });
        return words;
    }

    private List<Leave> leaves(UUID group) {
        return jdbc.sql("""
                        select first_week, last_week, reason from directory.declared_leave where group_id = :group
                        order by first_week limit 1000
                        """)
                .param("group", group)
                .query((row, n) -> new Leave(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private Map<String, Integer> minutes(UUID group, List<String> weeks, String column) {
        var minutes = new HashMap<String, Integer>();
        jdbc.sql("select week, sum(" + column + ") from ordering.group_work"
                        + " where group_id = :group and week = any(:weeks) group by week")
                .param("group", group)
                .param("weeks", weeks.toArray(String[]::new))
                .query(row -> {
                    minutes.put(row.getString(1), row.getInt(2));
                });
        return minutes;
    }

    private static int permille(int minutes, int usualMinutes) {
        return usualMinutes == 0 ? 0 : (int) Math.min(1000, (long) minutes * 1000 / usualMinutes);
    }
}
