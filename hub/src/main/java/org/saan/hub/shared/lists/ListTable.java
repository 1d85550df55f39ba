package org.saan.hub.shared.lists;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list as a file has them.
 *
 * @param name of the file, without its ending
 * @param title in the reader's language
 */
public record ListTable<R>(String name, String title, List<Column<R>> columns) {
    public ListTable {
        columns = List.copyOf(columns);
    }

    /**
     * A column. Its values are texts, whole numbers, {@link java.math.BigDecimal amounts}, {@link java.time.LocalDate dates}
     * or {@link java.time.LocalDateTime moments}, and stay so in the file; absent ones are empty cells.
     */
    public record Column<R>(String head, Function<R, @Nullable Object> value) {}

    public static <R> Column<R> column(String head, Function<R, @Nullable Object> value) {
        return new Column<>(head, value);
    }

    /** The cells of a row. */
    List<@Nullable Object> cells(R row) {
        return columns.stream()
                .<@Nullable Object>map(column -> column.value().apply(row))
                .toList();
    }
}
