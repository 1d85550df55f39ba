package org.saan.hub.sourcing;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is chosen from the answers to a request: pieces by group and line. Asked = chosen + shortfall, always. */
@Service
public class Choices {
    /** As short as a reason can be, and as long as it is read. The same as for cost sheets. */
    private static final int LEAST_REASON = 10;

    private static final int MOST_REASON = 500;

    private final JdbcClient jdbc;
    private final Comparison comparison;
    private final Audit audit;

    Choices(JdbcClient jdbc, Comparison comparison, Audit audit) {
        this.jdbc = jdbc;
        this.comparison = comparison;
        this.audit = audit;
    }

    /** A cell of the comparison. */
    public record Place(UUID copy, UUID line) {}

    /**
     * Chooses; what was chosen before is replaced.
     *
     * @param version of the request as it was seen
     * @param pieces 0 and what is missing count as nothing
     * @param why a price that does not pay the work at the minimum wage of the group's place is chosen all the same; it stands in
     *     the audit. Empty where none is
     * @throws Refusal when somebody chose meanwhile, when it is more than a group offers, less than its minimum, or in all more
     *     than is asked, or a price below the minimum wage has no reason; nothing is stored then
     */
    @Transactional
    public void choose(UUID rfq, int version, Map<Place, Integer> pieces, String why, Viewer viewer) {
        int mine = jdbc.sql("update sourcing.rfq set version = version + 1 where id = :id and version = :version")
                .param("id", rfq)
                .param("version", version)
                .update();
        var seen = comparison.get(rfq, viewer);
        if (mine == 0) {
            throw new Refusal("sourcing.rfq.chosen_meanwhile");
        }
        if (!seen.open()) {
            throw new Refusal("sourcing.rfq.closed");
        }
        for (var line : seen.lines()) {
            check(seen, line, pieces);
        }
        var reason = why.strip();
        var below = belowFloor(seen, pieces);
        if (below != null && (reason.length() < LEAST_REASON || reason.length() > MOST_REASON)) {
            throw Refusal.of("why", "rates.below.why_missing", below);
        }
        jdbc.sql(
                        "delete from sourcing.rfq_choice c using sourcing.rfq_line l where l.id = c.line_id and l.rfq_id = :id")
                .param("id", rfq)
                .update();
        for (var line : seen.lines()) {
            for (var column : seen.columns()) {
                int chosen = pieces.getOrDefault(
                        new Place(column.copy(), line.asked().id()), 0);
                if (chosen > 0) {
                    insert(column, line.asked().id(), chosen);
                }
            }
        }
        audit.record(
                viewer,
                "sourcing.rfq_chosen",
                "rfq",
                rfq.toString(),
                null,
                below == null ? null : Map.of("below_floor_reason", reason));
    }

    /** The first group of which a price is chosen that does not pay the work of a piece at the minimum wage of its place. */
    private static @Nullable LocalizedText belowFloor(RfqView rfq, Map<Place, Integer> pieces) {
        for (var line : rfq.lines()) {
            var id = line.asked().id();
            for (var column : rfq.columns()) {
                int chosen = pieces.getOrDefault(new Place(column.copy(), id), 0);
                var offer = column.offer(id);
                var craft = column.crafts().get(id);
                if (chosen > 0 && offer != null && craft != null && craft.below(offer.priceFor(chosen))) {
                    return column.group();
                }
            }
        }
        return null;
    }

    private static void check(RfqView rfq, RfqView.Line line, Map<Place, Integer> pieces) {
        var id = line.asked().id();
        long sum = 0;
        for (var column : rfq.columns()) {
            int chosen = pieces.getOrDefault(new Place(column.copy(), id), 0);
            if (chosen == 0) {
                continue;
            }
            var offer = column.offer(id);
            int most = offer == null ? 0 : offer.quantity();
            if (chosen < 0 || chosen > most) {
                throw Refusal.of("pieces", "sourcing.rfq.over_offer", column.group(), most, chosen);
            }
            int least = least(column, Objects.requireNonNull(offer));
            if (chosen < least) {
                throw Refusal.of("pieces", "sourcing.rfq.below_minimum", column.group(), least, chosen);
            }
            sum += chosen;
        }
        if (sum > line.asked().quantity()) {
            throw Refusal.of(
                    "pieces",
                    "sourcing.rfq.over_asked",
                    line.asked().quantity(),
                    sum,
                    line.asked().name());
        }
    }

    /** Fewer are not worth a warp; a group that offers less than its usual minimum means all of it. */
    static int least(RfqView.Column column, RfqAnswer.Line offer) {
        var craft = column.crafts().get(offer.lineId());
        return Math.min(offer.quantity(), craft == null ? 1 : craft.minimumBatch());
    }

    private void insert(RfqView.Column column, UUID line, int pieces) {
        var answer = Objects.requireNonNull(column.answer());
        var offer = Objects.requireNonNull(column.offer(line));
        jdbc.sql("""
                        insert into sourcing.rfq_choice (line_id, rfq_group_id, answer_id, quantity, price_minor)
                        values (:line, :copy, :answer, :quantity, :price)
                        """)
                .param("line", line)
                .param("copy", column.copy())
                .param("answer", answer.id())
                .param("quantity", pieces)
                .param("price", offer.priceFor(pieces))
                .update();
    }
}
