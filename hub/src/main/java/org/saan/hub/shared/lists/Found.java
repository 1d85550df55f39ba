package org.saan.hub.shared.lists;

import java.util.List;

/** The rows of one page, and how many there are on all pages. */
public record Found<T>(List<T> rows, long total) {
    public Found {
        rows = List.copyOf(rows);
    }
}
