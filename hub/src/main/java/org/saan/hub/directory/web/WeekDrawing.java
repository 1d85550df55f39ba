package org.saan.hub.directory.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupWeeks;
import org.saan.hub.directory.Habit;
import org.saan.hub.directory.WeekTap;
import org.saan.hub.directory.web.WeeksPage.Choice;
import org.saan.hub.directory.web.WeeksPage.Mark;
import org.saan.hub.directory.web.WeeksPage.Month;
import org.saan.hub.directory.web.WeeksPage.Row;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;

/** Puts the weeks of a group into words and buttons. */
final class WeekDrawing {
    private static final int BUDDHIST = 543;
    /** What is left of a week is nearest to none, half or all. */
    private static final int NEARLY_NONE = 250;

    private static final int NEARLY_ALL = 750;

    private final Shell shell;
    private final GroupWeeks group;

    WeekDrawing(Shell shell, GroupWeeks group) {
        this.shell = shell;
        this.group = group;
    }

    List<Month> months() {
        var months = new LinkedHashMap<YearMonth, List<Row>>();
        for (var week : group.weeks()) {
            // A week belongs to the month of its Thursday, as it belongs to the year.
            var thursday = Weeks.monday(week.week()).plusDays(3);
            months.computeIfAbsent(YearMonth.from(thursday), m -> new ArrayList<>())
                    .add(row(week));
        }
        return months.entrySet().stream()
                .map(month -> new Month(name(month.getKey()), month.getValue()))
                .toList();
    }

    private String name(YearMonth month) {
        int year = shell.language() == Language.TH ? month.getYear() + BUDDHIST : month.getYear();
        return month.getMonth()
                        .getDisplayName(
                                TextStyle.FULL_STANDALONE, shell.language().locale())
                + " " + year;
    }

    Row row(GroupWeeks.Week week) {
        var monday = Weeks.monday(week.week());
        var dates = dates(monday, monday.plusDays(6));
        return new Row(
                Weeks.text(week.week()),
                shell.week(week.week()),
                dates,
                group.technique().isEmpty() ? shell.t("calendar.hours_left", week.minutes() / 60) : "",
                marks(week),
                List.of(
                        choice(week, WeekTap.NONE, "none"),
                        choice(week, WeekTap.HALF, "half"),
                        choice(week, WeekTap.FULL, "full")),
                before(week),
                warning(week.habit()),
                week.undo() == null ? null : week.undo().toString(),
                week.undo() == null ? null : shell.t("calendar.saved"),
                week.said() != null,
                shell.t("calendar.week_spoken", shell.week(week.week()), dates));
    }

    /** The week in a few words: the group, how much time, and why. */
    String summary(GroupWeeks.Week week) {
        var look = week.leftPermille() == 0 ? "none" : "half";
        var words = shell.text(group.name()) + " · " + shell.t("calendar.tap." + look);
        var because = week.reason().isEmpty()
                ? week.season().isEmpty() ? "" : shell.t("directory.season." + week.season())
                : reason(shell, week.reason());
        return because.isEmpty() ? words : words + " · " + because;
    }

    private String dates(LocalDate first, LocalDate last) {
        var print = shell.print();
        return first.getMonth() == last.getMonth()
                ? first.getDayOfMonth() + "–" + print.shortDate(last)
                : print.shortDate(first) + " – " + print.shortDate(last);
    }

    private Choice choice(GroupWeeks.Week week, int permille, String look) {
        var said = week.said();
        boolean chosen = said != null && nearest(said) == permille;
        return new Choice(
                Weeks.text(week.week()) + ":" + permille,
                look,
                shell.t("calendar.tap." + look),
                chosen,
                said == null && nearest(week.leftPermille()) == permille);
    }

    private static int nearest(int permille) {
        return permille < NEARLY_NONE ? WeekTap.NONE : permille < NEARLY_ALL ? WeekTap.HALF : WeekTap.FULL;
    }

    private List<Mark> marks(GroupWeeks.Week week) {
        var marks = new ArrayList<Mark>();
        if (!week.reason().isEmpty()) {
            marks.add(new Mark("info", "edit", reason(shell, week.reason())));
        }
        if (!week.season().isEmpty() && week.seasonPermille() < 1000) {
            marks.add(new Mark(
                    "warn",
                    "leaf",
                    shell.t(
                            "calendar.season_left",
                            shell.t("directory.season." + week.season()),
                            week.seasonPermille() / 10)));
        }
        for (var day : week.holidays()) {
            marks.add(new Mark("", "cal", shell.print().shortDate(day.date()) + " " + shell.text(day.name())));
        }
        if (week.lent()) {
            marks.add(new Mark("", "leaf", shell.t("directory.season.buddhist_lent")));
        }
        if (week.workMinutes() > 0) {
            marks.add(new Mark("info", "loom", shell.t("calendar.work", week.workMinutes() / 60)));
        }
        return marks;
    }

    /** A known reason in this language; people's own words as they said them. */
    static String reason(Shell shell, String reason) {
        for (var key : List.of("calendar.reason." + reason, "directory.leave." + reason)) {
            if (reason.matches("[a-z_]{1,30}") && shell.words().has(key)) {
                return shell.t(key);
            }
        }
        return reason;
    }

    private @Nullable String before(GroupWeeks.Week week) {
        if (week.earlier().isEmpty()) {
            return null;
        }
        var years = new ArrayList<String>();
        for (var earlier : week.earlier()) {
            int shown = shell.language() == Language.TH ? earlier.year() + BUDDHIST : earlier.year();
            var parts = new ArrayList<String>();
            if (earlier.saidPermille() != null) {
                parts.add(
                        earlier.reason().isEmpty()
                                ? shell.t("calendar.before_said", earlier.saidPermille() / 10)
                                : shell.t(
                                        "calendar.before_said_because",
                                        earlier.saidPermille() / 10,
                                        reason(shell, earlier.reason())));
            }
            if (earlier.acceptedPermille() > 0) {
                parts.add(shell.t("calendar.before_worked", earlier.acceptedPermille() / 10));
            }
            years.add(shown + ": " + String.join(", ", parts));
        }
        return String.join(" · ", years);
    }

    private @Nullable String warning(Habit habit) {
        return habit.worthSaying()
                .map(it -> switch (it.kind()) {
                    case USUALLY_LESS ->
                        it.reason().isEmpty()
                                ? shell.t("calendar.habit.less", it.years(), it.usualPermille() / 10)
                                : shell.t(
                                        "calendar.habit.less_because",
                                        reason(shell, it.reason()),
                                        it.years(),
                                        it.usualPermille() / 10);
                    case FIELD_SEASON -> shell.t("calendar.habit.season", shell.t("directory.season." + it.reason()));
                    case USUALLY_WORKED -> shell.t("calendar.habit.worked", it.years());
                    case AS_BEFORE -> "";
                })
                .orElse(null);
    }
}
