package org.saan.hub.ordering.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Order weave as it is drawn: rows are groups, columns are weeks, bars lie over the warp. All words are ready to be
 * printed; the same figures stand in the table below it.
 *
 * @param weeks columns from first to last week
 * @param rows one per group that has work or had work
 */
record Weave(
        List<Column> weeks,
        List<Key> legend,
        List<Row> rows,
        List<Load> load,
        String loadWords,
        String peak,
        String total) {

    Weave {
        weeks = List.copyOf(weeks);
        legend = List.copyOf(legend);
        rows = List.copyOf(rows);
        load = List.copyOf(load);
    }

    /** Class that tells the stylesheet how many columns there are; see hub.css. */
    String columnsClass() {
        return "weave n" + weeks.size();
    }

    /** A week: its number, its Monday, and whether it is the present one. */
    record Column(String number, String monday, boolean now) {}

    /** One line of the order with the colour of its bars. */
    record Key(String colour, String words) {}

    /**
     * A group: its bars, the seasons it told us of, and what it makes in all.
     *
     * @param tracks how many bars lie above each other
     * @param busy weeks with work of the weeks shown
     * @param idle whether it has work in fewer than half of them
     */
    record Row(
            String name,
            @Nullable String href,
            String place,
            List<Mark> marks,
            List<Bar> bars,
            int tracks,
            String total,
            String busy,
            boolean idle) {
        Row {
            marks = List.copyOf(marks);
            bars = List.copyOf(bars);
        }

        String laneClass() {
            return tracks > 1 ? "lane r" + Math.min(tracks, 4) : "lane";
        }
    }

    /** A stretch of weeks with less time than usual; strength 1 to 3 as in the stylesheet. */
    record Mark(int column, int span, int strength) {
        String css() {
            return "ssn q" + strength + " c" + column + " s" + span;
        }
    }

    /**
     * A share of one line at one group.
     *
     * @param track 1, or more where bars of the same group share weeks
     * @param state one of accepted, waiting, counter, added, gone
     */
    record Bar(
            String colour,
            int column,
            int span,
            int track,
            String state,
            String icon,
            String words,
            String spoken,
            String href,
            boolean current) {
        String css() {
            var look = switch (state) {
                case "waiting", "counter" -> " wait";
                case "added" -> " add";
                case "gone" -> " gone";
                default -> "";
            };
            return "bar l" + colour + " c" + column + " s" + span + (track > 1 ? " t" + Math.min(track, 4) : "") + look;
        }
    }

    /** Capacity of all groups of the weave in one week, and the part that is used, as heights of 96. */
    record Load(int x, String usedY, String usedHeight) {}
}
