package org.saan.hub.ordering;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearWeek;

/** An order with all that is known of it. For its buyer, shares and plan are empty: they belong to the programme. */
public record OrderView(
        UUID id,
        String number,
        UUID buyerId,
        String buyer,
        @Nullable String note,
        Instant createdAt,
        OrderState state,
        List<LineView> lines,
        List<AllocationView> allocations,
        @Nullable PlanView plan) {
    public OrderView {
        lines = List.copyOf(lines);
        allocations = List.copyOf(allocations);
    }

    public Optional<LineView> findLine(UUID line) {
        return lines.stream().filter(l -> l.id().equals(line)).findFirst();
    }

    public YearWeek due() {
        return lines.stream()
                .map(LineView::due)
                .max(java.util.Comparator.naturalOrder())
                .orElseThrow();
    }

    public YearWeek release() {
        return lines.stream()
                .map(LineView::release)
                .min(java.util.Comparator.naturalOrder())
                .orElseThrow();
    }
}
