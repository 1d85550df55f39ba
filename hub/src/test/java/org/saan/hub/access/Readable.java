package org.saan.hub.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What somebody can read: a route, and what its variables stand for. */
record Readable(Route route, Map<String, String> row) {

    /**
     * All that this person may read: what names no object, their own objects, and of the others some of each kind.
     *
     * @param each how many of each kind
     */
    static List<Readable> by(@Nullable Viewer viewer, RequestMappingHandlerMapping mapping, Things things, int each) {
        Role role = viewer == null ? null : viewer.role();
        var all = new ArrayList<Readable>();
        for (var route : Route.of(mapping)) {
            if (!route.reads() || !route.isFor(role) || route.name().endsWith(" /error") || things.isSecret(route)) {
                continue;
            }
            var found = things.find(route);
            for (var way : route.ways()) {
                var rows = found.orElse(List.of(Map.of())).stream()
                        .map(row -> Walker.with(row, way))
                        .filter(row -> row != null)
                        .filter(row -> isOpenTo(viewer, row))
                        .toList();
                for (int i = 0; i < rows.size(); i += Math.max(1, rows.size() / each)) {
                    all.add(new Readable(route, rows.get(i)));
                }
            }
        }
        return all;
    }

    private static boolean isOpenTo(@Nullable Viewer viewer, Map<String, String> row) {
        if (viewer == null) {
            return row.keySet().stream().noneMatch(column -> column.startsWith("own_"));
        }
        var own = switch (viewer.role()) {
            case GROUP_LEADER -> "own_group";
            case BUYER -> "own_buyer";
            case COORDINATOR -> "own_cluster";
            default -> "own_programme";
        };
        return row.containsKey(own)
                ? viewer.organisationId().toString().equals(row.get(own))
                : !row.containsKey("own_account") && !row.containsKey("own_leader")
                        || viewer.accountId().toString().equals(row.get("own_account"))
                        || viewer.accountId().toString().equals(row.get("own_leader"));
    }
}
