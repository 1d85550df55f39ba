package org.saan.hub.ordering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearWeek;

/**
 * An order as its buyer sees it: nothing of groups but how many, nothing of what they are paid.
 *
 * @param due week in which the last piece is to be at the hub
 * @param promised pieces that a group has said yes to
 * @param made pieces made so far; null while nobody has told
 * @param groups that have said yes
 */
public record MyOrderView(
        UUID id,
        String number,
        Instant placedAt,
        boolean cancelled,
        YearWeek due,
        long ordered,
        long promised,
        @Nullable Long made,
        int groups,
        List<Line> lines,
        List<Step> steps,
        List<OrderNews.Paper> papers,
        List<OrderNews.Picture> pictures) {
    public MyOrderView {
        lines = List.copyOf(lines);
        steps = List.copyOf(steps);
        papers = List.copyOf(papers);
        pictures = List.copyOf(pictures);
    }

    public record Line(
            String familyCode,
            int quantity,
            int promised,
            @Nullable Integer made,
            YearWeek due,
            int grade,
            boolean oneLot) {}

    /**
     * A stage of the order.
     *
     * @param on day it was reached, where known
     */
    public record Step(
            OrderStage stage, Place place, @Nullable LocalDate on) {}

    /** Where the order is, seen from a stage. */
    public enum Place {
        DONE,
        NOW,
        TO_COME
    }

    /** Whether every piece has a yes: only then is the date a promise. */
    public boolean isPromised() {
        return promised == ordered;
    }
}
