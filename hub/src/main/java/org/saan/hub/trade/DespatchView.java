package org.saan.hub.trade;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A despatch (UBL DespatchAdvice).
 *
 * @param orderNumber the order whose pieces left
 * @param grossGrams weight with packing, in grams
 * @param deliveredWords what was said about the arrival
 * @param version for the next change
 */
public record DespatchView(
        UUID id,
        String number,
        UUID orderId,
        String orderNumber,
        String buyer,
        String carrier,
        @Nullable String tracking,
        int cartons,
        @Nullable Long grossGrams,
        LocalDate on,
        @Nullable LocalDate expected,
        @Nullable LocalDate deliveredOn,
        @Nullable String deliveredWords,
        @Nullable String withdrawnWords,
        int version,
        List<Part> parts) {
    public DespatchView {
        parts = List.copyOf(parts);
    }

    public record Part(UUID lineId, String familyCode, int pieces) {}

    public int pieces() {
        return parts.stream().mapToInt(Part::pieces).sum();
    }

    public DespatchState state() {
        return withdrawnWords != null
                ? DespatchState.WITHDRAWN
                : deliveredOn != null ? DespatchState.DELIVERED : DespatchState.ON_THE_WAY;
    }

    /** Whether it should have arrived and nobody has said so. */
    public boolean late(LocalDate today) {
        return state() == DespatchState.ON_THE_WAY && expected != null && expected.isBefore(today);
    }
}
