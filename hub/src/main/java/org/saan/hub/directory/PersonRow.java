package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/** A person as they stand in the list, with what they do today. */
public record PersonRow(UUID id, String name, List<Place> places) {
    public PersonRow {
        places = List.copyOf(places);
    }

    /** A role in a group. */
    public record Place(
            UUID groupId, LocalizedText group, @Nullable LocalizedText cluster, PersonRole role, LocalDate from) {}
}
