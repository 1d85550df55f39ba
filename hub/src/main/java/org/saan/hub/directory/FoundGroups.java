package org.saan.hub.directory;

import java.util.List;

/**
 * One page of groups.
 *
 * @param total of all pages
 * @param near nothing is written as it was searched for; these come close
 */
public record FoundGroups(List<GroupRow> rows, long total, boolean near) {
    public FoundGroups {
        rows = List.copyOf(rows);
    }
}
