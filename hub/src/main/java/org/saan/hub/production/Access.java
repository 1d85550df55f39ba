package org.saan.hub.production;

import java.util.UUID;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;

/** Who may see and do what with work. What somebody may not see is not there. */
final class Access {
    private Access() {}

    /** The group itself, those who run the programme, and those who receive goods. */
    static boolean reads(Viewer viewer, UUID group) {
        return tells(viewer, group) || viewer.is(Role.RECEIVER);
    }

    /** The group itself, and those who run the programme on its behalf. */
    static boolean tells(Viewer viewer, UUID group) {
        return viewer.runsTheProgramme()
                || viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group);
    }

    /** Counts, inspects and packs. */
    static boolean receives(Viewer viewer) {
        return viewer.runsTheProgramme() || viewer.is(Role.RECEIVER);
    }

    static void must(boolean may) {
        if (!may) {
            throw new NotFound("work");
        }
    }
}
