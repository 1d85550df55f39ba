package org.saan.hub.shared.lists;

import java.util.List;
import java.util.Map;

/**
 * Which rows a page takes. They are read from the nearer end of the list, for the database passes over every row before
 * them: the last page costs what the first costs.
 *
 * @param offset rows to pass over
 * @param limit rows to take
 * @param backwards whether rows are counted from the end, and come last row first
 */
public record ListSlice(long offset, int limit, boolean backwards) {

    public static ListSlice of(ListQuery query, long total) {
        var page = query.within(total);
        int rows = (int) Math.max(0, Math.min(page.size(), total - page.offset()));
        long behind = total - page.offset() - rows;
        return behind < page.offset() ? new ListSlice(behind, rows, true) : new ListSlice(page.offset(), rows, false);
    }

    /** {@code order by … limit … offset …}; the numbers are {@link #params}, for the statement stays the same from page to page. */
    public String sql(ListOrder order) {
        return orderBy(order) + window();
    }

    /** {@code order by …}, from the end at which rows are counted */
    public String orderBy(ListOrder order) {
        return " order by " + (backwards ? order.backwards() : order).sql();
    }

    /** {@code limit … offset …} */
    public String window() {
        return " limit :limit offset :offset";
    }

    public Map<String, Object> params() {
        return Map.of("limit", limit, "offset", offset);
    }

    /** Rows as they were read, first row first. */
    public <T> List<T> straight(List<T> rows) {
        return backwards ? rows.reversed() : rows;
    }
}
