package org.saan.hub.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A person with all roles that they ever held. Name and phone are replaced by a mark once they are erased; the roles stay.
 *
 * @param phone only when the viewer reaches them directly
 */
public record PersonView(
        UUID id,
        int version,
        String title,
        String firstName,
        String lastName,
        @Nullable String phone,
        ContactWay contact,
        @Nullable UUID accountId,
        @Nullable Instant erasedAt,
        boolean mayManage,
        boolean own,
        List<Term> terms) {
    public PersonView {
        terms = List.copyOf(terms);
    }

    public String name() {
        return (title + " " + firstName + " " + lastName).strip();
    }

    /** A role held for a time, days included at both ends. */
    public record Term(
            UUID id,
            UUID groupId,
            String groupCode,
            LocalizedText group,
            @Nullable LocalizedText cluster,
            PersonRole role,
            LocalDate from,
            @Nullable LocalDate until) {}
}
