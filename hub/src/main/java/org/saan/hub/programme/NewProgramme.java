package org.saan.hub.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;

/**
 * A programme that is begun.
 *
 * @param code part of its addresses: small letters, digits and hyphens
 * @param startsOn its first day
 * @param endsOn the first day after it
 * @param follows the programme that it continues: who was counted there counts no second time
 * @param regions codes of regions; empty for the whole country
 */
public record NewProgramme(
        String code,
        LocalizedText name,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable UUID follows,
        List<String> regions) {
    public NewProgramme {
        regions = List.copyOf(regions);
        if (!code.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw Refusal.of("code", "programme.code_bad");
        }
        if (!endsOn.isAfter(startsOn)) {
            throw Refusal.of("endsOn", "programme.ends_before");
        }
    }
}
