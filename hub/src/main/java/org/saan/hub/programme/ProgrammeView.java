package org.saan.hub.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A programme as it is read.
 *
 * @param startsOn its first day, in Bangkok time
 * @param endsOn the first day that is no longer of it
 * @param follows the programme that it continues
 * @param regions codes of the regions it works in; empty for the whole country
 */
public record ProgrammeView(
        UUID id,
        String code,
        LocalizedText name,
        LocalDate startsOn,
        LocalDate endsOn,
        ProgrammeState state,
        @Nullable UUID follows,
        List<String> regions,
        int version) {
    public ProgrammeView {
        regions = List.copyOf(regions);
    }

    /** Its last day, included: as people say it. */
    public LocalDate lastDay() {
        return endsOn.minusDays(1);
    }

    /** Its length in days. */
    public long days() {
        return ChronoUnit.DAYS.between(startsOn, endsOn);
    }
}
