package org.saan.hub.shared.lists;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one reader asks of a list. All of it stands in the address, so that a list can be sent to somebody, found again in
 * the history, and exported as it is seen.
 *
 * @param search as typed, without the spaces around it; empty means all
 * @param filters what narrows the list, by name; only those that were chosen
 * @param sort one of the orders of the shape
 * @param page counted from 0
 */
public record ListQuery(
        ListShape shape, String search, Map<String, String> filters, String sort, boolean descending, int page) {
    public ListQuery {
        filters = Map.copyOf(filters);
    }

    /** The chosen value of a filter, empty where none is. */
    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    /** Whether the order is the other way round than the first click on its column gives. */
    public boolean turned() {
        return descending != shape.downwardsFirst(sort);
    }

    public int size() {
        return shape.size();
    }

    public long offset() {
        return (long) page * size();
    }

    /** Whether rows may be missing because of what was asked. */
    public boolean narrowed() {
        return !search.isEmpty() || !filters.isEmpty();
    }

    /** The same list at a page that it has. */
    public ListQuery within(long total) {
        var last = (int) Math.max(0, (total - 1) / size());
        return page <= last ? this : new ListQuery(shape, search, filters, sort, descending, last);
    }

    /** The rows of this page of all rows. */
    public <T> List<T> of(List<T> all) {
        int from = (int) Math.min(all.size(), offset());
        return all.subList(from, Math.min(all.size(), from + size()));
    }

    /** Address of another page of this list. */
    public String at(int otherPage) {
        return address(shape.path(), sort, descending, otherPage);
    }

    /** Address of this list in the order of that key: the other way round where it is in that order now. */
    public String sortedBy(String key) {
        var down = key.equals(sort) ? !descending : shape.downwardsFirst(key);
        return address(shape.path(), key, down, 0);
    }

    /** Address of the whole list, in this order, as a file: {@code xlsx} or {@code csv}. */
    public String file(String ending) {
        return address(shape.path() + "." + ending, sort, descending, 0);
    }

    /** What is noted of a list that somebody took away as a file. */
    public Map<String, Object> takenAs(String ending, long rows) {
        return Map.of("as", ending, "rows", rows, "search", search, "filters", filters);
    }

    /** The order as the address says it, empty where it is the usual one. */
    public String sortText() {
        return shape.usual(sort, descending) ? "" : (descending ? "-" : "") + sort;
    }

    private String address(String path, String order, boolean down, int at) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("q", search);
        shape.filters().forEach(name -> parts.put(name, filter(name)));
        parts.put("sort", shape.usual(order, down) ? "" : (down ? "-" : "") + order);
        parts.put("page", at == 0 ? "" : Integer.toString(at));
        var address = new StringBuilder(path);
        parts.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return address.toString();
    }
}
