package org.saan.hub.catalogue;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists as the database gives them. */
final class Rows {
    private Rows() {}

    static List<String> list(ResultSet row, String column) throws SQLException {
        @Nullable Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** The rows that are there, in the order of their ids. */
    static <T> List<T> inOrder(Collection<UUID> ids, List<T> rows, Function<T, UUID> id) {
        Map<UUID, T> all = new HashMap<>();
        rows.forEach(row -> all.put(id.apply(row), row));
        return ids.stream()
                .distinct()
                .filter(all::containsKey)
                .map(key -> Objects.requireNonNull(all.get(key)))
                .toList();
    }
}
