package org.saan.hub.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * What is known about a group that conditions of measures ask for; absent is not known, which is not the same as no.
 *
 * @param form legal form
 * @param published products that are public, of which {@code exportable} have a confirmed HS code
 * @param trainedLeader whether somebody of the group holds a certificate of the training
 */
public record GroupFacts(
        UUID id,
        String code,
        LocalizedText name,
        String regionCode,
        String provinceCode,
        String form,
        @Nullable Integer members,
        @Nullable LocalDate registeredOn,
        boolean inProgramme,
        List<String> crafts,
        int published,
        int exportable,
        @Nullable Boolean trainedLeader) {
    public GroupFacts {
        crafts = List.copyOf(crafts);
    }
}
