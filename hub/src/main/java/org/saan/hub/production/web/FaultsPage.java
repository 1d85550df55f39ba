package org.saan.hub.production.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.production.Fault;
import org.saan.hub.production.Quality;
import org.saan.hub.shared.Shell;

/** The faults of one group as a Pareto chart: bars from the most frequent on, and the line of their running share. */
record FaultsPage(
        Shell shell,
        List<Quality.InspectedGroup> groups,
        @Nullable String chosen,
        @Nullable String name,
        List<Row> rows) {
    private static final int BAR = 26;
    private static final int STEP = 44;
    private static final int WIDE = 300;

    FaultsPage {
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
    }

    /**
     * @param percent of all faults, this one and those above it
     * @param width of the bar, and {@code runs} where the line stands, out of 300
     */
    record Row(Fault fault, int rework, int rejected, int pieces, int percent, int width, int runs, int top) {
        int middle() {
            return top + BAR / 2;
        }
    }

    static List<Row> rows(List<Quality.FaultSum> faults) {
        int all = faults.stream().mapToInt(Quality.FaultSum::pieces).sum();
        int most = faults.stream().mapToInt(Quality.FaultSum::pieces).max().orElse(1);
        var rows = new java.util.ArrayList<Row>();
        int sum = 0;
        for (var fault : faults) {
            sum += fault.pieces();
            rows.add(new Row(
                    fault.fault(),
                    fault.rework(),
                    fault.rejected(),
                    fault.pieces(),
                    Math.round(100f * sum / all),
                    Math.max(2, WIDE * fault.pieces() / most),
                    WIDE * sum / all,
                    rows.size() * STEP + 16));
        }
        return rows;
    }

    int height() {
        return rows.size() * STEP + 8;
    }

    String line() {
        var points = new StringBuilder();
        rows.forEach(row ->
                points.append(row.runs()).append(',').append(row.middle()).append(' '));
        return points.toString().strip();
    }

    int all() {
        return rows.stream().mapToInt(Row::pieces).sum();
    }
}
