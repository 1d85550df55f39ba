package org.saan.hub.design;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;

/**
 * Who may do what with a sample. Those who run the programme see all and write for all; the group that makes it and the buyer
 * whom it is for see theirs; designers see and photograph. To everybody else there is no such sample.
 */
record SampleWho(boolean runs, boolean makes, boolean buys, boolean designs) {

    static SampleWho of(Viewer viewer, UUID group, @Nullable UUID buyer) {
        return new SampleWho(
                viewer.runsTheProgramme(),
                viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group),
                viewer.is(Role.BUYER) && viewer.organisationId().equals(buyer),
                viewer.is(Role.DESIGNER));
    }

    boolean sees() {
        return runs || makes || buys || designs;
    }

    /** What the makers cost concerns those who make, run and pay. */
    boolean seesCost(Payer payer) {
        return runs || makes || buys && payer == Payer.BUYER;
    }

    boolean seesCredit() {
        return runs || buys;
    }

    static void must(boolean allowed) {
        if (!allowed) {
            throw new NotFound("sample");
        }
    }
}
