package org.saan.hub.ordering;

import org.jspecify.annotations.Nullable;

/**
 * Which orders to list.
 *
 * @param search part of number or buyer; empty means all
 * @param page counted from 0
 */
public record OrderFilter(String search, @Nullable OrderState state, int page) {
    public static final int PAGE = 25;

    public OrderFilter {
        search = search.strip();
        page = Math.max(0, page);
    }
}
