package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.ThaiDigits;
import org.saan.thaitext.ThaiText;

/**
 * Finds the header of a sheet by its words: the rows, one to three of them, whose cells name the most fields. Titles and
 * empty rows above it do not matter.
 */
final class HeaderFinder {
    static final int LOOKED_AT = 40;
    private static final int DEEPEST = 3;

    private HeaderFinder() {}

    static Optional<Header> find(Sheet sheet) {
        Header best = null;
        int rows = Math.min(LOOKED_AT, sheet.rows().size());
        for (int first = 0; first < rows; first++) {
            for (int depth = 1; depth <= DEEPEST && first + depth <= rows; depth++) {
                var candidate = sheet.rows().subList(first, first + depth);
                if (!couldBeHeader(candidate)) {
                    break;
                }
                var header = read(candidate);
                if (best == null || header.score() > best.score()) {
                    best = header;
                }
            }
        }
        return Optional.ofNullable(best)
                .filter(header -> header.score() >= 4 || (header.has(Field.NAME) && header.score() >= 2))
                .filter(header ->
                        header.columns().stream().filter(c -> c.field() != null).count() >= 2 || sheet.width() == 1)
                .filter(header -> header.has(Field.NAME));
    }

    /** Every row of a header has words of its own in two cells or more, and only the first may hold digits. */
    private static boolean couldBeHeader(List<SheetRow> rows) {
        for (var row : rows) {
            int words = 0;
            boolean digits = false;
            for (int column = 0; column < row.cells().size(); column++) {
                if (row.owns(column)) {
                    words++;
                    digits |= ThaiDigits.toArabic(row.cell(column)).chars().anyMatch(c -> c >= '0' && c <= '9');
                }
            }
            boolean below = row != rows.getFirst();
            if (below && !fillsGaps(rows.get(rows.indexOf(row) - 1), row)) {
                return false;
            }
            if (words == 0 || (below && (words < 2 || digits)) || (rows.size() > 1 && words < 2)) {
                return false;
            }
        }
        return true;
    }

    /** A lower row of a header has words where the row above has none; a record below a full header has not. */
    private static boolean fillsGaps(SheetRow above, SheetRow below) {
        for (int column = 0; column < below.cells().size(); column++) {
            if (below.owns(column) && !above.owns(column)) {
                return true;
            }
        }
        return false;
    }

    private static Header read(List<SheetRow> rows) {
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        var columns = new ArrayList<ReadColumn>();
        @Nullable String[] last = new @Nullable String[rows.size()];
        for (int column = 0; column < width; column++) {
            var parts = new LinkedHashSet<String>();
            for (int i = 0; i < rows.size(); i++) {
                var own = ThaiText.normal(rows.get(i).cell(column));
                boolean below = i + 1 < rows.size() && rows.get(i + 1).owns(column);
                if (!own.isEmpty()) {
                    // Words over words go on to the right; words that reach down to the records do not.
                    last[i] = below ? own : null;
                }
                var text = own.isEmpty() && below && last[i] != null ? last[i] : own;
                if (!text.isEmpty()) {
                    parts.add(text);
                }
            }
            if (!parts.isEmpty()) {
                columns.add(new ReadColumn(column, String.join(" ", parts), field(List.copyOf(parts))));
            }
        }
        return Header.of(rows.stream().map(SheetRow::line).toList(), columns);
    }

    /** The lowest row decides; "name" below "chairperson" is a person's, below "group" the group's. */
    private static @Nullable Field field(List<String> parts) {
        var lowest = ColumnWords.find(parts.getLast()).orElse(null);
        if (parts.size() == 1) {
            return lowest;
        }
        var above = field(parts.subList(0, parts.size() - 1));
        if (lowest == null) {
            return above;
        }
        if (lowest == Field.SOME_NAME && above != null) {
            return switch (above) {
                case NAME, PRODUCT -> above;
                default -> Field.SOME_NAME;
            };
        }
        return lowest;
    }
}
