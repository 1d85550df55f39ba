package org.saan.hub.design;

import java.util.Map;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;

/**
 * Who sees a design. Those who run the programme see all and review; a designer sees the own ones and those that are released; a
 * group's leader those of the group; a buyer those made for the buyer. To everybody else there is no such design.
 */
final class DesignWho {
    private DesignWho() {}

    /** The part of a where clause about table {@code d}; its parameters are {@link #params}. */
    static String sees(Viewer viewer) {
        if (viewer.runsTheProgramme()) {
            return "true";
        }
        return switch (viewer.role()) {
            case DESIGNER ->
                "(d.designer_id = :who_account or d.created_by = :who_account or (d.buyer_id is null and d.released_at is not null"
                        + " and d.withdrawn_at is null))";
            case GROUP_LEADER -> "d.group_id = :who_organisation";
            case BUYER -> "d.buyer_id = :who_organisation";
            default -> throw new NotFound("designs");
        };
    }

    static Map<String, Object> params(Viewer viewer) {
        return Map.of("who_account", viewer.accountId(), "who_organisation", viewer.organisationId());
    }

    /** Writes briefs, pictures and tech packs. */
    static boolean draws(Viewer viewer) {
        return viewer.runsTheProgramme() || viewer.is(Role.DESIGNER);
    }

    static void must(boolean allowed) {
        if (!allowed) {
            throw new NotFound("design");
        }
    }
}
