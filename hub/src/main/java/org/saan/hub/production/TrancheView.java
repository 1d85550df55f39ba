package org.saan.hub.production;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that arrived together: {@code counted = accepted + rework + rejected + pending}.
 *
 * @param number counted from 1 within the work order
 * @param parent number of the tranche from which pieces were sent back to be put right; absent for a delivery
 * @param returned of {@code rework}, how many came back
 */
public record TrancheView(
        UUID id,
        UUID workId,
        int number,
        @Nullable Integer parent,
        int said,
        int counted,
        int accepted,
        int rework,
        int rejected,
        int pending,
        int returned,
        @Nullable String dyeLot,
        @Nullable Colour colour,
        Instant receivedAt,
        List<FaultCount> faults,
        List<Check> checks,
        List<UUID> photos) {
    public TrancheView {
        faults = List.copyOf(faults);
        checks = List.copyOf(checks);
        photos = List.copyOf(photos);
    }

    public boolean isRework() {
        return parent != null;
    }

    public int atTheGroup() {
        return rework - returned;
    }

    /** Pieces with that main fault. */
    public record FaultCount(Fault fault, boolean rejected, int pieces) {}

    /** A sample that was looked at; it passed when it had at most {@code ac} faulty pieces. */
    public record Check(
            String level, String aql, String letter, int sampleSize, int ac, int re, int found, Instant at) {
        public boolean passed() {
            return found <= ac;
        }
    }
}
