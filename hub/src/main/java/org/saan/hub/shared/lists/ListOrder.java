package org.saan.hub.shared.lists;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order of a list in SQL. Its last key is unique, so that no two rows may change places from page to page.
 *
 * <pre>{@code
 * ListOrder.by("g.artisans desc", "g.name_th collate \"th-x-icu\"", "g.code")
 * }</pre>
 */
public record ListOrder(List<String> keys) {
    private static final String DOWN = " desc";
    private static final String EMPTY_FIRST = " nulls first";
    private static final String EMPTY_LAST = " nulls last";

    public ListOrder {
        keys = List.copyOf(keys);
    }

    /** Keys as SQL says them: an expression, then perhaps {@code desc}, then perhaps {@code nulls first} or {@code last}. */
    public static ListOrder by(String... keys) {
        return new ListOrder(Arrays.asList(keys));
    }

    /** Upwards or downwards by the first key; rows that are equal in it stay in the order of the other keys. */
    public ListOrder downwards(boolean descending) {
        return keys.getFirst().contains(DOWN) == descending
                ? this
                : new ListOrder(Stream.concat(
                                Stream.of(turned(keys.getFirst())),
                                keys.stream().skip(1))
                        .toList());
    }

    /** From the last row to the first. */
    public ListOrder backwards() {
        return new ListOrder(keys.stream().map(ListOrder::turned).toList());
    }

    /** What stands after {@code order by}. */
    public String sql() {
        return keys.stream().collect(Collectors.joining(", "));
    }

    private static String turned(String key) {
        var emptyFirst = key.endsWith(EMPTY_FIRST);
        var emptyLast = key.endsWith(EMPTY_LAST);
        var rest = emptyFirst
                ? key.substring(0, key.length() - EMPTY_FIRST.length())
                : emptyLast ? key.substring(0, key.length() - EMPTY_LAST.length()) : key;
        var turned = rest.endsWith(DOWN) ? rest.substring(0, rest.length() - DOWN.length()) : rest + DOWN;
        return turned + (emptyFirst ? EMPTY_LAST : emptyLast ? EMPTY_FIRST : "");
    }
}
