package org.saan.hub.materials;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A material of the library.
 *
 * @param onHand of all its lots, in its unit
 * @param heldByGroups what groups were sent and have told nothing of
 * @param warnings what law says of it
 */
public record MaterialView(
        UUID id,
        String code,
        MaterialKind kind,
        LocalizedText name,
        String unit,
        Map<String, BigDecimal> fibres,
        List<Integer> season,
        @Nullable LocalizedText hazard,
        int version,
        BigDecimal onHand,
        BigDecimal heldByGroups,
        List<LegalWarning> warnings) {
    public MaterialView {
        fibres = Map.copyOf(fibres);
        season = List.copyOf(season);
        warnings = List.copyOf(warnings);
    }

    /** Whether law forbids it or asks for a permit first. */
    public LegalWarning.@Nullable Severity worst() {
        return warnings.stream()
                .map(LegalWarning::severity)
                .min(Enum::compareTo)
                .orElse(null);
    }

    /** Whether it can be had in that month, 1 to 12. */
    public boolean inSeason(int month) {
        return season.isEmpty() || season.contains(month);
    }

    /** A certificate; valid from and until inclusive. */
    public record Certificate(
            UUID id, CertificateKind kind, String number, String issuer, LocalDate from, LocalDate until) {
        public boolean valid(LocalDate on) {
            return !on.isBefore(from) && !on.isAfter(until);
        }
    }

    /** What can be used instead. */
    public record Substitute(
            UUID id,
            String code,
            LocalizedText name,
            @Nullable String words,
            BigDecimal onHand) {}
}
