package org.saan.hub.shared.lists;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list with all that stands around its rows: how many were found, the filters, the order, the other pages and
 * the files. The templates {@code shared/web/_list-*.jte} print it.
 *
 * @param total rows of all pages together
 */
public record ListView(ListQuery query, long total, List<ListFilter> filters) {
    public ListView {
        query = query.within(total);
        filters = List.copyOf(filters);
    }

    public boolean empty() {
        return total == 0;
    }

    /** Number of the first row of this page, counted from 1. */
    public long first() {
        return query.offset() + 1;
    }

    public long last() {
        return Math.min(total, query.offset() + query.size());
    }

    public int pages() {
        return (int) Math.max(1, (total + query.size() - 1) / query.size());
    }

    public @Nullable String previous() {
        return query.page() > 0 ? query.at(query.page() - 1) : null;
    }

    public @Nullable String next() {
        return query.page() + 1 < pages() ? query.at(query.page() + 1) : null;
    }

    /** As {@code aria-sort} says it; absent for a column by which the list is not in order. */
    public @Nullable String ariaSort(String key) {
        return !key.equals(query.sort()) ? null : query.descending() ? "descending" : "ascending";
    }

    /** What has to stay when something else is searched for: the order. */
    public @Nullable String keptSort() {
        return query.sortText().isEmpty() ? null : query.sortText();
    }
}
