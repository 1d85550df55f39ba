package org.saan.hub.catalogue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;

/**
 * Who may do what in the catalogue. Leaders write of their own group; those who run the programme write of all and publish.
 * Designers and export advisers translate besides, and export advisers review. Nobody reviews words of their own.
 */
final class Who {
    private Who() {}

    static boolean writes(Viewer viewer, UUID group) {
        return viewer.runsTheProgramme()
                || viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group);
    }

    static boolean translates(Viewer viewer, UUID group) {
        return writes(viewer, group) || viewer.is(Role.EXPORT_ADVISER, Role.DESIGNER);
    }

    static boolean reviews(Viewer viewer) {
        return viewer.runsTheProgramme() || viewer.is(Role.EXPORT_ADVISER);
    }

    /** The group whose entries alone the viewer sees; absent for those who see all. */
    static @Nullable UUID onlyGroup(Viewer viewer) {
        if (viewer.is(Role.GROUP_LEADER)) {
            return viewer.organisationId();
        }
        must(viewer.runsTheProgramme() || viewer.is(Role.EXPORT_ADVISER, Role.DESIGNER));
        return null;
    }

    /** What may not be done looks as if the thing were not there. */
    static void must(boolean allowed) {
        if (!allowed) {
            throw new NotFound("catalogue");
        }
    }
}
