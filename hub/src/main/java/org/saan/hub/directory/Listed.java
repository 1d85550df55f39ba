package org.saan.hub.directory;

import java.util.List;

/** One page of a list and how many there are in all. */
public record Listed<T>(List<T> rows, long total) {
    public Listed {
        rows = List.copyOf(rows);
    }
}
