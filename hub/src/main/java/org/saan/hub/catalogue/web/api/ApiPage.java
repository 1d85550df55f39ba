package org.saan.hub.catalogue.web.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param totalItems on all pages
 * @param page counted from 0
 */
record ApiPage<T>(List<T> items, long totalItems, int page, int limit) {
    ApiPage {
        items = List.copyOf(items);
    }
}
