package org.saan.hub.sourcing;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;
import org.threeten.extra.YearWeek;

/**
 * What a group says to a request: so many of each line at that price from that week on, or no with a reason.
 *
 * @param declinedReason one of {@link #REASONS}; absent when the group offers something
 * @param said who of the group said it and how, when a coordinator writes it down; absent when the leader does
 */
public record RfqAnswer(
        List<Line> lines,
        @Nullable String declinedReason,
        @Nullable String note,
        @Nullable Said said) {
    /** Why a group says no. */
    public static final List<String> REASONS = List.of("field", "ill", "price", "time", "other");

    /** How a coordinator heard it. */
    public static final List<String> WAYS = List.of("phone", "line", "visit");

    private static final int LONGEST_NOTE = 500;
    private static final int MOST_BREAKS = 5;
    private static final long HIGHEST_PRICE = 100_000_000L;

    public RfqAnswer {
        lines = List.copyOf(lines);
        note = note == null || note.isBlank() ? null : note.strip();
    }

    /**
     * @param quantity pieces that the group can make; 0 for none
     * @param priceMinor satang per piece at the village; absent when there are none
     * @param firstWeek in which it can begin
     * @param breaks lower prices for many, smallest number first
     */
    public record Line(
            UUID lineId,
            int quantity,
            @Nullable Long priceMinor,
            @Nullable YearWeek firstWeek,
            List<PriceStep> breaks) {
        public Line {
            breaks = List.copyOf(breaks);
        }

        /** Satang per piece when so many are chosen. */
        public long priceFor(int pieces) {
            long price = java.util.Objects.requireNonNull(priceMinor);
            for (var step : breaks) {
                price = pieces >= step.fromQuantity() ? step.priceMinor() : price;
            }
            return price;
        }
    }

    /** Whoever orders that many or more pays this for each. */
    public record PriceStep(int fromQuantity, long priceMinor) {}

    /** @param how one of {@link #WAYS} */
    public record Said(String who, String how) {}

    /** @throws Refusal at the first field that is wrong; fields are named after their line: {@code quantity-LINE} */
    void check(List<OwnRfq.Line> asked, YearWeek now) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Refusal.of("note", "sourcing.rfq.long_note", LONGEST_NOTE);
        }
        if (said != null && (said.who().isBlank() || said.who().length() > 120 || !WAYS.contains(said.how()))) {
            throw Refusal.of("said", "sourcing.rfq.who_said");
        }
        if (declinedReason != null) {
            if (!REASONS.contains(declinedReason)) {
                throw Refusal.of("reason", "sourcing.rfq.no_reason");
            }
            return;
        }
        if (!Set.copyOf(lines.stream().map(Line::lineId).toList())
                .equals(Set.copyOf(asked.stream().map(OwnRfq.Line::id).toList()))) {
            throw Refusal.of("lines", "sourcing.rfq.other_lines");
        }
        for (var line : lines) {
            var of = asked.stream()
                    .filter(one -> one.id().equals(line.lineId()))
                    .findFirst()
                    .orElseThrow();
            check(line, of, now);
        }
        if (lines.stream().allMatch(line -> line.quantity() == 0)) {
            var first = lines.getFirst().lineId();
            throw Refusal.of("quantity-" + first, "sourcing.rfq.nothing_offered");
        }
    }

    private static void check(Line line, OwnRfq.Line asked, YearWeek now) {
        if (line.quantity() < 0 || line.quantity() > asked.quantity()) {
            throw Refusal.of("quantity-" + line.lineId(), "sourcing.rfq.bad_quantity", asked.quantity());
        }
        if (line.quantity() == 0) {
            return;
        }
        if (line.priceMinor() == null || line.priceMinor() < 1 || line.priceMinor() > HIGHEST_PRICE) {
            throw Refusal.of("price-" + line.lineId(), "sourcing.rfq.bad_price");
        }
        if (line.firstWeek() == null || line.firstWeek().isBefore(now)) {
            throw Refusal.of("week-" + line.lineId(), "sourcing.rfq.bad_week");
        }
        int from = 1;
        long price = line.priceMinor();
        for (var step : line.breaks()) {
            if (line.breaks().size() > MOST_BREAKS
                    || step.fromQuantity() <= from
                    || step.priceMinor() < 1
                    || step.priceMinor() >= price) {
                throw Refusal.of("break-" + line.lineId(), "sourcing.rfq.bad_break");
            }
            from = step.fromQuantity();
            price = step.priceMinor();
        }
    }
}
