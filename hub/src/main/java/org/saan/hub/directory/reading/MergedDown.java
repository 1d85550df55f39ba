package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Gives the value of cells merged over several rows to each of these rows, as the rows go by. */
final class MergedDown {
    private record Going(int lastRow, String value) {}

    private final List<MergedCells> regions;
    private final Map<Integer, Going> goingOn = new HashMap<>();
    private int next;

    /** @param regions in the order of their first rows */
    MergedDown(List<MergedCells> regions) {
        this.regions = regions;
    }

    SheetRow row(SheetRow row) {
        var filled = goingOn.isEmpty() ? row : filled(row);
        while (next < regions.size() && regions.get(next).firstRow() <= row.line()) {
            var region = regions.get(next++);
            var value = row.cell(region.column());
            boolean down = region.lastRow() > region.firstRow() && region.column() < Limits.COLUMNS;
            if (region.firstRow() == row.line() && down && !value.isBlank()) {
                goingOn.put(region.column(), new Going(region.lastRow(), value));
            }
        }
        return filled;
    }

    private SheetRow filled(SheetRow row) {
        goingOn.values().removeIf(region -> region.lastRow() < row.line());
        var cells = new ArrayList<>(row.cells());
        var carried = new HashSet<>(row.carried());
        goingOn.forEach((column, region) -> {
            while (cells.size() <= column) {
                cells.add("");
            }
            if (cells.get(column).isBlank()) {
                cells.set(column, region.value());
                carried.add(column);
            }
        });
        return new SheetRow(row.line(), cells, carried);
    }
}
