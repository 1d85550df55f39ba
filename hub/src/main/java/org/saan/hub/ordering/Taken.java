package org.saan.hub.ordering;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Minutes by row and week of the book that are to be given away beside those that are. */
final class Taken {
    private static final int WEEKS = 64;

    private final Map<Integer, int[]> minutes = new HashMap<>();

    /** A week in a row of the book. */
    record Cell(int row, int week) {}

    int minutes(int row, int week) {
        var weeks = minutes.get(row);
        return weeks == null ? 0 : weeks[week];
    }

    void add(int row, int week, int more) {
        minutes.computeIfAbsent(row, is -> new int[WEEKS])[week] += more;
    }

    void addAll(Taken other) {
        other.minutes.forEach((row, weeks) -> {
            var mine = minutes.computeIfAbsent(row, is -> new int[WEEKS]);
            Arrays.setAll(mine, week -> mine[week] + weeks[week]);
        });
    }

    Set<Cell> cells() {
        var cells = new HashSet<Cell>();
        minutes.forEach((row, weeks) -> {
            for (int week = 0; week < WEEKS; week++) {
                if (weeks[week] > 0) {
                    cells.add(new Cell(row, week));
                }
            }
        });
        return cells;
    }
}
