package org.saan.hub.sourcing.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/** A week to choose, with its Monday. */
record WeekChoice(String value, String words) {

    /** So many weeks from that of the day on. */
    static List<WeekChoice> from(Shell shell, LocalDate day, int weeks) {
        var first = YearWeek.from(day);
        var choices = new ArrayList<WeekChoice>();
        for (int i = 0; i < weeks; i++) {
            var week = first.plusWeeks(i);
            choices.add(new WeekChoice(Weeks.text(week), shell.week(week) + " · " + shell.date(Weeks.monday(week))));
        }
        return choices;
    }
}
