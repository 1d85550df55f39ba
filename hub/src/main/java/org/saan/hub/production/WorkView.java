package org.saan.hub.production;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.threeten.extra.YearWeek;

/**
 * The work of one group for one order, all counts in pieces: {@code allocated = accepted + rejected + outstanding + cancelled} and
 * {@code received = good + turnedDown + pending + reworkOut}.
 *
 * @param id of the work order, which is that of the share
 * @param needed pieces that the group has to make now: those allocated less those taken back
 * @param accepted good pieces up to {@code needed}; {@code payable} adds the extra ones that somebody agreed to pay
 * @param made finished as the group told, at least those received
 * @param told what the last report said; absent before the first
 */
public record WorkView(
        UUID id,
        String number,
        UUID groupId,
        LocalizedText group,
        @Nullable String leader,
        UUID orderId,
        String orderNumber,
        UUID lineId,
        String familyCode,
        long priceMinor,
        Instant issuedAt,
        @Nullable YearWeek first,
        YearWeek due,
        WorkState state,
        Counts counts,
        int made,
        @Nullable Integer told,
        @Nullable Instant toldAt,
        @Nullable Feeling feeling,
        int openDiscrepancies,
        @Nullable Forecast forecast) {

    /** Pieces of one work order, and what became of them. */
    public record Counts(
            int allocated,
            int cancelled,
            int released,
            int needed,
            int accepted,
            int rejected,
            int outstanding,
            int madeOver,
            int received,
            int good,
            int pending,
            int reworkOut,
            int turnedDown,
            int packed,
            boolean packingClosed,
            int extraAccepted,
            int undelivered,
            int over) {
        /** What the group is paid for. */
        public int payable() {
            return accepted + extraAccepted;
        }

        /** Good pieces beyond the share, of which nobody has said whether they are paid. */
        public int extraOpen() {
            return good - accepted - extraAccepted;
        }
    }

    /**
     * @param pace pieces a week; absent while no full week was reported
     * @param finish Monday of the week in which the work ends at that pace
     * @param latePieces that will not be there in the due week
     */
    public record Forecast(
            @Nullable BigDecimal pace,
            @Nullable LocalDate finish,
            int latePieces,
            @Nullable Risk risk) {}

    /** Three counts that are equal, and nothing that is open. */
    public boolean reconciled() {
        return counts.madeOver() == counts.received()
                && counts.packed() == counts.good()
                && counts.pending() == 0
                && counts.reworkOut() == 0
                && openDiscrepancies == 0;
    }

    /** A report of the group; one that waits for a decision is not counted. */
    public record Report(
            UUID id,
            int made,
            Feeling feeling,
            @Nullable String note,
            Instant happenedAt,
            Instant recordedAt,
            boolean waits,
            List<UUID> photos) {
        public Report {
            photos = List.copyOf(photos);
        }
    }

    /** Two counts that differ. {@code reason} and {@code note} are those of whoever explained it. */
    public record Discrepancy(
            UUID id,
            String kind,
            @Nullable Integer tranche,
            int expected,
            int counted,
            String state,
            @Nullable String reason,
            @Nullable String note,
            @Nullable String explainedBy,
            @Nullable String closedBy,
            Instant openedAt) {}
}
