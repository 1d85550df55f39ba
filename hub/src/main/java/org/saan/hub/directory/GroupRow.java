package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/** A group as it stands in the list. */
public record GroupRow(
        UUID id,
        String code,
        LocalizedText name,
        LocalizedText province,
        @Nullable LocalizedText cluster,
        int artisans,
        List<String> families,
        boolean inProgramme,
        boolean suspended,
        @Nullable LocalDate confirmedOn) {
    public GroupRow {
        families = List.copyOf(families);
    }
}
