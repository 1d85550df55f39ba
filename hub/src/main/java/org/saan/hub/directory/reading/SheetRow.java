package org.saan.hub.directory.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One row of a sheet, as text.
 *
 * @param line counts from 1 as the reader of the file sees it
 * @param cells texts as they stand in the file, empty when there is nothing; a date cell is an ISO date
 * @param carried columns whose value came from a cell above that spans several rows
 * @param were what cells were before their letters were turned back, by column
 */
public record SheetRow(int line, List<String> cells, Set<Integer> carried, Map<Integer, String> were) {
    public SheetRow {
        cells = List.copyOf(cells);
        carried = Set.copyOf(carried);
        were = Map.copyOf(were);
    }

    SheetRow(int line, List<String> cells) {
        this(line, cells, Set.of());
    }

    SheetRow(int line, List<String> cells, Set<Integer> carried) {
        this(line, cells, carried, Map.of());
    }

    /** The text of a column, empty beyond the last one. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** Whether the row itself, not a merged cell above it, has something in the column. */
    boolean owns(int column) {
        return !cell(column).isBlank() && !carried.contains(column);
    }
}
