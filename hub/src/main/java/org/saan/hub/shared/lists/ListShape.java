package org.saan.hub.shared.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saan.hub.shared.Refusal;

/**
 * What a list can be asked: where it stands, by what it can be put in order, and what narrows it. One constant beside the
 * service that answers; the page, its links and its exports all read it.
 *
 * @param path of the page, such as {@code /groups}; the exports are {@code /groups.xlsx} and {@code /groups.csv}
 * @param sorts keys of the orders, the usual one first; a minus means that the first click sorts downwards: {@code -artisans}
 * @param filters names of the filters, which are also their names in the address
 * @param size rows of a page
 */
public record ListShape(String path, List<String> sorts, List<String> filters, int size) {
    /** Longest text that is searched for. */
    public static final int MOST_LETTERS = 100;

    /** Nobody turns so many pages; numbers above would only overflow. */
    private static final int MOST_PAGES = 1_000_000;

    public ListShape {
        sorts = List.copyOf(sorts);
        filters = List.copyOf(filters);
        if (sorts.isEmpty() || size < 1) {
            throw new IllegalArgumentException("a list has an order and rows: " + path);
        }
    }

    /**
     * Reads what an address asks; what it does not know counts as not asked.
     *
     * @throws Refusal when the text to search for is longer than {@link #MOST_LETTERS}
     */
    public ListQuery read(Map<String, String> asked) {
        var search = asked.getOrDefault("q", "").strip();
        if (search.codePointCount(0, search.length()) > MOST_LETTERS) {
            throw Refusal.of("q", "lists.search_long", MOST_LETTERS);
        }
        var chosen = new LinkedHashMap<String, String>();
        for (var filter : filters) {
            var value = asked.getOrDefault(filter, "").strip();
            if (!value.isEmpty()) {
                chosen.put(filter, value);
            }
        }
        var typed = asked.getOrDefault("sort", "");
        var key = typed.startsWith("-") ? typed.substring(1) : typed;
        var known = !key.isEmpty() && (sorts.contains(key) || sorts.contains("-" + key));
        var sort = known ? key : bare(sorts.getFirst());
        return new ListQuery(
                this, search, chosen, sort, known ? typed.startsWith("-") : downwardsFirst(sort), page(asked));
    }

    /** The list as it opens. */
    public ListQuery usual() {
        return read(Map.of());
    }

    private static int page(Map<String, String> asked) {
        var text = asked.getOrDefault("page", "");
        return text.matches("\\d{1,7}") ? Math.min(Integer.parseInt(text), MOST_PAGES) : 0;
    }

    boolean downwardsFirst(String sort) {
        return sorts.contains("-" + sort);
    }

    boolean usual(String sort, boolean descending) {
        return bare(sorts.getFirst()).equals(sort) && descending == downwardsFirst(sort);
    }

    private static String bare(String sort) {
        return sort.startsWith("-") ? sort.substring(1) : sort;
    }
}
