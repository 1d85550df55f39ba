package org.saan.hub.programme;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one screen of an officer: every promise with what was reached, what was planned to be by now, and the pace.
 *
 * @param at the moment of the figures, which is no longer in them
 * @param closed the month that they are of; absent for figures that still change
 * @param week of the programme, counted from 1
 * @param weeks of the whole programme
 */
public record BoardView(
        ProgrammeView programme,
        Instant at,
        @Nullable SnapshotView closed,
        int week,
        int weeks,
        Progress progress,
        List<Line> lines,
        boolean counted) {
    public BoardView {
        lines = List.copyOf(lines);
    }

    /** How a promise stands against its plan. */
    public enum Pace {
        NOT_COUNTED,
        WATCHED,
        REACHED,
        AHEAD,
        ON_PLAN,
        BEHIND,
        FAR_BEHIND;

        public String key() {
            return "programme.pace." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One promise.
     *
     * @param actual absent when not yet counted
     * @param planned what was planned to be reached by now; absent without a target
     * @param weeks behind the plan, negative where it is ahead
     * @param days of the points of the line: the ends of months, without them
     * @param points what was counted up to each of these days; of those that have passed
     * @param regions counted by region; empty code where it is not known
     */
    public record Line(
            IndicatorView indicator,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal planned,
            Pace pace,
            long weeks,
            List<LocalDate> days,
            List<Long> points,
            Map<String, Long> regions) {
        public Line {
            days = List.copyOf(days);
            points = List.copyOf(points);
            regions = Map.copyOf(regions);
        }

        /** Reached of the target in percent, whole; over 100 is shown as it is. */
        public long percent() {
            var target = indicator.target();
            return actual == null || target == null ? 0 : Math.round(actual.doubleValue() / target.doubleValue() * 100);
        }
    }
}
