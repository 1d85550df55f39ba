package org.saan.hub.shared.lists;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a list as one question to the database. Who may ask stands with whoever puts it together.
 *
 * @param columns {@code select …}
 * @param from {@code from … where …}, with everything that narrows the list
 * @param params named in {@code from}
 */
public record ListRows<R>(
        JdbcClient jdbc, String columns, String from, Map<String, Object> params, ListOrder order, RowMapper<R> row) {
    public ListRows {
        params = Map.copyOf(params);
    }

    /** The page that is asked for, and how many rows there are on all pages. */
    public Found<R> page(ListQuery query) {
        long total = jdbc.sql("select count(*) " + from)
                .params(params)
                .query(Long.class)
                .single();
        var slice = ListSlice.of(query, total);
        var all = new HashMap<>(params);
        all.putAll(slice.params());
        return new Found<>(slice.straight(read(slice.sql(order), all)), total);
    }

    /** Every row, in order. */
    public List<R> all() {
        return read(" order by " + order.sql(), params);
    }

    private List<R> read(String orderAndLimit, Map<String, Object> all) {
        return jdbc.sql(columns + " " + from + orderAndLimit)
                .params(all)
                .query(row)
                .list();
    }
}
