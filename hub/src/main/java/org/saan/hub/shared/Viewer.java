package org.saan.hub.shared;

import java.io.Serializable;
import java.util.UUID;

/**
 * Who is asking: an account in one role for one organisation. Every read and write takes one.
 *
 * <p>The organisation is the programme for officers and administrators, a cluster for coordinators, a producer group
 * for group leaders, a buyer for buyers.
 */
public record Viewer(UUID accountId, String name, Role role, UUID organisationId, Language language)
        implements Serializable {

    public boolean is(Role... roles) {
        return java.util.Arrays.asList(roles).contains(role);
    }

    /** Officers, administrators and coordinators: they see all groups and orders of the programme. */
    public boolean runsTheProgramme() {
        return is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR);
    }

    /** The same person, reading in that language now. */
    public Viewer reading(Language now) {
        return new Viewer(accountId, name, role, organisationId, now);
    }
}
