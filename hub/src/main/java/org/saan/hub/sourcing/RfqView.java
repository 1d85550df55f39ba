package org.saan.hub.sourcing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A request with the answers of all groups beside each other, for those who run the programme.
 *
 * @param version counts up with every choice among the answers
 */
public record RfqView(
        UUID id,
        String number,
        UUID enquiryId,
        String enquiryNumber,
        String organisation,
        boolean open,
        Instant issuedAt,
        LocalDate answerBy,
        @Nullable String note,
        int version,
        List<Line> lines,
        List<Column> columns) {
    public RfqView {
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
    }

    /** A line with what is chosen of it: asked = chosen + shortfall. */
    public record Line(OwnRfq.Line asked, int chosen, int shortfall) {}

    /**
     * What one group says, and what is known of it.
     *
     * @param copy the group's own address of the request
     * @param weeksWithWork of the last {@link #WEEKS}, those in which it had work that it accepted
     * @param idleAhead of the next {@link #AHEAD} weeks, those without any work
     * @param confirmedOn when the group last confirmed its weeks
     * @param crafts by line, what the group is known for; absent when it is not known for the craft
     * @param chosen by line
     */
    public record Column(
            UUID copy,
            UUID groupId,
            LocalizedText group,
            LocalizedText province,
            OwnRfq.@Nullable Answered answer,
            int weeksWithWork,
            int idleAhead,
            @Nullable LocalDate confirmedOn,
            Map<UUID, Craft> crafts,
            Map<UUID, Chosen> chosen) {
        /** Weeks that are looked back on for a fair share of work. */
        public static final int WEEKS = 16;

        /** Weeks that are looked ahead to. */
        public static final int AHEAD = 8;

        public Column {
            crafts = Map.copyOf(crafts);
            chosen = Map.copyOf(chosen);
        }

        /** Its answer to a line when it offers any of it. */
        public RfqAnswer.@Nullable Line offer(UUID line) {
            return answer == null
                    ? null
                    : answer.said().lines().stream()
                            .filter(one -> one.lineId().equals(line) && one.quantity() > 0)
                            .findFirst()
                            .orElse(null);
        }
    }

    /**
     * A craft of a group for one line.
     *
     * @param minimumBatch fewer pieces are not worth beginning
     * @param freePieces for which it has time until the due week, by its calendar
     * @param floorMinor satang below which the work of a piece does not reach the minimum wage of the place; absent where none is
     *     known
     */
    public record Craft(
            int minimumBatch,
            int minutesPerPiece,
            int freePieces,
            @Nullable Long floorMinor) {
        /** Whether a price does not even pay the work. */
        public boolean below(long priceMinor) {
            return floorMinor != null && priceMinor < floorMinor;
        }
    }

    /** @param current whether it was chosen from the last answer */
    public record Chosen(int quantity, long priceMinor, boolean current) {}
}
