package org.saan.hub.directory;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListQuery;

/**
 * By what groups of a list are chosen, whatever their order.
 *
 * @param organisation whose own groups are asked for, or by whose permissions phones are found; absent for those who see all
 */
record GroupsAsked(
        String search,
        Map<String, String> filters,
        @Nullable UUID organisation) {
    GroupsAsked {
        filters = Map.copyOf(filters);
    }

    static GroupsAsked of(ListQuery query, Viewer viewer) {
        boolean all = viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)
                || viewer.runsTheProgramme() && !GroupSearch.isPhone(query.search());
        return new GroupsAsked(query.search(), query.filters(), all ? null : viewer.organisationId());
    }
}
