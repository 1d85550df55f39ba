package org.saan.hub.programme.web;

import java.util.ArrayList;
import java.util.List;
import org.saan.hub.programme.Continuity;
import org.saan.hub.programme.ContinuityRule;
import org.saan.hub.programme.GroupAtRisk;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/**
 * The weeks of a group as cloth: a warp thread for each week, and a weft thread for each fifth of its time that is paid work, or
 * accepted work to come. Where work is continuous, so is the cloth.
 *
 * @param warps one for each week
 * @param wefts across the weeks
 * @param now where the present week begins
 */
record Cloth(int width, List<Warp> warps, List<Weft> wefts, int now) {
    /** Weeks to come that are drawn. */
    static final int COMING = 16;

    private static final int STEP = 10;
    private static final int THREADS = 5;

    Cloth {
        warps = List.copyOf(warps);
        wefts = List.copyOf(wefts);
    }

    /** @param css what the week was or will be */
    record Warp(int x, String css) {}

    record Weft(int x, int y, String css) {}

    /** A week as the table beside the picture tells it. */
    record Line(String week, String monday, String hours, String paid, String words, boolean coming) {}

    static Cloth of(GroupAtRisk group, ContinuityRule rule, YearWeek now) {
        var warps = new ArrayList<Warp>();
        var wefts = new ArrayList<Weft>();
        for (var week : group.past()) {
            int at = rule.weeks() + Weeks.between(now, week.week());
            warps.add(new Warp(at * STEP, css(week.state(), false)));
            threads(wefts, at, week.paid(), week.capacity(), "w");
        }
        for (int i = 0; i < Math.min(COMING, group.coming().size()); i++) {
            var week = group.coming().get(i);
            int at = rule.weeks() + i;
            var state = new Continuity.Week(week.capacity(), week.accepted(), week.leave()).state(rule);
            warps.add(new Warp(at * STEP, css(state, true)));
            threads(wefts, at, week.accepted(), week.capacity(), "c");
        }
        return new Cloth((rule.weeks() + COMING) * STEP, warps, wefts, rule.weeks() * STEP);
    }

    private static String css(Continuity.State state, boolean coming) {
        return switch (state) {
            case WORKED -> "on";
            case LEAVE -> "off";
            case IDLE -> coming ? "dry" : "gap";
        };
    }

    private static void threads(List<Weft> wefts, int week, int minutes, int capacity, String css) {
        if (minutes <= 0) {
            return;
        }
        int count = capacity == 0
                ? THREADS
                : (int) Math.clamp(Math.ceilDiv((long) minutes * THREADS, capacity), 1, THREADS);
        for (int thread = 0; thread < count; thread++) {
            wefts.add(new Weft(week * STEP, 31 - 6 * thread, css));
        }
    }

    /** The same weeks in words and numbers. */
    static List<Line> lines(GroupAtRisk group, ContinuityRule rule, YearWeek now, Shell shell) {
        var all = new ArrayList<Line>();
        for (var week : group.past()) {
            var key = week.state() == Continuity.State.IDLE && week.waiting() > 0
                    ? "continuity.week.waiting"
                    : "continuity.week." + week.state().name().toLowerCase(java.util.Locale.ROOT);
            all.add(line(shell, week.week(), week.capacity(), week.paid(), shell.t(key, week.waiting() / 60), false));
        }
        for (int i = 0; i < Math.min(COMING, group.coming().size()); i++) {
            var week = group.coming().get(i);
            var state = new Continuity.Week(week.capacity(), week.accepted(), week.leave()).state(rule);
            all.add(line(
                    shell,
                    now.plusWeeks(i),
                    week.capacity(),
                    week.accepted(),
                    shell.t("continuity.coming." + state.name().toLowerCase(java.util.Locale.ROOT)),
                    true));
        }
        return all;
    }

    private static Line line(Shell shell, YearWeek week, int capacity, int minutes, String words, boolean coming) {
        return new Line(
                shell.week(week),
                shell.print().shortDate(Weeks.monday(week)),
                shell.n(capacity / 60),
                shell.n(minutes / 60),
                words,
                coming);
    }
}
